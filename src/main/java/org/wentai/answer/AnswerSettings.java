package org.wentai.answer;

/**
 * How to answer.
 *
 * @param threshold least confidence of an answer, 0 to 1
 * @param passages passages read for one question
 */
public record AnswerSettings(double threshold, int passages) {}

package org.wentai.answer;

import org.wentai.index.Generation;

/**
 * STUB of the API. Answers questions from a generation's posts. Stateless; safe for many threads.
 */
public final class Answerer {
  public Answerer(AnswerSettings settings) {}

  public Answer answer(Generation posts, Question question) {
    throw new UnsupportedOperationException();
  }
}

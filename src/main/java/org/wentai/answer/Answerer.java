package org.wentai.answer;

import org.wentai.index.Generation;

/** Answers questions from a generation's posts. Stateless; safe for many threads. */
public final class Answerer {
  private final TextAnswers texts;
  private final int passages;

  public Answerer(AnswerSettings settings) {
    texts = new TextAnswers(settings);
    passages = settings.passages();
  }

  /**
   * The answer to {@code question}: found in a record, in a floor, in what posts say, or not found.
   */
  public Answer answer(Generation posts, Question question) {
    Reading reading = Reading.of(question, posts, passages);
    return RecordAnswers.answer(posts, reading)
        .or(() -> ReplyAnswers.answer(posts, reading))
        .orElseGet(() -> texts.answer(posts, reading));
  }
}

package org.wentai.answer;

import java.util.List;
import org.wentai.forum.TextCitation;
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

  /**
   * The sentences that may answer {@code question}, the likeliest first, at most {@code limit}:
   * what answers from posts' text are chosen from, before anything is refused, widened or put
   * together.
   */
  public List<TextCitation> sentences(Generation posts, Question question, int limit) {
    return texts.sentences(posts, Reading.of(question, posts, passages), limit);
  }
}

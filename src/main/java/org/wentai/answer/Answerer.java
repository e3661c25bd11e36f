package org.wentai.answer;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.wentai.forum.TextCitation;
import org.wentai.index.Generation;
import org.wentai.text.Courtesy;

/** Answers questions from a generation's posts. Stateless; safe for many threads. */
public final class Answerer {
  private final TextAnswers texts;
  private final int passages;

  public Answerer(AnswerSettings settings) {
    this(settings::threshold, settings.passages());
  }

  /**
   * One whose threshold may change while it answers.
   *
   * @param threshold least confidence of an answer, 0 to 1; asked at each question
   * @param passages passages read for one question
   */
  public Answerer(DoubleSupplier threshold, int passages) {
    texts = new TextAnswers(threshold);
    this.passages = passages;
  }

  /**
   * Whether an answer of this confidence was weighed against the threshold; answers from records
   * and named floors, which have fixed confidences, are not.
   */
  public static boolean isWeighed(double confidence) {
    return confidence != RecordAnswers.SURE && confidence != ReplyAnswers.SURE;
  }

  /** Names the fitted weights: confidences compare only where this is the same. */
  public static String model() {
    return Integer.toHexString(31 * Confidence.fitted(false).sum() + Confidence.fitted(true).sum());
  }

  /**
   * The answer to {@code question}: found in a record, in a floor, in what posts say, or not found.
   * A greeting or thanks asks nothing, and nothing is found. Of several questions at once each is
   * answered.
   */
  public Answer answer(Generation posts, Question question) {
    if (Courtesy.in(question.text()).isPresent()) {
      return new Answer.NotFound(List.of(), Optional.empty(), 0, question.text().strip());
    }
    List<String> several = Several.of(question.text());
    return several.size() > 1
        ? Several.answer(question, several, part -> one(posts, part))
        : one(posts, question);
  }

  private Answer one(Generation posts, Question question) {
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

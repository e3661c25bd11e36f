package org.wentai.eval;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wentai.answer.Answer;
import org.wentai.answer.AnswerSettings;
import org.wentai.answer.Answerer;
import org.wentai.answer.Question;
import org.wentai.chat.AnswerText;
import org.wentai.chat.GoldenMiss;
import org.wentai.chat.GoldenMiss.Said;
import org.wentai.chat.GoldenSet;
import org.wentai.chat.Language;
import org.wentai.forum.PostRef;
import org.wentai.index.Generation;

/** Questions that every new index must answer as their file says, before it serves. */
public final class GoldenQuestions {
  /** Records are labelled in the language of most posts; facts stand in either label's value. */
  private static final Language LANGUAGE = Language.ZH;

  private GoldenQuestions() {}

  /** Reads files of golden questions, which are then answered by {@code settings}. */
  public static Function<byte[], GoldenSet> judgedBy(AnswerSettings settings) {
    return judgedBy(new Answerer(settings));
  }

  /** Reads files of golden questions, which {@code answerer} then answers. */
  public static Function<byte[], GoldenSet> judgedBy(Answerer answerer) {
    return file -> read(file, answerer);
  }

  private static GoldenSet read(byte[] file, Answerer answerer) {
    List<Function<Generation, Optional<GoldenMiss>>> questions = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    try {
      QuestionFile.read(
          new ByteArrayInputStream(file),
          question -> questions.add(posts -> judge(question, answerer, posts)),
          faults::add);
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot fail to be read", e);
    }
    return new GoldenSet(questions, faults);
  }

  private static Optional<GoldenMiss> judge(
      GoldQuestion question, Answerer answerer, Generation posts) {
    Answer answer = answerer.answer(posts, Question.of(question.question()));
    Verdict verdict = new Scoring(posts, LANGUAGE).judge(question, answer, 0);
    return verdict.passed()
        ? Optional.empty()
        : Optional.of(new GoldenMiss(question.question(), expected(question), got(answer)));
  }

  private static Said expected(GoldQuestion question) {
    if (!question.answerable()) {
      return Said.NOTHING;
    }
    String facts =
        question.gold().stream()
            .map(ways -> String.join(" / ", ways))
            .collect(Collectors.joining(" + "));
    return new Said(true, facts, question.positives().stream().findFirst(), question.floor());
  }

  private static Said got(Answer answer) {
    return switch (answer) {
      case Answer.NotFound none -> Said.NOTHING;
      case Answer.Found found -> {
        PostRef first = found.evidence().getFirst().citation().post();
        yield new Said(
            true,
            AnswerText.of(found, LANGUAGE),
            Optional.of(first.thread()),
            OptionalInt.of(first.floor()));
      }
    };
  }
}

package org.wentai.answer;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.wentai.index.Generation;
import org.wentai.text.Folding;

/**
 * A known question with something else asked for, of a kind that its thread has nothing of: the
 * words are there and the answer is not. Repeatable: the same seed and questions give the same.
 */
final class AnotherKind {
  private static final List<Phrase> PHRASES =
      List.of(
          new Phrase(AnswerKind.MONEY, "花了多少钱"),
          new Phrase(AnswerKind.MONEY, "要投资多少钱"),
          new Phrase(AnswerKind.PHONE, "的电话是多少"),
          new Phrase(AnswerKind.PERCENT, "占百分之几"),
          new Phrase(AnswerKind.DURATION, "要多长时间"),
          new Phrase(AnswerKind.DATE, "是什么时候"),
          new Phrase(AnswerKind.CLOCK, "是几点"),
          new Phrase(AnswerKind.NUMBER, "有多少人"),
          new Phrase(AnswerKind.NUMBER, "有多少辆"),
          new Phrase(AnswerKind.NUMBER, "有几公里"),
          new Phrase(AnswerKind.NUMBER, "一共多少层"));

  private final Random random;

  /** Words that ask, and the kind that answers them. */
  private record Phrase(AnswerKind kind, String text) {
    /** Whether a folded text has nothing that could answer this. */
    boolean isLackingIn(String folded) {
      return kind == AnswerKind.NUMBER
          ? QuestionWords.asks(text).stream()
              .flatMap(asking -> Measure.asked(text, asking.span()).stream())
              .noneMatch(measure -> measure.isIn(folded))
          : kind.in(folded).isEmpty();
    }
  }

  AnotherKind(long seed) {
    random = new Random(seed);
  }

  /** The question asked for another kind of thing; nothing where the thread has some of each. */
  Optional<String> of(Generation posts, Known known, Understood question) {
    List<String> told =
        known.threads().stream()
            .flatMap(thread -> posts.posts(thread).stream())
            .map(post -> Folding.fold(post.text()))
            .toList();
    List<Phrase> lacking =
        PHRASES.stream()
            .filter(p -> p.kind() != question.kind())
            .filter(p -> told.stream().allMatch(p::isLackingIn))
            .toList();
    if (question.asked().isEmpty() || lacking.isEmpty()) {
      return Optional.empty();
    }
    String before = question.text().substring(0, question.asked().start());
    String behind = question.text().substring(question.asked().end()).replaceAll("[?？]\\s*$", "");
    String phrase = lacking.get(random.nextInt(lacking.size())).text();
    return Optional.of(before.replaceFirst("[是在于]$", "") + behind + phrase + "？");
  }
}

package org.wentai.chat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wentai.answer.Answer;
import org.wentai.answer.Evidence;

/** Puts answers into words for people. */
public final class Replies {
  private Replies() {}

  /** The reply that says {@code answer} to {@code question}, as asked. */
  public static Reply of(String question, Answer answer, List<String> notes, Language language) {
    return switch (answer) {
      case Answer.Found found ->
          new Reply.Answered(
              language,
              AnswerText.of(found, language),
              quotes(found.evidence(), 0, language),
              Stream.concat(notes.stream(), unanswered(found, language)).toList());
      case Answer.NotFound none ->
          new Reply.NotAnswered(
              language,
              Messages.ofChat(language).say("notfound", question),
              none.nearest(),
              none.closest().map(e -> Quote.of(1, e, language)),
              notes);
    };
  }

  private static Stream<String> unanswered(Answer.Found found, Language language) {
    return found.unanswered().stream().map(q -> Messages.ofChat(language).say("unanswered", q));
  }

  /** The quotations of {@code some}, numbered on from {@code before}. */
  static List<Quote> quotes(List<Evidence> some, int before, Language language) {
    return IntStream.range(0, some.size())
        .mapToObj(i -> Quote.of(before + i + 1, some.get(i), language))
        .toList();
  }
}

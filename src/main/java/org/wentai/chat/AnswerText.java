package org.wentai.chat;

import java.util.List;
import org.wentai.answer.Answer;
import org.wentai.answer.Evidence;
import org.wentai.forum.RecordCitation;

/** The words of an answer. */
public final class AnswerText {
  private AnswerText() {}

  /** The answer's text. Records' values say what they are, each on its line: 查看:3584. */
  public static String of(Answer.Found found, Language language) {
    List<Evidence> evidence = found.evidence();
    boolean bare =
        found.text().equals(String.join("\n", evidence.stream().map(AnswerText::value).toList()));
    if (!bare || !evidence.stream().allMatch(e -> e.citation() instanceof RecordCitation)) {
      return String.join("\n", found.text().lines().map(l -> line(l, found, language)).toList());
    }
    Messages messages = Messages.ofChat(language);
    return String.join("\n", evidence.stream().map(e -> line(e, messages, language)).toList());
  }

  /** A line of several questions' answers: labelled where it is a record's value. */
  private static String line(String line, Answer.Found found, Language language) {
    return found.evidence().stream()
        .filter(e -> e.citation() instanceof RecordCitation && value(e).equals(line))
        .findFirst()
        .map(e -> line(e, Messages.ofChat(language), language))
        .orElse(line);
  }

  private static String value(Evidence evidence) {
    return evidence.citation().quoted();
  }

  private static String line(Evidence evidence, Messages messages, Language language) {
    RecordCitation record = (RecordCitation) evidence.citation();
    return messages.say("record", FloorName.of(record.field(), language), record.quoted());
  }
}

package org.wentai.answer;

import java.util.List;

/** Puts the text of an answer together from its citations. */
final class Answers {
  private Answers() {}

  /** The quotations, a line each, as many as an answer may hold. */
  static String text(List<Evidence> evidence) {
    return join(evidence.stream().map(e -> e.citation().quoted()).toList());
  }

  /** {@code parts}, a line each, as many as an answer may hold. */
  static String join(List<String> parts) {
    var text = new StringBuilder();
    for (String part : parts) {
      if (text.length() + 1 + part.length() > Answer.Found.LONGEST) {
        break;
      }
      text.append(text.isEmpty() ? "" : "\n").append(part);
    }
    return text.toString();
  }
}

package org.wentai.telegram;

import java.util.function.IntPredicate;

/** What stands around a question and is no part of it. */
final class Trimming {
  private static final String BEFORE = "，,：:、；;。！!～~…—";
  private static final String AFTER = "，,：:、；;～~—";

  private Trimming() {}

  /** {@code text} without white space around it, of whatever width, zero too. */
  static String blanks(String text) {
    return trim(text, Trimming::isBlank, Trimming::isBlank);
  }

  /**
   * {@code text} without what is left around it when a name was cut off: white space, and such
   * punctuation as sets a name apart. What ends a sentence stays at its end. Empty when nothing is
   * left that could be asked: no letter and no digit.
   */
  static String punctuation(String text) {
    String rest =
        trim(
            text,
            c -> isBlank(c) || BEFORE.indexOf(c) >= 0,
            c -> isBlank(c) || AFTER.indexOf(c) >= 0);
    return rest.codePoints().anyMatch(Character::isLetterOrDigit) ? rest : "";
  }

  static boolean isBlank(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }

  private static String trim(String text, IntPredicate before, IntPredicate after) {
    int start = 0;
    int end = text.length();
    while (start < end && before.test(text.charAt(start))) {
      start++;
    }
    while (end > start && after.test(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }
}

package org.wentai.telegram;

import java.text.Bidi;
import java.util.Optional;

/** Makes strangers' words fit to be sent, and lines of them fit to stand beside others. */
final class Clean {
  private static final char UNREADABLE = '\uFFFD';
  private static final String FIRST_STRONG_ISOLATE = "\u2068";
  private static final String POP_ISOLATE = "\u2069";

  private Clean() {}

  /**
   * {@code text} as it is, unit by unit, but for what cannot be sent: halves of surrogate pairs
   * become U+FFFD, control characters (line feeds and tabs stay) spaces. Marks that turn the
   * direction of writing stay: their effect ends with their paragraph (Unicode Standard Annex 9,
   * X8), which is never shared with other words.
   */
  static String text(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        clean.append(c).append(text.charAt(++i));
      } else if (Character.isSurrogate(c)) {
        clean.append(UNREADABLE);
      } else {
        clean.append(Character.isISOControl(c) && c != '\n' && c != '\t' ? ' ' : c);
      }
    }
    return clean.toString();
  }

  /**
   * {@code text} in one line of at most {@code most} units, without marks of direction; kept apart
   * from its neighbours by isolates when it is written from right to left. Empty when there is
   * nothing to see in it.
   */
  static Optional<String> line(String text, int most) {
    StringBuilder line = new StringBuilder(text.length());
    text(text).codePoints().filter(c -> !directs(c)).forEach(line::appendCodePoint);
    String one = line.toString().replaceAll("[\\s\\p{Z}]+", " ").strip();
    if (one.codePoints().noneMatch(Clean::isSeen)) {
      return Optional.empty();
    }
    String cut = Characters.cut(one, most - 2);
    boolean leftward = Bidi.requiresBidi(cut.toCharArray(), 0, cut.length());
    return Optional.of(leftward ? FIRST_STRONG_ISOLATE + cut + POP_ISOLATE : cut);
  }

  private static boolean directs(int c) {
    return c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || c >= 0x202A && c <= 0x202E
        || c >= 0x2066 && c <= 0x2069;
  }

  private static boolean isSeen(int c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT,
          Character.CONTROL,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      default -> true;
    };
  }
}

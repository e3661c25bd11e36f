package org.wentai.terminal;

import java.util.ArrayList;
import java.util.List;

/** Breaks text to the columns of a terminal, in which a Chinese character takes two. */
final class Columns {
  private static final char ESCAPE = '\u001b';

  private Columns() {}

  /** How many columns {@code text} takes; colour codes take none. */
  static int of(String text) {
    int columns = 0;
    for (int i = 0; i < text.length(); i += unit(text, i)) {
      columns += width(text, i);
    }
    return columns;
  }

  /**
   * {@code text} in lines of at most {@code most} columns, broken between any two characters but
   * not inside a word of Latin letters or digits that fits a line. Joined, the lines are the text
   * without the line feeds.
   */
  static List<String> wrap(String text, int most) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      wrapLine(line, Math.max(2, most), lines);
    }
    return lines;
  }

  private static void wrapLine(String line, int most, List<String> lines) {
    int start = 0;
    int word = 0;
    int columns = 0;
    for (int i = 0; i < line.length(); i += unit(line, i)) {
      int width = width(line, i);
      if (columns + width > most) {
        int end = word > start ? word : i;
        lines.add(line.substring(start, end));
        start = end;
        columns = of(line.substring(start, i));
      }
      columns += width;
      if (!inWord(line, i + unit(line, i))) {
        word = i + unit(line, i);
      }
    }
    lines.add(line.substring(start));
  }

  /** Whether a break before {@code at} would cut a word. */
  private static boolean inWord(String line, int at) {
    return at > 0 && at < line.length() && isWord(line.charAt(at - 1)) && isWord(line.charAt(at));
  }

  private static boolean isWord(char c) {
    return c < 0x2E80 && c != ' ' && c != ESCAPE;
  }

  /** Units of the character, or of the whole colour code, at {@code at}. */
  private static int unit(String text, int at) {
    if (text.charAt(at) == ESCAPE) {
      int end = text.indexOf('m', at);
      return end < 0 ? text.length() - at : end + 1 - at;
    }
    return Character.charCount(text.codePointAt(at));
  }

  private static int width(String text, int at) {
    int c = text.codePointAt(at);
    if (c == ESCAPE || c == 0x200B || c == 0x200D || c == 0xFEFF || isMark(c)) {
      return 0;
    }
    return isWide(c) ? 2 : 1;
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  /** The wide and full-width ranges of Unicode's East Asian Width, as far as posts use them. */
  private static boolean isWide(int c) {
    return c >= 0x1100
        && (c <= 0x115F
            || c >= 0x2E80 && c <= 0xA4CF && c != 0x303F
            || c >= 0xAC00 && c <= 0xD7A3
            || c >= 0xF900 && c <= 0xFAFF
            || c >= 0xFE30 && c <= 0xFE6F
            || c >= 0xFF00 && c <= 0xFF60
            || c >= 0xFFE0 && c <= 0xFFE6
            || c >= 0x1F300 && c <= 0x1F64F
            || c >= 0x1F900 && c <= 0x1F9FF
            || c >= 0x20000 && c <= 0x3FFFD);
  }
}

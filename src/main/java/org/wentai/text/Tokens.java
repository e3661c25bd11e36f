package org.wentai.text;

import java.util.ArrayList;
import java.util.List;

/** Cuts folded text into tokens: CJK characters singly, Latin letters and digits in runs. */
public final class Tokens {
  private Tokens() {}

  /** The tokens of {@code folded}, ascending; marks and white space are left out. */
  public static List<Token> of(String folded) {
    var tokens = new ArrayList<Token>(folded.length());
    int i = 0;
    while (i < folded.length()) {
      int c = folded.codePointAt(i);
      int end = i + Character.charCount(c);
      if (isHan(c)) {
        tokens.add(new Token(folded.substring(i, end), i, true));
      } else if (Character.isLetterOrDigit(c)) {
        end = runEnd(folded, i);
        tokens.add(new Token(folded.substring(i, end), i, false));
      }
      i = end;
    }
    return tokens;
  }

  /** Whether {@code codePoint} is a Chinese character. */
  public static boolean isHan(int codePoint) {
    return codePoint >= 0x3400
        && Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
  }

  /** A run ends as UAX #29 has it: 3.5, 1,000, a.cn and g20 are one token each. */
  private static int runEnd(String folded, int start) {
    int i = start + Character.charCount(folded.codePointAt(start));
    while (i < folded.length() && (inRun(folded, i) || joins(folded, i))) {
      i += Character.charCount(folded.codePointAt(i));
    }
    return i;
  }

  private static boolean inRun(String folded, int at) {
    int c = folded.codePointAt(at);
    return Character.isLetterOrDigit(c) && !isHan(c);
  }

  private static boolean joins(String folded, int at) {
    if (at + 1 >= folded.length() || !inRun(folded, at + 1)) {
      return false;
    }
    boolean digits =
        Character.isDigit(folded.codePointBefore(at))
            && Character.isDigit(folded.codePointAt(at + 1));
    boolean letters =
        Character.isLetter(folded.codePointBefore(at))
            && Character.isLetter(folded.codePointAt(at + 1));
    return switch (folded.charAt(at)) {
      case '.' -> digits || letters;
      case ',' -> digits;
      case '_' -> true;
      default -> false;
    };
  }
}

package org.wentai.telegram.standin;

import java.util.Map;

/**
 * A character reference. Telegram knows four names and numbers; anything else stays as written. The
 * semicolon may be missing.
 *
 * @param character what it stands for; 0 when it is none
 * @param end where it ends
 */
record HtmlReference(int character, int end) {
  private static final Map<String, Integer> NAMES =
      Map.of("lt", (int) '<', "gt", (int) '>', "amp", (int) '&', "quot", (int) '"');
  private static final HtmlReference NONE = new HtmlReference(0, 0);

  /** The longest number that is read, with {@code &#} and without the semicolon. */
  private static final int LONGEST = 10;

  static HtmlReference at(String html, int start) {
    boolean numeric = start + 1 < html.length() && html.charAt(start + 1) == '#';
    return numeric ? number(html, start) : name(html, start);
  }

  private static HtmlReference name(String html, int start) {
    int end = start + 1;
    while (end < html.length() && isLetter(html.charAt(end))) {
      end++;
    }
    int character = NAMES.getOrDefault(html.substring(start + 1, end), 0);
    return character == 0 ? NONE : ended(html, character, end);
  }

  private static HtmlReference number(String html, int start) {
    int radix = start + 2 < html.length() && html.charAt(start + 2) == 'x' ? 16 : 10;
    int first = start + (radix == 16 ? 3 : 2);
    int end = first;
    while (end < html.length()
        && html.charAt(end) < 128
        && Character.digit(html.charAt(end), radix) >= 0) {
      end++;
    }
    if (end == first || end - start >= LONGEST) {
      return NONE;
    }
    int character = Integer.parseInt(html.substring(first, end), radix);
    return character == 0 || character >= 0x10ffff ? NONE : ended(html, character, end);
  }

  private static HtmlReference ended(String html, int character, int end) {
    boolean semicolon = end < html.length() && html.charAt(end) == ';';
    return new HtmlReference(character, semicolon ? end + 1 : end);
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}

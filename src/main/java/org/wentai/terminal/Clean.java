package org.wentai.terminal;

/** Makes posts' words safe to print. */
final class Clean {
  private Clean() {}

  /**
   * {@code text} without what steers a terminal: control characters (line feeds and tabs stay), and
   * the marks that turn the direction of what follows them.
   */
  static String of(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().filter(c -> !steers(c)).forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean steers(int c) {
    boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
    boolean direction = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    return control || direction;
  }
}

package org.wentai.text;

/** White space as forums have it: also full-width, non-breaking, zero-width and control units. */
final class Blank {
  private Blank() {}

  static boolean is(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || c == '\u200B'
        || c == '\uFEFF'
        || c == '\u00AD';
  }
}

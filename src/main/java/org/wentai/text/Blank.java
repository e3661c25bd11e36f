package org.wentai.text;

/** White space as forums have it: also full-width, non-breaking and zero-width. */
final class Blank {
  private Blank() {}

  static boolean is(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || c == '\u200B'
        || c == '\uFEFF'
        || c == '\u00AD';
  }
}

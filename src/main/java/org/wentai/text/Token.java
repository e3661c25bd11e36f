package org.wentai.text;

/**
 * A unit of folded text: one CJK character, or a run of Latin letters and digits.
 *
 * @param text the folded unit
 * @param start where it starts, in UTF-16 units
 * @param han whether it is a CJK character
 */
public record Token(String text, int start, boolean han) {
  public int end() {
    return start + text.length();
  }

  public boolean isNumber() {
    return !han && Character.isDigit(text.codePointAt(0));
  }
}

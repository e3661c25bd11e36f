package org.wentai.answer;

/** Whole numbers as questions write them: 12, 十二, 一百零三, 两. */
final class Numerals {
  private static final String DIGITS = "零一二三四五六七八九";

  private Numerals() {}

  /**
   * The value of {@code text}.
   *
   * @param text Arabic digits, or Chinese numerals below a thousand
   */
  static int value(String text) {
    if (Character.isDigit(text.charAt(0))) {
      return Integer.parseInt(text);
    }
    int sum = 0;
    int digit = 0;
    for (char c : text.replace('两', '二').toCharArray()) {
      if (c == '百' || c == '十') {
        sum += Math.max(1, digit) * (c == '百' ? 100 : 10);
        digit = 0;
      } else {
        digit = Math.max(0, DIGITS.indexOf(c));
      }
    }
    return sum + digit;
  }
}

package org.wentai.answer;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is told apart by a number alone: 二级医院 from 三级医院, the bus 35路 from 12路, 一等奖 from 二等奖. Amounts
 * (元, 人, 天) are not of it: where one is asked for, it answers.
 *
 * @param number its number or mark, Arabic and folded: 2, d7, 3a
 * @param kind what is counted so
 */
record Numbered(String number, String kind) {
  private static final Pattern NAMED =
      Pattern.compile(
          "(?<![\\d.a-z])(?:([a-z]?\\d{1,4})(路|号线|号楼|栋|单元|班|组)"
              + "|(\\d{1,2}a{0,5}|[一二三四五六七八九十]{1,3})(级|期|届|等奖|等功|类|中学|小学))(?!以[上下])");

  /** All from one number to another: 一至三级. */
  private static final Pattern RANGE =
      Pattern.compile("[至到~—-](?:\\d{1,4}|[一二三四五六七八九十]{1,3})\\p{IsHan}");

  /** Those that {@code folded} names. */
  static Set<Numbered> in(String folded) {
    Set<Numbered> all = new HashSet<>();
    Matcher matcher = NAMED.matcher(folded);
    while (matcher.find()) {
      boolean marked = matcher.group(1) != null;
      String number = matcher.group(marked ? 1 : 3);
      all.add(new Numbered(arabic(number), matcher.group(marked ? 2 : 4)));
    }
    return all;
  }

  private static String arabic(String number) {
    return number.codePoints().allMatch(c -> c >= '一')
        ? String.valueOf(Numerals.value(number))
        : number;
  }

  /** Whether {@code sentence} names others of this kind, and not this one. */
  boolean isAnotherIn(String sentence) {
    Set<Numbered> told = in(sentence);
    return told.stream().anyMatch(n -> n.kind().equals(kind))
        && !told.contains(this)
        && !standsIn(sentence)
        && !RANGE.matcher(sentence).find();
  }

  /** Whether it comes one after the other, so that a thread is of one of them: 第六届. */
  boolean isOfASeries() {
    return kind.equals("届") || kind.equals("期");
  }

  private boolean standsIn(String sentence) {
    return Pattern.compile("(?<![\\d.])" + Pattern.quote(number) + "(?!\\d)")
        .matcher(sentence)
        .find();
  }
}

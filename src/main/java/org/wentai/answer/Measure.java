package org.wentai.answer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wentai.forum.Span;

/**
 * What a question asks the number of, by its measure word: 多少个车位 is answered by a number of 个 or 处,
 * not by 260元.
 *
 * @param words the measure words that count the same
 * @param told a number of such
 */
record Measure(Pattern words, Pattern told) {
  /** 一 alone is left out: before a measure word it mostly counts nothing (一个月租金). */
  private static final String NUMBER =
      "(?<![第\\d.,])(?:\\d[\\d,.]*[万亿千百]{0,3}|(?:[二两三四五六七八九十百千万]|一[十百千万])[一二三四五六七八九十百千万零]*)[多余]?\\s?";

  private static final List<String> ALIKE =
      List.of(
          "人次|人|名|位",
          "平方公里|平方千米|平方米|平米|公顷|亩|平|㎡|m²",
          "公里|千米|厘米|毫米|公尺|米|里|km",
          "公斤|千克|毫克|克|公吨|吨|斤|kg",
          "周?岁",
          "倍",
          "层|楼",
          "次|届|场|回|轮|遍",
          "辆|台|列|架|艘|班|趟",
          "部|集|本|册|篇|卷|首|张|份|期",
          "条|站|号线",
          "座|栋|幢|间|所|家|处|户|套",
          "种|类|项|门|件");

  private static final List<Measure> ALL =
      Stream.concat(
              Stream.of(counting("个", "只|颗|株|支|枚|" + String.join("|", ALIKE))),
              ALIKE.stream().map(words -> counting(words, words)))
          .toList();

  private static final Pattern WHOLE = Pattern.compile("多少|几");

  /** What {@code words} count may also be told by 个, or by {@code others}. */
  private static Measure counting(String words, String others) {
    return new Measure(
        Pattern.compile("(?:" + words + ")(?!民币|币|金|地费)"),
        Pattern.compile(NUMBER + "(?:个|" + others + ")"));
  }

  /**
   * The measure word that stands at the end of an asking phrase, or right behind it.
   *
   * @param folded the question
   * @param asking where the phrase stands
   */
  static Optional<Measure> asked(String folded, Span asking) {
    String phrase = asking.of(folded);
    if (!phrase.startsWith("多少") && !phrase.startsWith("几")) {
      return Optional.empty();
    }
    int at = WHOLE.matcher(phrase).matches() ? asking.end() : asking.end() - 1;
    return ALL.stream()
        .filter(m -> m.words().matcher(folded).region(at, folded.length()).lookingAt())
        .findFirst();
  }

  /** Whether {@code sentence} tells a number of such. */
  boolean isIn(String sentence) {
    return told.matcher(sentence).find();
  }
}

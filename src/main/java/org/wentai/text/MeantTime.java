package org.wentai.text;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time that a question means.
 *
 * @param newest whether it asks for what holds now or was said last
 * @param years the years that it names
 */
public record MeantTime(boolean newest, Set<Integer> years) {
  private static final int THIS_CENTURY = 2000;

  /** Years of two digits are of this century up to here: 24年, but not 98年. */
  private static final int LATEST_OF_TWO = 50;

  /** 最近 also says how near a place is. */
  private static final Pattern NEWEST =
      Pattern.compile(
          "最新|新近|近期|近日|近来|目前|现在|现行|如今|眼下|当前|(?<![离距].{0,12})最近"
              + "(?!的.{0,6}(?:站|医院|银行|店|学校|超市|市场|厕所|车场|出口|公园))"
              + "|\\b(?:latest|newest|most recent|recently|current|currently|nowadays)\\b");

  private static final Pattern YEAR =
      Pattern.compile("(?<![\\d.])((?:19|20)\\d{2})(?![\\d.元块人个名次米万亿%])");

  /** 24年 begins a question or stands before what a year has; 20年 alone may be how long. */
  private static final Pattern SHORT_YEAR =
      Pattern.compile(
          "^(\\d{2})年(?![代级多后前内来以])|(?<![\\d.])(\\d{2})年(?=度|初|底|末|春|夏|秋|冬|暑|寒|\\d{1,2}月|中考|高考)");

  public MeantTime {
    years = Set.copyOf(years);
  }

  /** What {@code folded}, a folded question, means. */
  public static MeantTime in(String folded) {
    Set<Integer> years = new TreeSet<>();
    Matcher year = YEAR.matcher(folded);
    while (year.find()) {
      years.add(Integer.parseInt(year.group(1)));
    }
    Matcher brief = SHORT_YEAR.matcher(folded);
    while (brief.find()) {
      int two = Integer.parseInt(brief.group(brief.group(1) == null ? 2 : 1));
      years.add((two <= LATEST_OF_TWO ? THIS_CENTURY : THIS_CENTURY - 100) + two);
    }
    return new MeantTime(NEWEST.matcher(folded).find(), years);
  }

  /** Whether it means any. */
  public boolean isAny() {
    return newest || !years.isEmpty();
  }

  /** Whether {@code folded}, a folded text, names one of the years. */
  public boolean namedIn(String folded) {
    return years.stream().anyMatch(year -> folded.contains(String.valueOf(year)));
  }

  /** Whether {@code folded} names years, and none of these. */
  public boolean othersIn(String folded) {
    return !years.isEmpty() && !namedIn(folded) && !in(folded).years().isEmpty();
  }
}

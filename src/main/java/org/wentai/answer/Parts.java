package org.wentai.answer;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The parts that a question names one after the other and asks about each of: 一核两区两城, “A”和“B”. */
final class Parts {
  private static final String COUNTED = "[一二两三四五六七八九十百千双多][\\p{IsHan}&&[^一二两三四五六七八九十百千个年月日天次]]";
  private static final Pattern SHORTHAND = Pattern.compile("(?:" + COUNTED + "){2,6}");
  private static final Pattern ONE = Pattern.compile(COUNTED);
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]{1,16})\"");

  private Parts() {}

  /** The parts that {@code folded} names, at least two, or none. */
  static List<String> of(String folded) {
    List<String> quoted = QUOTED.matcher(folded).results().map(m -> m.group(1)).toList();
    if (quoted.size() > 1) {
      return quoted;
    }
    return SHORTHAND
        .matcher(folded)
        .results()
        .findFirst()
        .map(m -> ONE.matcher(m.group()).results().map(MatchResult::group).toList())
        .orElse(List.of());
  }
}

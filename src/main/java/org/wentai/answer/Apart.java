package org.wentai.answer;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wentai.index.Hit;

/**
 * How far the thread that answers stands apart from the others that the search found, by the scores
 * of each one's best passage. Where a question's answer is nowhere, many threads are as near.
 *
 * @param fromNext its score less that of the best other thread; below 0 where that one's is higher
 * @param fromFive its score less the mean of the five best others'
 */
record Apart(double fromNext, double fromFive) {
  private static final int FIVE = 5;

  /**
   * What is told where there is no other thread: the means over the questions fitted on, as if four
   * of five had an answer, which is as people ask.
   */
  private static final Apart UNKNOWN = new Apart(0.31, 0.38);

  /**
   * Of the thread of the first of {@code ranked}, which are the sentences of all passages found.
   */
  static Apart of(List<Ranker.Ranked> ranked) {
    Map<String, Double> scores =
        ranked.stream()
            .map(r -> r.candidate().hit())
            .collect(Collectors.toMap(hit -> hit.head().id(), Hit::score, Math::max));
    String first = ranked.getFirst().candidate().hit().head().id();
    double own = scores.getOrDefault(first, 0.0);
    double[] others =
        scores.entrySet().stream()
            .filter(thread -> !thread.getKey().equals(first))
            .mapToDouble(thread -> -thread.getValue())
            .sorted()
            .limit(FIVE)
            .toArray();
    if (others.length == 0) {
      return UNKNOWN;
    }
    double mean = 0;
    for (double other : others) {
      mean -= other / others.length;
    }
    return new Apart(own + others[0], own - mean);
  }
}

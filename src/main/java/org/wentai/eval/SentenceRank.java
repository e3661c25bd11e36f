package org.wentai.eval;

import java.util.List;

/**
 * How often the answer stands in the sentences that rank first.
 *
 * @param questions questions whose answer's words are known
 * @param first the share of them whose first sentence holds every fact
 * @param firstTwo the share whose first two sentences together do
 */
public record SentenceRank(int questions, double first, double firstTwo) {
  /**
   * One question's sentences.
   *
   * @param gold the facts, each a list of ways to write it
   * @param sentences the likeliest sentence first
   */
  public record Found(List<List<String>> gold, List<String> sentences) {
    private boolean holds(int first) {
      return gold.stream()
          .allMatch(
              fact ->
                  sentences.stream()
                      .limit(first)
                      .anyMatch(s -> fact.stream().anyMatch(s::contains)));
    }
  }

  /** The shares over {@code all}, at least one. */
  public static SentenceRank of(List<Found> all) {
    return new SentenceRank(all.size(), share(all, 1), share(all, 2));
  }

  private static double share(List<Found> all, int first) {
    return (double) all.stream().filter(found -> found.holds(first)).count() / all.size();
  }
}

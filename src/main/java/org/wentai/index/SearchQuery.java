package org.wentai.index;

import java.util.Optional;
import java.util.Set;

/**
 * What to search.
 *
 * @param text the question, as asked
 * @param also more words that may match (translations of English terms), may be empty
 * @param limit the most hits wanted
 * @param thread only in this thread
 * @param minFloor only in floors from here (2: replies only)
 * @param maxFloor only in floors up to here
 * @param without in none of these threads
 */
public record SearchQuery(
    String text,
    String also,
    int limit,
    Optional<String> thread,
    int minFloor,
    int maxFloor,
    Set<String> without) {
  public SearchQuery {
    without = Set.copyOf(without);
  }

  public SearchQuery(
      String text, String also, int limit, Optional<String> thread, int minFloor, int maxFloor) {
    this(text, also, limit, thread, minFloor, maxFloor, Set.of());
  }

  public static SearchQuery of(String text, int limit) {
    return new SearchQuery(text, "", limit, Optional.empty(), 1, Integer.MAX_VALUE);
  }

  /** The same, in none of {@code threads}. */
  SearchQuery without(Set<String> threads) {
    return new SearchQuery(text, also, limit, thread, minFloor, maxFloor, threads);
  }

  /** Whether a post may be found by this. */
  boolean allows(String of, int floor) {
    return (thread.isEmpty() || thread.get().equals(of))
        && floor >= minFloor
        && floor <= maxFloor
        && !without.contains(of);
  }
}

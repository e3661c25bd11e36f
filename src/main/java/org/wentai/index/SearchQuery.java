package org.wentai.index;

import java.util.Optional;

/**
 * What to search.
 *
 * @param text the question, as asked
 * @param also more words that may match (translations of English terms), may be empty
 * @param limit the most hits wanted
 * @param thread only in this thread
 * @param minFloor only in floors from here (2: replies only)
 * @param maxFloor only in floors up to here
 */
public record SearchQuery(
    String text, String also, int limit, Optional<String> thread, int minFloor, int maxFloor) {
  public static SearchQuery of(String text, int limit) {
    return new SearchQuery(text, "", limit, Optional.empty(), 1, Integer.MAX_VALUE);
  }
}

package org.wentai.index;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.wentai.text.MeantTime;

/**
 * Lifts passages of the time that a question means, so that they are among those that are read: the
 * newer the more, or those posted in a year that it names.
 */
final class Timeliness {
  /** What the newest gains, and what a year's posts do: half of what coverage can. */
  private static final double MOST = Fusion.COVERAGE / 2;

  /** Zones are up to half a day from UTC. */
  private static final long HALF_A_DAY = 12 * 3600;

  private Timeliness() {}

  /** Adds to the scores of {@code candidates}; nothing to those whose time is not known. */
  static void lift(List<Candidate> candidates, MeantTime meant, WordsReader words)
      throws IOException {
    if (!meant.isAny()) {
      return;
    }
    Map<Candidate, Long> posted = new HashMap<>();
    for (Candidate candidate : candidates) {
      OptionalLong at = words.postedAt(words.postOf(candidate.document));
      if (at.isPresent()) {
        posted.put(candidate, at.getAsLong());
      }
    }
    long[] times =
        posted.values().stream().mapToLong(Long::longValue).distinct().sorted().toArray();
    posted.forEach(
        (candidate, at) ->
            candidate.score += MOST * (meant.newest() ? place(at, times) : year(at, meant)));
  }

  /**
   * From 0, the oldest, to 1, the newest, by order: a distant past should not make all else new.
   */
  private static double place(long at, long[] times) {
    int place = java.util.Arrays.binarySearch(times, at);
    return times.length < 2 ? 0 : (double) place / (times.length - 1);
  }

  private static double year(long at, MeantTime meant) {
    return meant.years().stream()
            .anyMatch(year -> start(year) - HALF_A_DAY <= at && at < start(year + 1) + HALF_A_DAY)
        ? 1
        : 0;
  }

  private static long start(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
  }
}

package org.wentai.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.wentai.store.Exchanges.Day;
import org.wentai.store.Exchanges.Votes;

/** Counts questions by their asker's day; here, as databases know zones each in its own way. */
final class Days {
  /** What counts of a question. */
  record Asked(Instant at, long millis, boolean answered, Votes votes) {}

  private final ZoneId zone;
  private final Map<LocalDate, Tally> tallies = new TreeMap<>();

  Days(ZoneId zone) {
    this.zone = zone;
  }

  void add(Asked asked) {
    tallies.computeIfAbsent(LocalDate.ofInstant(asked.at(), zone), d -> new Tally()).add(asked);
  }

  /** The days, oldest first. */
  List<Day> ended() {
    var days = new ArrayList<Day>();
    tallies.forEach((day, tally) -> days.add(tally.of(day)));
    return days;
  }

  /** One day's sums. */
  private static final class Tally {
    private final LongStream.Builder millis = LongStream.builder();
    private long questions;
    private long answered;
    private long helpful;
    private long notHelpful;

    void add(Asked asked) {
      millis.add(asked.millis());
      questions++;
      answered += asked.answered() ? 1 : 0;
      helpful += asked.votes().helpful();
      notHelpful += asked.votes().notHelpful();
    }

    Day of(LocalDate day) {
      long[] sorted = millis.build().sorted().toArray();
      return new Day(
          day,
          questions,
          answered,
          helpful,
          notHelpful,
          percentile(sorted, 50),
          percentile(sorted, 99));
    }

    /** By nearest rank: the least value that so many percent of all do not exceed. */
    private static long percentile(long[] sorted, int percent) {
      return sorted[Math.ceilDiv(sorted.length * percent, 100) - 1];
    }
  }
}

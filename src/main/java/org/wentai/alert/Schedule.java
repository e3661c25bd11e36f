package org.wentai.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.wentai.store.AlertLane;
import org.wentai.store.Alerts;
import org.wentai.store.LaneState;

/**
 * When what waits for a lane is to be told.
 *
 * @param gather how long what comes is gathered before it is told at once
 */
record Schedule(Duration gather) {
  /** More than a day and a change of the clock. */
  private static final int DAYS = 3;

  private static final Duration QUARTER = Duration.ofMinutes(15);

  /** What is late is gathered for so many pauses, but not beyond {@link #LONGEST_LATE}. */
  private static final int LATE = 12;

  private static final Duration LONGEST_LATE = Duration.ofMinutes(2);

  /**
   * The same for posts that are read late, as after a downtime: they come one after the other, as
   * fast as the site may be asked, and are gathered for longer, so that they come as digests.
   */
  Schedule late() {
    Duration longer = gather.multipliedBy(LATE);
    Duration most = gather.compareTo(LONGEST_LATE) > 0 ? gather : LONGEST_LATE;
    return new Schedule(longer.compareTo(most) > 0 ? most : longer);
  }

  /**
   * When alerts are due of which the oldest came at {@code since}: after the gathering pause, at
   * the next full hour, or at the next time of the daily digest; and not in quiet hours nor while
   * the lane is muted.
   *
   * @param rested before it, nothing comes at once: posts keep coming, and were told of just now
   */
  Instant due(AlertLane lane, Instant since, Instant rested) {
    return free(lane, wished(lane, since, rested));
  }

  /** When the first of what waits for a lane is due; what was missed is due as soon as may be. */
  Optional<Instant> due(LaneState state, Alerts.Oldest waiting) {
    Optional<Instant> answer = waiting.answer().map(at -> answerDue(state.lane(), at));
    return Stream.concat(waiting.post().map(at -> postsDue(state, at)).stream(), answer.stream())
        .min(Instant::compareTo);
  }

  /** When posts are due of which the oldest came at {@code since}. */
  Instant postsDue(LaneState state, Instant since) {
    return state.lane().missed().isEmpty()
        ? due(state.lane(), since, state.rested())
        : free(state.lane(), since);
  }

  /** As {@link #due}, for a standing question's answer: it is not gathered with others. */
  Instant answerDue(AlertLane lane, Instant since) {
    return free(lane, since);
  }

  /** As {@link #due}, without heed to quiet hours and muting. */
  Instant wished(AlertLane lane, Instant since, Instant rested) {
    return switch (lane.digest()) {
      case NOW -> {
        Instant gathered = since.plus(gather);
        yield gathered.isAfter(rested) ? gathered : rested;
      }
      case HOURLY -> fullHour(lane.zone(), since);
      case DAILY ->
          next(lane.zone(), since, day -> moments(lane.zone(), day, lane.digestAt()).limit(1));
    };
  }

  /** The first moment from {@code at} on that is neither quiet nor muted. */
  static Instant free(AlertLane lane, Instant at) {
    Instant free = at.isBefore(lane.mutedUntil()) ? lane.mutedUntil() : at;
    while (isQuiet(lane, free)) {
      int ends = lane.quietTo().orElseThrow();
      free = next(lane.zone(), free, day -> moments(lane.zone(), day, ends));
    }
    return free;
  }

  /** Whether nothing may come at {@code at}. */
  static boolean isHeld(AlertLane lane, Instant at) {
    return at.isBefore(lane.mutedUntil()) || isQuiet(lane, at);
  }

  /** By the clock on the wall: quiet hours of no length are none. */
  private static boolean isQuiet(AlertLane lane, Instant at) {
    if (lane.quietFrom().isEmpty() || lane.quietTo().isEmpty()) {
      return false;
    }
    LocalTime clock = LocalTime.ofInstant(at, lane.zone());
    LocalTime from = ofMinutes(lane.quietFrom().getAsInt());
    LocalTime to = ofMinutes(lane.quietTo().getAsInt());
    boolean begun = !clock.isBefore(from);
    boolean over = !clock.isBefore(to);
    return from.isAfter(to) ? begun || !over : begun && !over;
  }

  /**
   * The first moment after {@code at} at which the clock on the wall shows a full hour. It is walked
   * to by quarters, as zones differ by such: where a clock is put forward by half an hour, the next
   * full hour is not an hour after the last.
   */
  private static Instant fullHour(ZoneId zone, Instant at) {
    long quarters = at.getEpochSecond() / QUARTER.toSeconds();
    return Stream.iterate(quarters + 1, quarter -> quarter + 1)
        .map(quarter -> Instant.ofEpochSecond(quarter * QUARTER.toSeconds()))
        .filter(moment -> LocalTime.ofInstant(moment, zone).getMinute() == 0)
        .findFirst()
        .orElseThrow();
  }

  /** The first of the days' moments after {@code at}. */
  private static Instant next(
      ZoneId zone, Instant at, Function<LocalDate, Stream<Instant>> moments) {
    LocalDate today = LocalDate.ofInstant(at, zone);
    return Stream.iterate(today, day -> day.plusDays(1))
        .limit(DAYS)
        .flatMap(moments)
        .filter(moment -> moment.isAfter(at))
        .min(Instant::compareTo)
        .orElseThrow();
  }

  /**
   * When the clock comes to that many minutes after midnight: twice where it is put back over them;
   * where it is put forward over them, the moment it is.
   */
  private static Stream<Instant> moments(ZoneId zone, LocalDate day, int minutes) {
    LocalDateTime clock = day.atTime(ofMinutes(minutes));
    ZoneOffsetTransition change = zone.getRules().getTransition(clock);
    return change != null && change.isGap()
        ? Stream.of(change.getInstant())
        : zone.getRules().getValidOffsets(clock).stream().map(clock::toInstant);
  }

  private static LocalTime ofMinutes(int minutes) {
    return LocalTime.ofSecondOfDay(minutes * 60L);
  }
}

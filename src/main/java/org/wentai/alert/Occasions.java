package org.wentai.alert;

import java.time.Duration;
import java.time.Instant;
import org.wentai.store.AlertLane;
import org.wentai.store.LaneState;

/** Why alerts come together, and how long it is then until the next. */
record Occasions(Schedule schedule, int digestAbove) {
  /** So much later than they could have been told or read, they come as a digest. */
  static final Duration LATE = Duration.ofMinutes(10);

  /** Where posts keep coming, a chat is told no more often than this, and no more seldom. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  /**
   * Why a lane is told of posts.
   *
   * @param oldest when the first of them came
   * @param threads how many threads they are in
   */
  Gathered.Occasion of(LaneState state, Instant oldest, int threads, Instant now) {
    AlertLane lane = state.lane();
    Instant wished = schedule.wished(lane, oldest, state.rested());
    if (!lane.missed().isEmpty()) {
      return Gathered.Occasion.MISSED;
    }
    if (Schedule.isHeld(lane, wished)) {
      return Gathered.Occasion.QUIET;
    }
    if (lane.digest() != AlertLane.Digest.NOW) {
      return Gathered.Occasion.DIGEST;
    }
    boolean late = wished.plus(LATE).isBefore(now);
    return late || threads > digestAbove ? Gathered.Occasion.CATCH_UP : Gathered.Occasion.NOW;
  }

  /** Doubles while posts keep coming. */
  Duration pause(LaneState state, Instant now) {
    Duration pause =
        state.pause().compareTo(schedule.gather()) < 0 ? schedule.gather() : state.pause();
    boolean busy = now.isBefore(state.toldAt().plus(pause.multipliedBy(4)));
    Duration longer = busy ? pause.multipliedBy(2) : schedule.gather();
    return longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
  }
}

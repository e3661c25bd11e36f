package org.wentai.store;

import java.time.Duration;
import java.time.Instant;

/**
 * A lane, and when it was told of something last.
 *
 * @param lane how alerts come in it
 * @param toldAt when alerts of it were last gathered; 1970 when they never were
 * @param pause for how long after that nothing more is told at once
 */
public record LaneState(AlertLane lane, Instant toldAt, Duration pause) {
  /** Until when nothing more is told at once. */
  public Instant rested() {
    return toldAt.plus(pause);
  }
}

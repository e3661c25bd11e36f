package org.wentai.store;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How alerts come in a chat or topic.
 *
 * @param zone of its times of day
 * @param digestAt when a daily digest comes, in minutes from midnight
 * @param quietFrom when quiet hours begin, in minutes from midnight; empty for none
 * @param quietTo when they end; before {@code quietFrom} for the next morning
 * @param mutedUntil nothing comes before; 1970 when it is not muted
 * @param dueAt when what waits is to be gathered; empty when nothing waits
 * @param missed why the next message tells of what could not be told in time; empty: it does not
 */
public record AlertLane(
    Lane lane,
    ZoneId zone,
    Digest digest,
    int digestAt,
    OptionalInt quietFrom,
    OptionalInt quietTo,
    Instant mutedUntil,
    Optional<Instant> dueAt,
    String missed) {

  /** How alerts are gathered. */
  public enum Digest {
    NOW,
    HOURLY,
    DAILY
  }

  /** The same, gathered in another way. */
  public AlertLane gathered(Digest way, int at, ZoneId place) {
    return new AlertLane(lane, place, way, at, quietFrom, quietTo, mutedUntil, dueAt, missed);
  }

  /** The same with other quiet hours; empty for none. */
  public AlertLane quiet(OptionalInt from, OptionalInt to) {
    return new AlertLane(lane, zone, digest, digestAt, from, to, mutedUntil, dueAt, missed);
  }

  /** The same, muted until {@code until}. */
  public AlertLane muted(Instant until) {
    return new AlertLane(lane, zone, digest, digestAt, quietFrom, quietTo, until, dueAt, missed);
  }
}

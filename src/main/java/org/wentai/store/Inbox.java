package org.wentai.store;

import java.time.Instant;
import java.util.List;

/** Updates received from a channel: stored before they are confirmed to it, each handled once. */
public final class Inbox {
  Inbox() {}

  /**
   * An update as received.
   *
   * @param bot the numeric id of the bot that it came to; update ids count for each bot
   * @param id the channel's update id
   * @param at when it was received
   * @param body its JSON, as received
   * @param attempts how often handling it was begun and did not end
   */
  public record Received(long bot, long id, Instant at, String body, int attempts) {}

  /** How an update ended. */
  public enum End {
    /** Handled: whatever it wanted is done or in the outbox. */
    DONE,
    /** Too old when its turn came. */
    STALE,
    /** Could not be understood or handled; kept for people to look at. */
    POISONED
  }

  /**
   * Stores those that are new.
   *
   * @return those that were not known before, in the order given; they wait to be handled
   */
  public List<Received> add(List<Received> updates) {
    throw new UnsupportedOperationException();
  }

  /**
   * Those that wait, lowest id first, at most {@code limit}, of ids above {@code after}. To be
   * asked at a start, for what a crash left.
   */
  public List<Received> waiting(long bot, long after, int limit) {
    throw new UnsupportedOperationException();
  }

  /** Counts one more attempt at each update that waits; asked at a start. */
  public int countInterrupted(long bot) {
    throw new UnsupportedOperationException();
  }

  /** Counts one more attempt at an update that failed; how many there were. */
  public int failed(long bot, long id, String why) {
    throw new UnsupportedOperationException();
  }

  /**
   * Ends an update that waits.
   *
   * @param note why, for those that were not handled
   * @return false when it had ended already: the caller must then write nothing else for it
   */
  public boolean end(long bot, long id, End how, String note, Instant at) {
    throw new UnsupportedOperationException();
  }

  /** How many wait. */
  public long depth() {
    throw new UnsupportedOperationException();
  }

  /** How many were put aside as poisonous. */
  public long poisoned() {
    throw new UnsupportedOperationException();
  }

  /** Forgets those that ended before {@code before}. */
  public int prune(Instant before) {
    throw new UnsupportedOperationException();
  }
}

package org.wentai.store;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A line of the ledger with what became of its message.
 *
 * @param sending the message that it went with; empty while it waits, or when it was ended without
 */
public record AlertLine(Alert alert, Optional<Sending> sending) {
  /**
   * How a message of the outbox fares.
   *
   * @param row its row
   * @param tries how often it was tried
   * @param unknowns how often a try ended without telling whether it was carried out
   * @param message the message that it became, where known
   * @param note Telegram's words, where it refused
   */
  public record Sending(
      long row,
      State state,
      int tries,
      int unknowns,
      Optional<Instant> triedAt,
      Optional<Instant> endedAt,
      OptionalLong message,
      String note) {}

  /** Of a message. */
  public enum State {
    WAITING,
    SENDING,
    SENT,
    /** Given up: Telegram refused it for good. */
    FAILED,
    /** Tried twice without an answer: it may have arrived. */
    UNKNOWN,
    /** Taken back before it was sent. */
    DROPPED
  }
}

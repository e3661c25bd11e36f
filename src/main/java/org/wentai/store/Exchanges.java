package org.wentai.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Questions with their answers and votes. */
public final class Exchanges {
  Exchanges() {}

  /** Stores a new one; its id. */
  public long add(Exchange exchange) {
    throw new UnsupportedOperationException();
  }

  /** Puts what an edited question got in the place of what it got before; votes on that go. */
  public void replace(Exchange exchange) {
    throw new UnsupportedOperationException();
  }

  /** Names the outbox row that carries the reply. */
  public void repliedBy(long id, long outboxRow) {
    throw new UnsupportedOperationException();
  }

  public Optional<Exchange> find(long id) {
    throw new UnsupportedOperationException();
  }

  /** The exchange of the question that is message {@code message} of {@code chat}. */
  public Optional<Exchange> ofMessage(long chat, long message) {
    throw new UnsupportedOperationException();
  }

  /** The asker's own last one in this lane, since {@code since}. */
  public Optional<Exchange> last(Lane lane, long asker, Instant since) {
    throw new UnsupportedOperationException();
  }

  /**
   * Stores a vote, in the place of the voter's earlier one on it.
   *
   * @return false when the voter had voted the same before
   */
  public boolean vote(long exchange, long voter, boolean helpful, Instant at) {
    throw new UnsupportedOperationException();
  }

  /** Helpful and not helpful votes on one. */
  public Votes votes(long exchange) {
    throw new UnsupportedOperationException();
  }

  /** Votes counted. */
  public record Votes(long helpful, long notHelpful) {}

  /** Questions without an answer since {@code since}, newest first, at most {@code limit}. */
  public List<Exchange> unanswered(Instant since, int limit) {
    throw new UnsupportedOperationException();
  }

  /** Every one since {@code since}, oldest first, handed to {@code sink} one by one. */
  public void each(Instant since, java.util.function.Consumer<Exchange> sink) {
    throw new UnsupportedOperationException();
  }

  /**
   * A day's figures.
   *
   * @param day in the zone that was asked for
   * @param questions asked
   * @param answered of them
   * @param helpful votes
   * @param notHelpful votes
   * @param medianMillis of the time to the answer
   * @param p99Millis of the same
   */
  public record Day(
      LocalDate day,
      long questions,
      long answered,
      long helpful,
      long notHelpful,
      long medianMillis,
      long p99Millis) {}

  /** Figures by day since {@code since}, oldest first; days without questions are left out. */
  public List<Day> days(Instant since, ZoneId zone) {
    throw new UnsupportedOperationException();
  }

  /** Forgets those asked before {@code before}, with their votes. */
  public int prune(Instant before) {
    throw new UnsupportedOperationException();
  }
}

package org.wentai.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Messages to send, durably: one ordered lane for each chat and topic. A row waits, is claimed
 * (sending), and ends as sent, failed or dropped. A row whose sending broke off with its outcome
 * unknown is recorded so, and tried at most once more.
 */
public final class Outbox {
  Outbox() {}

  /** Adds a row; its id, which rises. */
  public long add(Outgoing what, Instant at) {
    throw new UnsupportedOperationException();
  }

  /**
   * Claims what may be sent now: the first waiting row of each lane in which none is being sent,
   * whose own time and whose chat's time ({@link Chats#hold}) has come, of chats that are open.
   * Replies first, then by age.
   *
   * @param limit at most so many
   */
  public List<Delivery> claim(Instant now, int limit) {
    throw new UnsupportedOperationException();
  }

  /** When the next row that waits for its time may be sent. */
  public Optional<Instant> nextAt(Instant now) {
    throw new UnsupportedOperationException();
  }

  /** It was carried out, as message {@code messageId} where it made one. */
  public void sent(long id, OptionalLong messageId, Instant at) {
    throw new UnsupportedOperationException();
  }

  /** It was not carried out; it waits again, until {@code notBefore}. */
  public void again(long id, String why, Instant notBefore) {
    throw new UnsupportedOperationException();
  }

  /**
   * Whether it was carried out is not known.
   *
   * @return whether it will be tried once more; false when this was the second time: it has then
   *     ended
   */
  public boolean unknown(long id, String why, Instant notBefore) {
    throw new UnsupportedOperationException();
  }

  /** It can never be sent. */
  public void failed(long id, String why, Instant at) {
    throw new UnsupportedOperationException();
  }

  /** Puts another body in a claimed row's place, as when a topic is gone. */
  public void rewrite(long id, Lane lane, String body) {
    throw new UnsupportedOperationException();
  }

  /** Drops what waits for a chat; how many. */
  public int dropChat(long chat, String why, Instant at) {
    throw new UnsupportedOperationException();
  }

  /**
   * Rows that were being sent when the program died become unknown; asked at a start.
   *
   * @return how many
   */
  public int recover(Instant now) {
    throw new UnsupportedOperationException();
  }

  /** The message that row {@code id} became, where known. */
  public OptionalLong messageOf(long id) {
    throw new UnsupportedOperationException();
  }

  /** The row that became message {@code messageId} in {@code chat}. */
  public OptionalLong rowOf(long chat, long messageId) {
    throw new UnsupportedOperationException();
  }

  /** When messages were last tried, by chat, since {@code since}: what send limits start from. */
  public Map<Long, List<Instant>> triedSince(Instant since) {
    throw new UnsupportedOperationException();
  }

  /** Rows that wait or are being sent. */
  public long depth() {
    throw new UnsupportedOperationException();
  }

  /** How long the oldest row has waited. */
  public Optional<Duration> oldest(Instant now) {
    throw new UnsupportedOperationException();
  }

  /** Rows by state ({@code waiting}, {@code sending}, {@code sent}, {@code unknown}…). */
  public Map<String, Long> counts() {
    throw new UnsupportedOperationException();
  }

  /** Forgets rows that ended before {@code before}; messages that exchanges name stay known. */
  public int prune(Instant before) {
    throw new UnsupportedOperationException();
  }
}

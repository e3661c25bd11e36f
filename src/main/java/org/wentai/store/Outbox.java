package org.wentai.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Messages to send, durably: one ordered lane for each chat and topic. A row waits, is claimed
 * (sending), and ends as sent, failed or dropped. A row whose sending broke off with its outcome
 * unknown is recorded so, and tried again: a reply at most once, an alert until the outcome is
 * known, ten times in all at most.
 */
public final class Outbox {
  private static final String INSERT =
      """
      INSERT INTO outbox (chat, topic, lane, method, body, edits, replaces, file_field,
        file_name, file, urgency, state, created_at, not_before, attempts, unknowns, note)
      VALUES (:chat, :topic, :lane, :method, :body, :edits, :replaces, :fileField,
        :fileName, :file, :urgency, 'waiting', :at, 0, 0, 0, '')
      RETURNING id
      """;

  private static final String PRUNE =
      """
      DELETE FROM outbox
      WHERE ended_at < :before AND state IN ('sent', 'failed', 'unknown', 'dropped')
        AND NOT EXISTS (SELECT 1 FROM exchanges e WHERE e.reply = outbox.id)
        AND NOT EXISTS (SELECT 1 FROM alerts a WHERE a.outbox = outbox.id)
        AND NOT EXISTS
          (SELECT 1 FROM outbox o WHERE o.edits = outbox.id AND o.ended_at IS NULL)
      """;

  private final Handle handle;
  private final Claims claims;
  private final Tries tries;
  private final OutboxFigures figures;

  Outbox(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.claims = new Claims(handle, dialect);
    this.tries = new Tries(handle);
    this.figures = new OutboxFigures(handle);
  }

  /** Adds a row; its id, which rises. */
  public long add(Outgoing what, Instant at) {
    what.replaces().ifPresent(key -> dropReplaced(what.lane(), key, at));
    var file = what.file();
    return handle
        .createQuery(INSERT)
        .bind("chat", what.lane().chat())
        .bind("topic", what.lane().topic())
        .bind("lane", what.lane().key())
        .bind("method", what.method())
        .bind("body", what.body())
        .bind("edits", what.edits())
        .bind("replaces", what.replaces())
        .bind("fileField", file.map(Outgoing.Attached::field))
        .bind("fileName", file.map(Outgoing.Attached::name))
        .bind("file", file.map(Outgoing.Attached::bytes).orElse(null))
        .bind("urgency", what.urgency().ordinal())
        .bind("at", at.toEpochMilli())
        .mapTo(Long.class)
        .one();
  }

  /**
   * Claims what may be sent now: the first waiting row of each lane in which none is being sent,
   * whose own time and whose chat's time ({@link Chats#hold}) has come, of chats that are open.
   * Replies first, then by age. At most one row a chat, whose lanes share its limits.
   *
   * @param limit at most so many
   */
  public List<Delivery> claim(Instant now, int limit) {
    return claim(now, limit, Set.of());
  }

  /**
   * As {@link #claim(Instant, int)}.
   *
   * @param resting chats to which nothing may go now
   */
  public List<Delivery> claim(Instant now, int limit, Set<Long> resting) {
    return claims.claim(now, limit, resting, Outgoing.Urgency.ALERT);
  }

  /** As {@link #claim(Instant, int, Set)}, but for alerts. */
  public List<Delivery> claimReplies(Instant now, int limit, Set<Long> resting) {
    return claims.claim(now, limit, resting, Outgoing.Urgency.REPLY);
  }

  /** When the next row that waits for its time may be sent. */
  public Optional<Instant> nextAt(Instant now) {
    return claims.nextAt(now);
  }

  /**
   * It was carried out, as message {@code messageId} where it made one. When it edited a row whose
   * message was not known, that row's message is this one from now on.
   *
   * @throws IllegalStateException when the row is not being sent, as all that end a try do
   */
  public void sent(long id, OptionalLong messageId, Instant at) {
    tries.sent(id, messageId, at);
  }

  /** It was not carried out; it waits again, until {@code notBefore}. */
  public void again(long id, String why, Instant notBefore) {
    tries.again(id, why, notBefore);
  }

  /**
   * Whether it was carried out is not known.
   *
   * @return whether it will be tried again; false when this was a reply's second time, or an
   *     alert's tenth: it has then ended, an alert as one of {@link DeadLetters}
   */
  public boolean unknown(long id, String why, Instant notBefore) {
    return tries.unknown(id, why, notBefore);
  }

  /** It can never be sent. */
  public void failed(long id, String why, Instant at) {
    tries.failed(id, why, at);
  }

  /** Puts another body in a claimed row's place, as when a topic is gone. */
  public void rewrite(long id, Lane lane, String body) {
    tries.rewrite(id, lane, body);
  }

  /** Drops what waits for a chat; how many. What alerts told of waits in the ledger again. */
  public int dropChat(long chat, String why, Instant at) {
    new Suspension(handle).chat(chat);
    return handle
        .createUpdate(
            """
            UPDATE outbox SET state = 'dropped', ended_at = :at, note = :why
            WHERE chat = :chat AND ended_at IS NULL AND state = 'waiting'
            """)
        .bind("chat", chat)
        .bind("at", at.toEpochMilli())
        .bind("why", why)
        .execute();
  }

  /**
   * Rows that were being sent when the process that sends died become unknown; asked by the next
   * one, in the transaction in which it is sure to be the one that sends: a process that sends
   * calls nothing of its own unknown.
   *
   * @return how many
   */
  public int recover(Instant now) {
    return tries.recover(now);
  }

  /** The message that row {@code id} became, where known. */
  public OptionalLong messageOf(long id) {
    return number(
        handle
            .createQuery("SELECT message FROM outbox WHERE id = :id AND message IS NOT NULL")
            .bind("id", id));
  }

  /** The row that became message {@code messageId} in {@code chat}. */
  public OptionalLong rowOf(long chat, long messageId) {
    return number(
        handle
            .createQuery(
                """
                SELECT id FROM outbox WHERE chat = :chat AND message = :message
                ORDER BY id LIMIT 1
                """)
            .bind("chat", chat)
            .bind("message", messageId));
  }

  /** When messages were last tried, by chat, since {@code since}: what send limits start from. */
  public Map<Long, List<Instant>> triedSince(Instant since) {
    return figures.triedSince(since);
  }

  /** Rows that wait or are being sent. */
  public long depth() {
    return figures.depth();
  }

  /** How long the oldest row has waited. */
  public Optional<Duration> oldest(Instant now) {
    return figures.oldest(now);
  }

  /** Rows by state ({@code waiting}, {@code sending}, {@code sent}, {@code unknown}…). */
  public Map<String, Long> counts() {
    return figures.counts();
  }

  /**
   * Forgets rows that ended before {@code before}; messages that exchanges, the ledger or live
   * edits name stay known.
   */
  public int prune(Instant before) {
    return handle.createUpdate(PRUNE).bind("before", before.toEpochMilli()).execute();
  }

  private void dropReplaced(Lane lane, String key, Instant at) {
    handle
        .createUpdate(
            """
            UPDATE outbox SET state = 'dropped', ended_at = :at, note = 'replaced'
            WHERE chat = :chat AND lane = :lane AND ended_at IS NULL AND replaces = :key
              AND state = 'waiting'
            """)
        .bind("chat", lane.chat())
        .bind("lane", lane.key())
        .bind("key", key)
        .bind("at", at.toEpochMilli())
        .execute();
  }

  private static OptionalLong number(Query query) {
    return query.mapTo(Long.class).findOne().map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }
}

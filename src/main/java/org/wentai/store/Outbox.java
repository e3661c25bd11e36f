package org.wentai.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/**
 * Messages to send, durably: one ordered lane for each chat and topic. A row waits, is claimed
 * (sending), and ends as sent, failed or dropped. A row whose sending broke off with its outcome
 * unknown is recorded so, and tried at most once more.
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

  /** The first time it waits again, the second time it has ended. */
  private static final String UNKNOWN =
      """
      UPDATE outbox SET state = CASE WHEN unknowns = 0 THEN 'waiting' ELSE 'unknown' END,
        ended_at = CASE WHEN unknowns = 0 THEN NULL ELSE :at END,
        unknowns = unknowns + 1, not_before = :at, note = :why
      WHERE state = 'sending'
      """;

  private final Handle handle;
  private final Claims claims;

  Outbox(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.claims = new Claims(handle, dialect);
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
    end(id, "sent", "", messageId, at);
    if (messageId.isPresent()) {
      handle
          .createUpdate(
              """
              UPDATE outbox SET message = :message WHERE message IS NULL
                AND id = (SELECT o.edits FROM outbox o WHERE o.id = :id)
              """)
          .bind("id", id)
          .bind("message", messageId)
          .execute();
    }
  }

  /** It was not carried out; it waits again, until {@code notBefore}. */
  public void again(long id, String why, Instant notBefore) {
    one(
        id,
        handle
            .createUpdate(
                """
                UPDATE outbox SET state = 'waiting', not_before = :at, note = :why
                WHERE id = :id AND state = 'sending'
                """)
            .bind("id", id)
            .bind("at", notBefore.toEpochMilli())
            .bind("why", why));
  }

  /**
   * Whether it was carried out is not known.
   *
   * @return whether it will be tried once more; false when this was the second time: it has then
   *     ended
   */
  public boolean unknown(long id, String why, Instant notBefore) {
    one(
        id,
        handle
            .createUpdate(UNKNOWN + "AND id = :id")
            .bind("id", id)
            .bind("at", notBefore.toEpochMilli())
            .bind("why", why));
    return handle
        .createQuery("SELECT 1 FROM outbox WHERE id = :id AND ended_at IS NULL")
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** It can never be sent. */
  public void failed(long id, String why, Instant at) {
    end(id, "failed", why, OptionalLong.empty(), at);
  }

  /** Puts another body in a claimed row's place, as when a topic is gone. */
  public void rewrite(long id, Lane lane, String body) {
    one(
        id,
        handle
            .createUpdate(
                """
                UPDATE outbox SET chat = :chat, topic = :topic, lane = :lane, body = :body
                WHERE id = :id AND state = 'sending'
                """)
            .bind("id", id)
            .bind("chat", lane.chat())
            .bind("topic", lane.topic())
            .bind("lane", lane.key())
            .bind("body", body));
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
   * Rows that were being sent when the program died become unknown; asked at a start.
   *
   * @return how many
   */
  public int recover(Instant now) {
    return handle
        .createUpdate(UNKNOWN)
        .bind("at", now.toEpochMilli())
        .bind("why", "the program ended while this was being sent")
        .execute();
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
    var tried = new HashMap<Long, List<Instant>>();
    handle
        .createQuery("SELECT chat, tried_at FROM outbox WHERE tried_at >= :since ORDER BY tried_at")
        .bind("since", since.toEpochMilli())
        .map((row, context) -> Map.entry(row.getLong("chat"), Rows.instant(row, "tried_at")))
        .forEach(e -> tried.computeIfAbsent(e.getKey(), c -> new ArrayList<>()).add(e.getValue()));
    return tried;
  }

  /** Rows that wait or are being sent. */
  public long depth() {
    return handle
        .createQuery("SELECT count(*) FROM outbox WHERE ended_at IS NULL")
        .mapTo(Long.class)
        .one();
  }

  /** How long the oldest row has waited. */
  public Optional<Duration> oldest(Instant now) {
    return handle
        .createQuery("SELECT min(created_at) FROM outbox WHERE ended_at IS NULL")
        .mapTo(Long.class)
        .findOne()
        .map(at -> Duration.between(Instant.ofEpochMilli(at), now));
  }

  /** Rows by state ({@code waiting}, {@code sending}, {@code sent}, {@code unknown}…). */
  public Map<String, Long> counts() {
    var counts = new TreeMap<String, Long>();
    handle
        .createQuery(
            """
            SELECT state, count(*) AS rows_of FROM outbox WHERE ended_at IS NULL GROUP BY state
            UNION ALL
            SELECT state, count(*) FROM outbox WHERE ended_at IS NOT NULL GROUP BY state
            """)
        .map((row, context) -> Map.entry(row.getString("state"), row.getLong("rows_of")))
        .forEach(e -> counts.put(e.getKey(), e.getValue()));
    return counts;
  }

  /**
   * Forgets rows that ended before {@code before}; messages that exchanges, the ledger or live
   * edits name stay known.
   */
  public int prune(Instant before) {
    return handle
        .createUpdate(
            """
            DELETE FROM outbox
            WHERE ended_at < :before AND state IN ('sent', 'failed', 'unknown', 'dropped')
              AND NOT EXISTS (SELECT 1 FROM exchanges e WHERE e.reply = outbox.id)
              AND NOT EXISTS (SELECT 1 FROM alerts a WHERE a.outbox = outbox.id)
              AND NOT EXISTS
                (SELECT 1 FROM outbox o WHERE o.edits = outbox.id AND o.ended_at IS NULL)
            """)
        .bind("before", before.toEpochMilli())
        .execute();
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

  private void end(long id, String state, String why, OptionalLong message, Instant at) {
    one(
        id,
        handle
            .createUpdate(
                """
                UPDATE outbox SET state = :state, note = :why, message = :message, ended_at = :at
                WHERE id = :id AND state = 'sending'
                """)
            .bind("id", id)
            .bind("state", state)
            .bind("why", why)
            .bind("message", message)
            .bind("at", at.toEpochMilli()));
  }

  private static void one(long id, Update update) {
    if (update.execute() == 0) {
      throw new IllegalStateException("row " + id + " of the outbox is not being sent");
    }
  }

  private static OptionalLong number(Query query) {
    return query.mapTo(Long.class).findOne().map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }
}

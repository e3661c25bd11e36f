package org.wentai.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Updates received from a channel: stored before they are confirmed to it, each handled once. */
public final class Inbox {
  private static final String CLAIM =
      """
      UPDATE inbox SET owner = :me WHERE bot = :bot AND id IN (
        SELECT i.id FROM inbox i
        WHERE i.bot = :bot AND i.state = 'waiting' AND i.owner IS NULL
          AND (SELECT o.id FROM inbox o WHERE o.bot = i.bot AND o.lane = i.lane
            AND o.ended_at IS NULL AND o.owner <> :me LIMIT 1) IS NULL
        ORDER BY i.id LIMIT :limit
      """;

  private final Handle handle;
  private final Dialect dialect;

  Inbox(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
  }

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
    return add(updates, update -> "");
  }

  /**
   * As {@link #add(List)}.
   *
   * @param lane updates of one lane are handled in order, by one process at a time
   */
  public List<Received> add(List<Received> updates, Function<Received, String> lane) {
    if (updates.isEmpty()) {
      return List.of();
    }
    var batch =
        handle.prepareBatch(
            """
            INSERT INTO inbox (bot, id, lane, received_at, body, attempts, state, note)
            VALUES (:bot, :id, :lane, :at, :body, :attempts, 'waiting', '')
            ON CONFLICT (bot, id) DO NOTHING
            """);
    for (Received update : updates) {
      batch
          .bind("bot", update.bot())
          .bind("id", update.id())
          .bind("lane", lane.apply(update))
          .bind("at", update.at().toEpochMilli())
          .bind("body", update.body())
          .bind("attempts", update.attempts())
          .add();
    }
    int[] inserted = batch.execute();
    var fresh = new ArrayList<Received>();
    for (int i = 0; i < inserted.length; i++) {
      if (inserted[i] > 0) {
        fresh.add(updates.get(i));
      }
    }
    return fresh;
  }

  /**
   * Those that wait, whoever owns them, lowest id first, at most {@code limit}, of ids above {@code
   * after}.
   */
  public List<Received> waiting(long bot, long after, int limit) {
    return handle
        .createQuery(
            """
            SELECT bot, id, received_at, body, attempts FROM inbox
            WHERE bot = :bot AND id > :after AND state = 'waiting' ORDER BY id LIMIT :limit
            """)
        .bind("bot", bot)
        .bind("after", after)
        .bind("limit", limit)
        .map((row, context) -> received(row))
        .list();
  }

  /**
   * Makes {@code me} the owner of waiting ones that nobody owns, in whose lanes nobody else owns
   * any: so that one process at a time handles a lane. The caller must handle them in their order.
   *
   * @param limit at most so many
   * @return those, lowest id first
   */
  public List<Received> claim(long bot, Owner me, int limit) {
    return handle
        .createQuery(CLAIM + dialect.skipLocked() + ") RETURNING *")
        .bind("bot", bot)
        .bind("me", me.id())
        .bind("limit", limit)
        .map((row, context) -> received(row))
        .stream()
        .sorted(Comparator.comparingLong(Received::id))
        .toList();
  }

  /** Whether any waits that nobody owns. */
  public boolean hasUnowned(long bot) {
    return handle
        .createQuery(
            """
            SELECT 1 FROM inbox WHERE bot = :bot AND state = 'waiting' AND owner IS NULL LIMIT 1
            """)
        .bind("bot", bot)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /** The ids of the processes that own some that wait. */
  public List<String> owners(long bot) {
    return handle
        .createQuery(
            """
            SELECT DISTINCT owner FROM inbox
            WHERE bot = :bot AND state = 'waiting' AND owner IS NOT NULL
            """)
        .bind("bot", bot)
        .mapTo(String.class)
        .list();
  }

  /** Takes from a process that is gone what it owns and what waits; how many. */
  public int disown(long bot, String ownerId) {
    return handle
        .createUpdate(
            """
            UPDATE inbox SET owner = NULL WHERE bot = :bot AND owner = :owner AND state = 'waiting'
            """)
        .bind("bot", bot)
        .bind("owner", ownerId)
        .execute();
  }

  /** Counts one more attempt at an update that failed; how many there were. */
  public int failed(long bot, long id, String why) {
    return handle
        .createQuery(
            """
            UPDATE inbox SET attempts = attempts + 1, note = :why WHERE bot = :bot AND id = :id
            RETURNING attempts
            """)
        .bind("bot", bot)
        .bind("id", id)
        .bind("why", why)
        .mapTo(Integer.class)
        .findOne()
        .orElseThrow(() -> new IllegalArgumentException("no update " + id + " of bot " + bot));
  }

  /**
   * Ends an update that waits.
   *
   * @param note why, for those that were not handled
   * @return false when it had ended already: the caller must then write nothing else for it
   */
  public boolean end(long bot, long id, End how, String note, Instant at) {
    return handle
            .createUpdate(
                """
                UPDATE inbox SET state = :state, note = :note, ended_at = :at
                WHERE bot = :bot AND id = :id AND state = 'waiting'
                """)
            .bind("bot", bot)
            .bind("id", id)
            .bind("state", how.name().toLowerCase(Locale.ROOT))
            .bind("note", note)
            .bind("at", at.toEpochMilli())
            .execute()
        > 0;
  }

  /** How many wait. */
  public long depth() {
    return count("waiting");
  }

  /** How many were put aside as poisonous. */
  public long poisoned() {
    return count("poisoned");
  }

  /** Forgets those that ended before {@code before}. */
  public int prune(Instant before) {
    return handle
        .createUpdate("DELETE FROM inbox WHERE ended_at < :before")
        .bind("before", before.toEpochMilli())
        .execute();
  }

  private static Received received(ResultSet row) throws SQLException {
    return new Received(
        row.getLong("bot"),
        row.getLong("id"),
        Rows.instant(row, "received_at"),
        row.getString("body"),
        row.getInt("attempts"));
  }

  /** The state stands in the SQL: a bound one would pass the partial indexes by. */
  private long count(String state) {
    return handle
        .createQuery("SELECT count(*) FROM inbox WHERE state = '%s'".formatted(state))
        .mapTo(Long.class)
        .one();
  }
}

package org.wentai.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Which rows of the outbox may go now, or when. Conditions are worded as the partial indexes.
 *
 * <p>Conditions on other rows are subqueries that give a value, with LIMIT where that may be
 * several. PostgreSQL turns NOT EXISTS into a join, and where its statistics are of a time when
 * nothing waited, it compares each row that waits with each other one.
 */
final class Claims {
  /** That row {@code o} is the first of its lane that lives, and none of the lane is being sent. */
  private static final String HEAD =
      """
      (SELECT e.id FROM outbox e
        WHERE e.chat = o.chat AND e.lane = o.lane AND e.ended_at IS NULL AND e.id < o.id LIMIT 1)
        IS NULL
      AND (SELECT s.id FROM outbox s
        WHERE s.chat = o.chat AND s.lane = o.lane AND s.state = 'sending' LIMIT 1) IS NULL
      """;

  /**
   * Of an edited row in another lane, too, the end is waited for. The plus keeps SQLite to the
   * index that has the rows in their order, so that it stops at the limit.
   */
  private static final String CLAIM =
      """
      UPDATE outbox SET state = 'sending', attempts = attempts + 1, tried_at = :now
      WHERE id IN (
        SELECT o.id FROM outbox o
        WHERE o.state = 'waiting' AND o.urgency <= :least AND +o.not_before <= :now AND
      """
          + HEAD
          + """
        AND coalesce((SELECT CASE WHEN t.ended_at IS NULL THEN 1 ELSE 0 END
          FROM outbox t WHERE t.id = o.edits), 0) = 0
        AND coalesce((SELECT CASE WHEN c.held_until > :now OR c.closed_at IS NOT NULL THEN 1 ELSE 0
          END FROM chats c WHERE c.chat = o.chat), 0) = 0
        %s
        ORDER BY o.urgency, o.id LIMIT :limit
      """;

  private static final String CLAIMED =
      """
      SELECT o.id, o.chat, o.topic, o.method, o.body, o.edits, o.replaces, o.file_field, o.file_name,
        o.file, o.urgency, o.created_at, o.attempts, o.unknowns, t.message AS target
      FROM outbox o LEFT JOIN outbox t ON t.id = o.edits
      WHERE o.id IN (%s) ORDER BY o.urgency, o.id
      """;

  /** Rows that wait for their own time, which may wait for their chat's as well. */
  private static final String NEXT_ROW =
      """
      SELECT min(CASE WHEN w.held > w.not_before THEN w.held ELSE w.not_before END)
      FROM (
        SELECT o.not_before,
          coalesce((SELECT c.held_until FROM chats c WHERE c.chat = o.chat), 0) AS held,
          (SELECT c.closed_at FROM chats c WHERE c.chat = o.chat) AS closed
        FROM outbox o
        WHERE o.state = 'waiting' AND o.not_before > 0 AND o.not_before > :now AND
      """
          + HEAD
          + ") w WHERE w.closed IS NULL";

  /** Rows of chats that are held. What lives and is not being sent waits. */
  private static final String NEXT_CHAT =
      """
      SELECT min(CASE WHEN h.held_until > h.not_before THEN h.held_until ELSE h.not_before END)
      FROM (
        SELECT c.held_until,
          (SELECT min(o.not_before) FROM outbox o
           WHERE o.chat = c.chat AND o.ended_at IS NULL AND o.state <> 'sending' AND
      """
          + HEAD
          + """
        ) AS not_before
        FROM chats c WHERE c.held_until > :now AND c.closed_at IS NULL) h
      WHERE h.not_before IS NOT NULL
      """;

  private static final String RELEASE =
      """
      UPDATE outbox SET state = 'waiting', attempts = attempts - 1, tried_at = NULL
      WHERE id IN (%s)
      """;

  private final Handle handle;
  private final Dialect dialect;

  Claims(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
  }

  List<Delivery> claim(Instant now, int limit, Set<Long> resting, Outgoing.Urgency least) {
    String others = resting.isEmpty() ? "" : "AND o.chat NOT IN (" + list(resting) + ")";
    List<Long> ids =
        handle
            .createQuery(CLAIM.formatted(others) + dialect.skipLocked() + ") RETURNING id")
            .bind("now", now.toEpochMilli())
            .bind("limit", limit)
            .bind("least", least.ordinal())
            .mapTo(Long.class)
            .list();
    if (ids.isEmpty()) {
      return List.of();
    }
    List<Delivery> claimed =
        handle
            .createQuery(CLAIMED.formatted(list(ids)))
            .map((row, context) -> delivery(row))
            .list();
    return oneForEachChat(claimed);
  }

  /** Topics of one chat share its limits: those after the first go back, as if never claimed. */
  private List<Delivery> oneForEachChat(List<Delivery> claimed) {
    Set<Long> chats = new HashSet<>();
    List<Delivery> taken = new ArrayList<>();
    List<Long> back = new ArrayList<>();
    for (Delivery row : claimed) {
      if (chats.add(row.what().lane().chat())) {
        taken.add(row);
      } else {
        back.add(row.id());
      }
    }
    if (!back.isEmpty()) {
      handle.execute(RELEASE.formatted(list(back)));
    }
    return taken;
  }

  private static String list(Collection<Long> ids) {
    return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  Optional<Instant> nextAt(Instant now) {
    return Stream.of(NEXT_ROW, NEXT_CHAT)
        .flatMap(sql -> first(sql, now).stream())
        .min(Comparator.naturalOrder());
  }

  private Optional<Instant> first(String sql, Instant now) {
    return handle
        .createQuery(sql)
        .bind("now", now.toEpochMilli())
        .mapTo(Long.class)
        .findOne()
        .map(Instant::ofEpochMilli);
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        row.getLong("id"),
        outgoing(row),
        Rows.number(row, "target"),
        Rows.instant(row, "created_at"),
        row.getInt("attempts") - 1,
        row.getInt("unknowns"));
  }

  private static Outgoing outgoing(ResultSet row) throws SQLException {
    Optional<Outgoing.Attached> file = Optional.empty();
    if (row.getString("file_field") != null) {
      file =
          Optional.of(
              new Outgoing.Attached(
                  row.getString("file_field"), row.getString("file_name"), row.getBytes("file")));
    }
    return new Outgoing(
        Rows.lane(row),
        row.getString("method"),
        row.getString("body"),
        Rows.number(row, "edits"),
        Rows.text(row, "replaces"),
        file,
        Outgoing.Urgency.values()[row.getInt("urgency")]);
  }
}

package org.wentai.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** How alerts come in each chat or topic that has subscriptions, and when they are due. */
public final class Lanes {
  private static final String SELECT =
      """
      SELECT l.chat, l.topic, l.zone, l.digest, l.digest_at, l.quiet_from, l.quiet_to,
        l.muted_until, l.due_at, l.missed, l.told_at, l.pause
      FROM lanes l WHERE\s""";

  private static final String INSERT =
      """
      INSERT INTO lanes (lane, chat, topic, zone, digest, digest_at, quiet_from, quiet_to,
        muted_until, missed, told_at, pause)
      VALUES (:lane, :chat, :topic, :zone, :digest, :digestAt, :from, :to, :muted, '', 0, 0)
      ON CONFLICT (lane) DO UPDATE SET\s""";

  /** Eight in the morning. */
  private static final int DIGEST_AT = 8 * 60;

  /** So many rows go to the database in one statement or batch. */
  private static final int BATCH = 500;

  private final Handle handle;
  private final Dialect dialect;

  Lanes(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
  }

  /** What a lane has that nobody set: told at once, not quiet, not muted. */
  public static AlertLane usual(Lane lane, ZoneId zone) {
    return new AlertLane(
        lane,
        zone,
        AlertLane.Digest.NOW,
        DIGEST_AT,
        OptionalInt.empty(),
        OptionalInt.empty(),
        Instant.EPOCH,
        Optional.empty(),
        "");
  }

  public Optional<AlertLane> find(Lane lane) {
    return states(handle.createQuery(SELECT + "l.lane = :lane").bind("lane", lane.key())).stream()
        .findFirst()
        .map(LaneState::lane);
  }

  /**
   * Stores what a lane's people choose, in the place of what was known of it. When alerts are due,
   * and what was missed, stay as they are: who wants them to follow at once asks the ledger.
   */
  public void put(AlertLane lane) {
    var insert =
        handle.createUpdate(
            INSERT
                + """
                zone = excluded.zone, digest = excluded.digest, digest_at = excluded.digest_at,
                  quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
                  muted_until = excluded.muted_until
                """);
    bind(insert, lane).execute();
  }

  /**
   * Locks lanes to the end of the transaction, those that are missing being made as {@link #usual}.
   *
   * @return each as it is now
   */
  public List<LaneState> lock(Collection<Lane> lanes, ZoneId zone) {
    // In one order everywhere, so that two that lock do not wait for each other.
    List<Lane> ordered = lanes.stream().distinct().sorted(Comparator.comparing(Lane::key)).toList();
    var locked = new ArrayList<LaneState>();
    for (List<Lane> some : parts(ordered)) {
      var batch = handle.prepareBatch(INSERT + "chat = excluded.chat");
      some.forEach(lane -> bind(batch, usual(lane, zone)).add());
      batch.execute();
      String keys = "l.lane IN (%s)".formatted(Rows.keys(some));
      locked.addAll(states(handle.createQuery(SELECT + keys)));
    }
    return locked;
  }

  /**
   * Locks lanes whose time has come, the longest due first; those that somebody else has locked are
   * passed over.
   */
  public List<LaneState> due(Instant now, int limit) {
    return states(
        handle
            .createQuery(
                SELECT + "l.due_at <= :now ORDER BY l.due_at LIMIT :limit" + dialect.skipLocked())
            .bind("now", now.toEpochMilli())
            .bind("limit", limit));
  }

  /** Those with alerts that wait to be sent, that have quiet hours or are muted. */
  List<LaneState> withUnsent(Instant now, int limit) {
    return states(
        handle
            .createQuery(
                SELECT
                    + """
                    (l.quiet_from IS NOT NULL OR l.muted_until > :now) AND l.lane IN
                      (SELECT o.lane FROM outbox o WHERE o.state = 'waiting' AND o.urgency = 1)
                    LIMIT :limit
                    """)
            .bind("now", now.toEpochMilli())
            .bind("limit", limit));
  }

  /** Those of the lanes' chats that cannot be written to, and why. */
  public Map<Long, String> closed(Collection<Lane> lanes) {
    var closed = new HashMap<Long, String>();
    String chats = Rows.numbers(lanes.stream().map(Lane::chat).distinct().toList());
    handle
        .createQuery(
            """
            SELECT chat, coalesce(closed_why, '') AS why FROM chats
            WHERE closed_at IS NOT NULL AND chat IN (%s)
            """
                .formatted(chats))
        .map((row, context) -> Map.entry(row.getLong("chat"), row.getString("why")))
        .forEach(e -> closed.put(e.getKey(), e.getValue()));
    return closed;
  }

  /** When the next lane is due. */
  public Optional<Instant> nextDue() {
    return handle
        .createQuery("SELECT min(due_at) FROM lanes WHERE due_at IS NOT NULL")
        .mapTo(Long.class)
        .findOne()
        .map(Instant::ofEpochMilli);
  }

  /** When what waits for each of these is due; empty: nothing waits, or nothing can be told. */
  public void due(Map<Lane, Optional<Instant>> dues) {
    if (dues.isEmpty()) {
      return;
    }
    var batch = handle.prepareBatch("UPDATE lanes SET due_at = :due WHERE lane = :lane");
    dues.forEach(
        (lane, due) ->
            batch.bind("lane", lane.key()).bind("due", due.map(Instant::toEpochMilli)).add());
    batch.execute();
  }

  /**
   * A lane was told of what waited, and of what it missed.
   *
   * @param at when it was told last, now or before
   * @param pause for how long after that nothing more is told at once
   */
  public void told(Lane lane, Instant at, Duration pause) {
    handle
        .createUpdate(
            """
            UPDATE lanes SET missed = '', told_at = :at, pause = :pause WHERE lane = :lane
            """)
        .bind("lane", lane.key())
        .bind("at", at.toEpochMilli())
        .bind("pause", pause.toMillis())
        .execute();
  }

  /** Nothing can be told in a chat's lanes, and why; what waits is kept. */
  public void suspend(long chat, String why) {
    handle
        .createUpdate("UPDATE lanes SET missed = :why, due_at = NULL WHERE chat = :chat")
        .bind("chat", chat)
        .bind("why", why.isEmpty() ? "closed" : why)
        .execute();
  }

  /** The lanes of a chat can be told again; those for which something waits are due at once. */
  void resume(long chat) {
    handle
        .createUpdate(
            """
            UPDATE lanes SET due_at = 0 WHERE chat = :chat AND EXISTS
              (SELECT 1 FROM alerts a
               WHERE a.lane = lanes.lane AND a.outbox IS NULL AND a.ended_at IS NULL)
            """)
        .bind("chat", chat)
        .execute();
    handle
        .createUpdate("UPDATE lanes SET missed = '' WHERE chat = :chat AND due_at IS NULL")
        .bind("chat", chat)
        .execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, AlertLane lane) {
    return statement
        .bind("lane", lane.lane().key())
        .bind("chat", lane.lane().chat())
        .bind("topic", lane.lane().topic())
        .bind("zone", lane.zone().getId())
        .bind("digest", lane.digest().name().toLowerCase(Locale.ROOT))
        .bind("digestAt", lane.digestAt())
        .bind("from", lane.quietFrom())
        .bind("to", lane.quietTo())
        .bind("muted", lane.mutedUntil().toEpochMilli());
  }

  static <T> List<List<T>> parts(List<T> all) {
    var parts = new ArrayList<List<T>>();
    for (int from = 0; from < all.size(); from += BATCH) {
      parts.add(all.subList(from, Math.min(all.size(), from + BATCH)));
    }
    return parts;
  }

  private static List<LaneState> states(Query query) {
    return query.map((row, context) -> state(row)).list();
  }

  private static LaneState state(ResultSet row) throws SQLException {
    var lane =
        new AlertLane(
            Rows.lane(row),
            ZoneId.of(row.getString("zone")),
            AlertLane.Digest.valueOf(row.getString("digest").toUpperCase(Locale.ROOT)),
            row.getInt("digest_at"),
            Rows.count(row, "quiet_from"),
            Rows.count(row, "quiet_to"),
            Rows.instant(row, "muted_until"),
            Rows.maybe(row, "due_at"),
            row.getString("missed"));
    return new LaneState(
        lane, Rows.instant(row, "told_at"), Duration.ofMillis(row.getLong("pause")));
  }
}

package org.wentai.store;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Moves subscriptions, alerts and their lanes to a chat's new id. Where the new chat has the same
 * already, what is there stays, and the old joins it.
 */
final class Migration {
  /** The key that a lane of the old chat has in the new one. */
  private static final String MOVED = ":newKey || substr(%s, length(:oldKey) + 1)";

  private static final String WAITS = "%1$s.outbox IS NULL AND %1$s.ended_at IS NULL";

  private final Handle handle;
  private final long from;
  private final long to;

  Migration(Handle handle, long from, long to) {
    this.handle = handle;
    this.from = from;
    this.to = to;
  }

  void run() {
    doubles().forEach(this::join);
    subscriptions();
    alerts();
    lanes();
  }

  /** A subscription, and the same one of the new chat. */
  private record Double(long old, long kept) {}

  private List<Double> doubles() {
    return moving(
            handle.createQuery(
                """
                SELECT s.id AS old, min(k.id) AS kept FROM subscriptions s
                JOIN subscriptions k ON k.kind = s.kind AND k.folded = s.folded AND k.lane = %s
                  AND (s.kind <> 'question' OR k.subscriber = s.subscriber)
                WHERE s.chat = :old AND s.state IN ('active', 'paused')
                  AND k.state IN ('active', 'paused')
                GROUP BY s.id
                """
                    .formatted(MOVED.formatted("s.lane"))))
        .map((row, context) -> new Double(row.getLong("old"), row.getLong("kept")))
        .list();
  }

  /** What waits because of the old one, comes because of the one that is kept. */
  private void join(Double pair) {
    handle
        .createUpdate(
            "UPDATE subscriptions SET state = 'deleted', version = :version WHERE id = :id")
        .bind("id", pair.old())
        .bind("version", version())
        .execute();
    handle
        .createUpdate(
            """
            UPDATE alerts SET why = why || ',' || :kept
            WHERE chat = :old AND ',' || why || ',' LIKE '%,' || :id || ',%'
            """)
        .bind("old", from)
        .bind("kept", String.valueOf(pair.kept()))
        .bind("id", String.valueOf(pair.old()))
        .execute();
  }

  /** Each takes a version of its own: who reads the changes may stop between any two. */
  private void subscriptions() {
    List<Long> ids =
        handle
            .createQuery("SELECT id FROM subscriptions WHERE chat = :old ORDER BY id")
            .bind("old", from)
            .mapTo(Long.class)
            .list();
    String move =
        "UPDATE subscriptions SET chat = :new, lane = %s, version = :version WHERE id = :id"
            .formatted(MOVED.formatted("lane"));
    for (long id : ids) {
      moving(handle.createUpdate(move)).bind("id", id).bind("version", version()).execute();
    }
  }

  private long version() {
    return Counters.next(handle, "subscriptions");
  }

  /** What both ledgers have was told when one of them says so. */
  private void alerts() {
    String same =
        "n.lane = %s AND n.post = a.post AND n.question = a.question"
            .formatted(MOVED.formatted("a.lane"));
    String waits = WAITS.formatted("a");
    moving(
            handle.createUpdate(
                """
                DELETE FROM alerts AS n WHERE n.chat = :new AND %s AND EXISTS
                  (SELECT 1 FROM alerts a WHERE a.chat = :old AND NOT (%s) AND %s)
                """
                    .formatted(WAITS.formatted("n"), waits, same)))
        .execute();
    moving(
            handle.createUpdate(
                """
                DELETE FROM alerts AS a WHERE a.chat = :old AND EXISTS
                  (SELECT 1 FROM alerts n WHERE %s)
                """
                    .formatted(same)))
        .execute();
    String move = "UPDATE alerts SET chat = :new, lane = %s WHERE chat = :old";
    moving(handle.createUpdate(move.formatted(MOVED.formatted("lane")))).execute();
  }

  /** All are due, to be looked at: the old chat may have been closed, and the new one is not. */
  private void lanes() {
    moving(
            handle.createUpdate(
                """
                INSERT INTO lanes (lane, chat, topic, zone, digest, digest_at, quiet_from, quiet_to,
                  muted_until, due_at, missed, told_at, pause)
                SELECT %s, :new, topic, zone, digest, digest_at, quiet_from, quiet_to, muted_until,
                  due_at, missed, told_at, pause
                FROM lanes WHERE chat = :old
                ON CONFLICT (lane) DO UPDATE SET
                  missed = CASE WHEN lanes.missed = '' THEN excluded.missed ELSE lanes.missed END
                """
                    .formatted(MOVED.formatted("lane"))))
        .execute();
    handle.createUpdate("DELETE FROM lanes WHERE chat = :old").bind("old", from).execute();
    handle.createUpdate("UPDATE lanes SET due_at = 0 WHERE chat = :new").bind("new", to).execute();
  }

  private <S extends SqlStatement<S>> S moving(S statement) {
    return statement
        .bind("old", from)
        .bind("new", to)
        .bind("oldKey", String.valueOf(from))
        .bind("newKey", String.valueOf(to));
  }
}

package org.wentai.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Alerts that were refused for good, or whose outcome stayed unknown however often they were tried,
 * for the admins to look at.
 */
public final class DeadLetters {
  /** The state and urgency stand in the SQL, for the partial index. */
  private static final String DEAD =
      """
      o.state = 'failed' AND o.urgency = 1
        AND EXISTS (SELECT 1 FROM alerts a WHERE a.outbox = o.id)
      """;

  private final Handle handle;

  DeadLetters(Handle handle) {
    this.handle = handle;
  }

  /**
   * A message of alerts that was refused.
   *
   * @param id the row of the outbox
   * @param lane where it was to go
   * @param why in the words of who refused it
   * @param tries how often it was tried
   * @param alerts how many lines of the ledger it told
   */
  public record DeadLetter(
      long id, Lane lane, Instant createdAt, Instant failedAt, String why, int tries, int alerts) {}

  /** The last ones, newest first. */
  public List<DeadLetter> last(int limit) {
    return handle
        .createQuery(
            """
            SELECT o.id, o.chat, o.topic, o.created_at, o.ended_at, o.note, o.attempts,
              (SELECT count(*) FROM alerts n WHERE n.outbox = o.id) AS alerts
            FROM outbox o WHERE
            """
                + DEAD
                + "ORDER BY o.id DESC LIMIT :limit")
        .bind("limit", limit)
        .map(
            (row, context) ->
                new DeadLetter(
                    row.getLong("id"),
                    Rows.lane(row),
                    Rows.instant(row, "created_at"),
                    Rows.instant(row, "ended_at"),
                    row.getString("note"),
                    row.getInt("attempts"),
                    row.getInt("alerts")))
        .list();
  }

  public long count() {
    return handle
        .createQuery("SELECT count(*) FROM outbox o WHERE " + DEAD)
        .mapTo(Long.class)
        .one();
  }

  /**
   * Has it gathered and written anew, as the posts are by now: what was hidden since must not go
   * out with the old text.
   *
   * @return whether there was such a dead letter
   */
  public boolean retry(long id, Instant now) {
    return isDead(id) && again(List.of(id), now) > 0;
  }

  /** Does so with all; how many. */
  public int retryAll(Instant now) {
    return again(all(), now);
  }

  /** Gives it up: it is listed no more. Whether there was such a dead letter. */
  public boolean drop(long id, Instant now) {
    return isDead(id) && drop(List.of(id), now) > 0;
  }

  /** Does so with all; how many. */
  public int dropAll(Instant now) {
    return drop(all(), now);
  }

  private boolean isDead(long id) {
    return handle
        .createQuery("SELECT 1 FROM outbox o WHERE o.id = :id AND " + DEAD)
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private List<Long> all() {
    return handle
        .createQuery("SELECT o.id FROM outbox o WHERE " + DEAD + "ORDER BY o.id")
        .mapTo(Long.class)
        .list();
  }

  private int again(List<Long> rows, Instant now) {
    List<Lane> lanes = new Suspension(handle).rows(rows, "tried again", now);
    for (List<Lane> some : Lanes.parts(lanes)) {
      handle.execute("UPDATE lanes SET due_at = 0 WHERE lane IN (%s)".formatted(Rows.keys(some)));
    }
    return rows.size();
  }

  private int drop(List<Long> rows, Instant now) {
    for (List<Long> some : Lanes.parts(rows)) {
      String in = "IN (%s)".formatted(Rows.numbers(some));
      handle
          .createUpdate("UPDATE alerts SET ended_at = :at, note = 'given up' WHERE outbox " + in)
          .bind("at", now.toEpochMilli())
          .execute();
      handle.execute("UPDATE outbox SET state = 'dropped' WHERE id " + in);
    }
    return rows.size();
  }
}

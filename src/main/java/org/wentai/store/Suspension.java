package org.wentai.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Takes alerts back that were written for sending and not sent: their messages are dropped, and
 * what they told waits in the ledger again.
 */
final class Suspension {
  /** That the row is an alert ({@link Outgoing.Urgency#ALERT}), and waits. */
  private static final String WAITS = "ended_at IS NULL AND state = 'waiting' AND urgency = 1";

  private final Handle handle;

  Suspension(Handle handle) {
    this.handle = handle;
  }

  /** What waits to be sent to a chat; its rows are left to be dropped with all others. */
  void chat(long chat) {
    handle
        .createUpdate(
            """
            UPDATE alerts SET outbox = NULL, gathered_at = NULL
            WHERE outbox IN (SELECT id FROM outbox WHERE chat = :chat AND %s)
            """
                .formatted(WAITS))
        .bind("chat", chat)
        .execute();
  }

  /**
   * What waits to be sent in a lane.
   *
   * @return the lanes whose alerts wait again: a topic's too, that was gone
   */
  List<Lane> lane(Lane lane, String why, Instant at) {
    List<Long> rows =
        handle
            .createQuery("SELECT id FROM outbox WHERE chat = :chat AND lane = :lane AND " + WAITS)
            .bind("chat", lane.chat())
            .bind("lane", lane.key())
            .mapTo(Long.class)
            .list();
    return rows(rows, why, at);
  }

  /** The alerts of these rows wait again, and the rows are dropped. */
  List<Lane> rows(List<Long> rows, String why, Instant at) {
    var lanes = new ArrayList<Lane>();
    for (List<Long> some : Lanes.parts(rows)) {
      String in = "IN (%s)".formatted(Rows.numbers(some));
      handle
          .createQuery(
              """
              UPDATE alerts SET outbox = NULL, gathered_at = NULL, ended_at = NULL WHERE outbox %s
              RETURNING lane
              """
                  .formatted(in))
          .mapTo(String.class)
          .forEach(lane -> lanes.add(Rows.lane(lane)));
      handle
          .createUpdate(
              "UPDATE outbox SET state = 'dropped', ended_at = :at, note = :why WHERE id " + in)
          .bind("at", at.toEpochMilli())
          .bind("why", why)
          .execute();
    }
    return lanes.stream().distinct().toList();
  }
}

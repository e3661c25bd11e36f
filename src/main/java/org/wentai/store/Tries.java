package org.wentai.store;

import java.time.Instant;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.wentai.store.Outgoing.Urgency;

/** How tries to send the outbox's rows end; {@link Outbox} says what each means. */
record Tries(Handle handle) {
  /**
   * A reply that came twice is worse than one that its asker asks for again; an alert that nobody
   * got is missed by all. So many tries with an unknown end are one that ever so often was killed
   * or cut off, and no row may hold up its lane for ever.
   */
  private static final int MOST_FOR_REPLIES = 2;

  private static final int MOST_FOR_ALERTS = 10;

  /** It waits again, but for the last time, with which it has ended: an alert as a dead letter. */
  private static final String UNKNOWN =
      """
      UPDATE outbox SET
        state = CASE WHEN unknowns + 1 < %1$s THEN 'waiting' ELSE %2$s END,
        ended_at = CASE WHEN unknowns + 1 < %1$s THEN NULL ELSE :at END,
        unknowns = unknowns + 1, not_before = :at, note = :why
      WHERE state = 'sending'
      """
          .formatted(
              byUrgency(MOST_FOR_ALERTS, MOST_FOR_REPLIES), byUrgency("'failed'", "'unknown'"));

  private static String byUrgency(Object alert, Object reply) {
    return "CASE WHEN urgency = %d THEN %s ELSE %s END"
        .formatted(Urgency.ALERT.ordinal(), alert, reply);
  }

  void sent(long id, OptionalLong messageId, Instant at) {
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

  void again(long id, String why, Instant notBefore) {
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

  boolean unknown(long id, String why, Instant notBefore) {
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

  void failed(long id, String why, Instant at) {
    end(id, "failed", why, OptionalLong.empty(), at);
  }

  void rewrite(long id, Lane lane, String body) {
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

  int recover(Instant now) {
    return handle
        .createUpdate(UNKNOWN)
        .bind("at", now.toEpochMilli())
        .bind("why", "the program ended while this was being sent")
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
}

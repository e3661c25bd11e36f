package org.wentai.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Questions that no post answered, whose askers want to be told when one does. */
public final class Wishes {
  private final Handle handle;

  Wishes(Handle handle) {
    this.handle = handle;
  }

  /**
   * A wish.
   *
   * @param exchange the unanswered exchange
   * @param wisher who wants to be told
   * @param lane where to tell
   * @param question standing on its own
   */
  public record Wish(long exchange, long wisher, Lane lane, String question, Instant at) {}

  /** Stores one; false when the wisher had wished it before. */
  public boolean add(Wish wish) {
    return handle
            .createUpdate(
                """
                INSERT INTO wishes (exchange, wisher, chat, topic, lane, question, wished_at)
                VALUES (:exchange, :wisher, :chat, :topic, :lane, :question, :at)
                ON CONFLICT (exchange, wisher) DO NOTHING
                """)
            .bind("exchange", wish.exchange())
            .bind("wisher", wish.wisher())
            .bind("chat", wish.lane().chat())
            .bind("topic", wish.lane().topic())
            .bind("lane", wish.lane().key())
            .bind("question", wish.question())
            .bind("at", wish.at().toEpochMilli())
            .execute()
        > 0;
  }

  /** All, oldest first. */
  public List<Wish> all() {
    return handle
        .createQuery(
            """
            SELECT exchange, wisher, chat, topic, question, wished_at FROM wishes
            ORDER BY wished_at, exchange, wisher
            """)
        .map(
            (row, context) ->
                new Wish(
                    row.getLong("exchange"),
                    row.getLong("wisher"),
                    Rows.lane(row),
                    row.getString("question"),
                    Rows.instant(row, "wished_at")))
        .list();
  }
}

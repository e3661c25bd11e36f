package org.wentai.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Who did what, for the admins. */
public final class Audit {
  private final Handle handle;

  Audit(Handle handle) {
    this.handle = handle;
  }

  /**
   * One deed.
   *
   * @param who the admin's user id, 0 for the program itself
   * @param action {@code reload}, {@code rollback}, {@code upload}, {@code export}…
   * @param detail what of, how it ended
   */
  public record Deed(Instant at, long who, String action, String detail) {}

  public void add(Deed deed) {
    handle
        .createUpdate(
            """
            INSERT INTO audit (done_at, who, action, detail) VALUES (:at, :who, :action, :detail)
            """)
        .bind("at", deed.at().toEpochMilli())
        .bind("who", deed.who())
        .bind("action", deed.action())
        .bind("detail", deed.detail())
        .execute();
  }

  /** The last ones, newest first. */
  public List<Deed> last(int limit) {
    return handle
        .createQuery("SELECT done_at, who, action, detail FROM audit ORDER BY id DESC LIMIT :limit")
        .bind("limit", limit)
        .map(
            (row, context) ->
                new Deed(
                    Rows.instant(row, "done_at"),
                    row.getLong("who"),
                    row.getString("action"),
                    row.getString("detail")))
        .list();
  }
}

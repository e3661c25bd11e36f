package org.wentai.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Files that admins sent, until they say what to do with them. */
public final class Uploads {
  private final Handle handle;

  Uploads(Handle handle) {
    this.handle = handle;
  }

  /**
   * A file.
   *
   * @param id 0 until it is stored
   * @param who the admin
   * @param name a safe file name
   * @param bytes what is in it
   */
  public record Upload(long id, long who, String name, byte[] bytes, Instant at) {}

  /** Stores one; its id. */
  public long add(Upload upload) {
    return handle
        .createQuery(
            """
            INSERT INTO uploads (who, name, content, sent_at) VALUES (:who, :name, :content, :at)
            RETURNING id
            """)
        .bind("who", upload.who())
        .bind("name", upload.name())
        .bind("content", upload.bytes())
        .bind("at", upload.at().toEpochMilli())
        .mapTo(Long.class)
        .one();
  }

  public Optional<Upload> find(long id) {
    return handle
        .createQuery("SELECT id, who, name, content, sent_at FROM uploads WHERE id = :id")
        .bind("id", id)
        .map(
            (row, context) ->
                new Upload(
                    row.getLong("id"),
                    row.getLong("who"),
                    row.getString("name"),
                    row.getBytes("content"),
                    Rows.instant(row, "sent_at")))
        .findOne();
  }

  /** Forgets one; whether it was there. */
  public boolean remove(long id) {
    return handle.createUpdate("DELETE FROM uploads WHERE id = :id").bind("id", id).execute() > 0;
  }

  /** Forgets those sent before {@code before}. */
  public int prune(Instant before) {
    return handle
        .createUpdate("DELETE FROM uploads WHERE sent_at < :before")
        .bind("before", before.toEpochMilli())
        .execute();
  }
}

package org.wentai.store;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Forgets what was kept of alerts long enough, some rows at a time. */
public final class Retention {
  private final Handle handle;

  Retention(Handle handle) {
    this.handle = handle;
  }

  /**
   * Forgets lines of the ledger from before {@code before}, told or not, but for those whose
   * message is still to be sent.
   *
   * @return how many; fewer than {@code limit} when no more are left, as of all here
   */
  public int alerts(Instant before, int limit) {
    return delete(
        """
        DELETE FROM alerts WHERE id IN (SELECT a.id FROM alerts a
          WHERE a.created_at < :before AND NOT EXISTS
            (SELECT 1 FROM outbox o WHERE o.id = a.outbox AND o.ended_at IS NULL)
          ORDER BY a.created_at LIMIT :limit)
        """,
        before,
        limit);
  }

  /**
   * Forgets posts of the knowledge folder that arrived before {@code before}: the folder has them.
   * Their alerts are as old, and went before.
   */
  public int posts(Instant before, int limit) {
    return delete(
        """
        DELETE FROM posts WHERE id IN (SELECT p.id FROM threads t JOIN posts p ON p.thread = t.row
          WHERE t.site = '' AND p.seen_at < :before LIMIT :limit)
        """,
        before,
        limit);
  }

  /** Forgets the knowledge folder's threads of which no post is left, as {@link #posts}. */
  public int threads(Instant before, int limit) {
    return delete(
        """
        DELETE FROM threads WHERE row IN (SELECT t.row FROM threads t
          WHERE t.site = '' AND t.read_at < :before
            AND NOT EXISTS (SELECT 1 FROM posts p WHERE p.thread = t.row) LIMIT :limit)
        """,
        before,
        limit);
  }

  /** Forgets subscriptions that ended before {@code before}: no alert is left that names them. */
  public int subscriptions(Instant before, int limit) {
    return delete(
        """
        DELETE FROM subscriptions WHERE id IN (SELECT s.id FROM subscriptions s
          WHERE s.state IN ('deleted', 'met') AND s.changed_at < :before LIMIT :limit)
        """,
        before,
        limit);
  }

  /** Forgets what posts said that were edited before {@code before}. */
  public int revisions(Instant before, int limit) {
    return delete(
        """
        DELETE FROM revisions WHERE (post, revision) IN (SELECT r.post, r.revision FROM revisions r
          WHERE r.replaced_at < :before LIMIT :limit)
        """,
        before,
        limit);
  }

  private int delete(String sql, Instant before, int limit) {
    return handle
        .createUpdate(sql)
        .bind("before", before.toEpochMilli())
        .bind("limit", limit)
        .execute();
  }
}

package org.wentai.store;

import java.time.Instant;
import java.util.Locale;
import org.jdbi.v3.core.Handle;

/** Writes the rows of live threads and posts. */
final class LiveRows {
  private LiveRows() {}

  static long put(Handle handle, StoredThread thread, boolean changed) {
    long version = changed ? Counters.next(handle, "threads") : 0;
    return handle
        .createQuery(
            """
            INSERT INTO threads (id, site, tid, title, board, head, state, listed, progress,
              read_at, next_look, version)
            VALUES (:id, :site, :tid, :title, :board, :head, :state, :listed, :progress,
              :read, :next, :version)
            ON CONFLICT (id) DO UPDATE SET site = excluded.site, tid = excluded.tid,
              title = excluded.title, board = excluded.board, head = excluded.head,
              state = excluded.state, listed = excluded.listed, progress = excluded.progress,
              read_at = excluded.read_at, next_look = excluded.next_look,
              version = CASE WHEN excluded.version = 0 THEN threads.version
                ELSE excluded.version END
            RETURNING threads.row
            """)
        .bind("id", thread.id())
        .bind("site", thread.site())
        .bind("tid", thread.tid())
        .bind("title", thread.title())
        .bind("board", thread.board())
        .bind("head", thread.head())
        .bind("state", thread.state().name().toLowerCase(Locale.ROOT))
        .bind("listed", thread.listed())
        .bind("progress", thread.progress())
        .bind("read", thread.readAt().toEpochMilli())
        .bind("next", thread.nextLook().map(Instant::toEpochMilli))
        .bind("version", version)
        .mapTo(Long.class)
        .one();
  }

  static long put(Handle handle, StoredPost post) {
    return handle
        .createQuery(
            """
            INSERT INTO posts (thread, key, pid, floor, author, body, sum, state, missed, revision,
              posted_at, seen_at, changed_at)
            VALUES (:thread, :key, :pid, :floor, :author, :body, :sum, :state, :missed, :revision,
              :posted, :seen, :changed)
            ON CONFLICT (thread, key) DO UPDATE SET pid = excluded.pid, floor = excluded.floor,
              author = excluded.author, body = excluded.body, sum = excluded.sum,
              state = excluded.state, missed = excluded.missed, revision = excluded.revision,
              posted_at = excluded.posted_at, seen_at = excluded.seen_at,
              changed_at = excluded.changed_at
            RETURNING id
            """)
        .bind("thread", post.thread())
        .bind("key", post.key())
        .bind("pid", post.pid())
        .bind("floor", post.floor())
        .bind("author", post.author())
        .bind("body", post.body())
        .bind("sum", post.sum())
        .bind("state", post.state().name().toLowerCase(Locale.ROOT))
        .bind("missed", post.missed())
        .bind("revision", post.revision())
        .bind("posted", post.postedAt().map(Instant::toEpochMilli))
        .bind("seen", post.seenAt().toEpochMilli())
        .bind("changed", post.changedAt().map(Instant::toEpochMilli))
        .mapTo(Long.class)
        .one();
  }

  /** Keeps what {@code before} said, which is replaced now. */
  static void keepRevision(Handle handle, StoredPost before, Instant replacedAt) {
    handle
        .createUpdate(
            """
            INSERT INTO revisions (post, revision, body, replaced_at)
            VALUES (:post, :revision, :body, :at) ON CONFLICT (post, revision) DO NOTHING
            """)
        .bind("post", before.id())
        .bind("revision", before.revision())
        .bind("body", before.body())
        .bind("at", replacedAt.toEpochMilli())
        .execute();
  }
}

package org.wentai.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The threads and posts of live sites, and posts that arrived in the knowledge folder. */
public final class LivePosts {
  private static final String THREAD =
      """
      SELECT t.row, t.id, t.site, t.tid, t.title, t.board, t.head, t.state, t.listed, t.progress,
        t.read_at, t.next_look, t.version
      FROM threads t WHERE\s""";

  private static final String POST =
      """
      SELECT id, thread, key, pid, floor, author, body, sum, state, missed, revision, posted_at,
        seen_at, changed_at
      FROM posts WHERE\s""";

  private final Handle handle;

  LivePosts(Handle handle) {
    this.handle = handle;
  }

  /** The last version that any thread has. */
  public long version() {
    return Counters.last(handle, "threads");
  }

  /** Threads of live sites whose version is above {@code version}, ascending by it. */
  public List<StoredThread> changedSince(long version, int limit) {
    return threads(
        handle
            .createQuery(
                THREAD
                    + "t.site <> '' AND t.version > :version ORDER BY t.version, t.row LIMIT :limit")
            .bind("version", version)
            .bind("limit", limit));
  }

  /** The thread of this id in the knowledge base. */
  public Optional<StoredThread> thread(String id) {
    return threads(handle.createQuery(THREAD + "t.id = :id").bind("id", id)).stream().findFirst();
  }

  /** The thread of this number. */
  public Optional<StoredThread> thread(long row) {
    return threads(handle.createQuery(THREAD + "t.row = :row").bind("row", row)).stream()
        .findFirst();
  }

  /** The thread that a site has under this number of its own. */
  public Optional<StoredThread> thread(String site, long tid) {
    return threads(
            handle
                .createQuery(THREAD + "t.site = :site AND t.tid = :tid")
                .bind("site", site)
                .bind("tid", tid))
        .stream()
        .findFirst();
  }

  /** A site's threads whose next look is from {@code from} and before {@code to}, by it. */
  public List<StoredThread> due(String site, Instant from, Instant to, int limit) {
    return threads(
        handle
            .createQuery(
                THREAD
                    + """
                    t.site = :site AND t.next_look >= :from AND t.next_look < :to
                    ORDER BY t.next_look, t.row LIMIT :limit
                    """)
            .bind("site", site)
            .bind("from", from.toEpochMilli())
            .bind("to", to.toEpochMilli())
            .bind("limit", limit));
  }

  /** How many threads {@link #due} would list without a limit. */
  public long countDue(String site, Instant from, Instant to) {
    return handle
        .createQuery(
            """
            SELECT count(*) FROM threads
            WHERE site = :site AND next_look >= :from AND next_look < :to
            """)
        .bind("site", site)
        .bind("from", from.toEpochMilli())
        .bind("to", to.toEpochMilli())
        .mapTo(Long.class)
        .one();
  }

  /** Threads of a site that can be read and have posts, but for {@code other}, the last read first. */
  public List<StoredThread> lastRead(String site, long other, int limit) {
    return threads(
        handle
            .createQuery(
                THREAD
                    + """
                    t.site = :site AND t.state = 'shown' AND t.row <> :other
                      AND EXISTS (SELECT 1 FROM posts p WHERE p.thread = t.row)
                    ORDER BY t.read_at DESC, t.row LIMIT :limit
                    """)
            .bind("site", site)
            .bind("other", other)
            .bind("limit", limit));
  }

  /** Threads of a site that answered a question since {@code since}. */
  public List<StoredThread> answered(String site, Instant since) {
    return threads(
        handle
            .createQuery(
                THREAD
                    + """
                    t.site = :site AND t.id IN (
                      SELECT e.thread FROM exchanges e WHERE e.asked_at >= :since)
                    ORDER BY t.row
                    """)
            .bind("site", site)
            .bind("since", since.toEpochMilli()));
  }

  /** A thread's posts, ascending by floor, those not shown too. */
  public List<StoredPost> postsOf(long thread) {
    return posts(
        handle.createQuery(POST + "thread = :thread ORDER BY floor, id").bind("thread", thread));
  }

  /** Posts whose numbers are above {@code id}, ascending by it, those not shown too. */
  public List<StoredPost> after(long id, int limit) {
    return posts(
        handle
            .createQuery(POST + "id > :id ORDER BY id LIMIT :limit")
            .bind("id", id)
            .bind("limit", limit));
  }

  /** The highest number that a post has; 0 without any. */
  public long lastPost() {
    return handle.createQuery("SELECT coalesce(max(id), 0) FROM posts").mapTo(Long.class).one();
  }

  /** How many of a thread's posts are shown. */
  public long countShown(long thread) {
    return handle
        .createQuery("SELECT count(*) FROM posts WHERE thread = :thread AND state = 'shown'")
        .bind("thread", thread)
        .mapTo(Long.class)
        .one();
  }

  /** The post of this number. */
  public Optional<StoredPost> post(long id) {
    return posts(handle.createQuery(POST + "id = :id").bind("id", id)).stream().findFirst();
  }

  /** The post of this key in a thread. */
  public Optional<StoredPost> post(long thread, String key) {
    return posts(
            handle
                .createQuery(POST + "thread = :thread AND key = :key")
                .bind("thread", thread)
                .bind("key", key))
        .stream()
        .findFirst();
  }

  /** Whether a post with this pid was ever shown in any thread of a site. */
  public boolean knows(String site, long pid) {
    return handle
        .createQuery(
            """
            SELECT count(*) FROM posts p JOIN threads t ON t.row = p.thread
            WHERE p.pid = :pid AND p.revision > 0 AND t.site = :site
            """)
        .bind("pid", pid)
        .bind("site", site)
        .mapTo(Long.class)
        .map(count -> count > 0)
        .one();
  }

  /**
   * Stores a thread by its {@link StoredThread#id()}, in the place of what was known of it.
   *
   * @param thread its row and version are ignored: a new version is taken when {@code changed}
   * @param changed whether anything that is shown is different
   * @return its number
   */
  public long put(StoredThread thread, boolean changed) {
    return LiveRows.put(handle, thread, changed);
  }

  /**
   * Stores a post by its thread and key; an edit's earlier body is kept as a revision.
   *
   * @param post its id is ignored; a revision above the stored one is an edit; one that is not
   *     shown takes all its revisions with it
   * @return its number
   */
  public long put(StoredPost post) {
    Optional<StoredPost> known = post(post.thread(), post.key());
    long id = LiveRows.put(handle, post);
    if (post.state() != StoredPost.State.SHOWN) {
      handle.createUpdate("DELETE FROM revisions WHERE post = :id").bind("id", id).execute();
    } else if (known.isPresent()
        && known.get().revision() < post.revision()
        && !known.get().body().isEmpty()) {
      LiveRows.keepRevision(handle, known.get(), post.changedAt().orElse(post.seenAt()));
    }
    return id;
  }

  /** Gives a post the key that it is known by from now on. */
  public void rename(long id, String key, long pid) {
    handle
        .createUpdate("UPDATE posts SET key = :key, pid = :pid WHERE id = :id")
        .bind("id", id)
        .bind("key", key)
        .bind("pid", pid)
        .execute();
  }

  /** What a post said before it was edited, the first first. */
  public List<String> revisions(long post) {
    return handle
        .createQuery("SELECT body FROM revisions WHERE post = :post ORDER BY revision")
        .bind("post", post)
        .mapTo(String.class)
        .list();
  }

  private static List<StoredThread> threads(Query query) {
    return query.map((row, context) -> thread(row)).list();
  }

  private static StoredThread thread(ResultSet row) throws SQLException {
    return new StoredThread(
        row.getLong("row"),
        row.getString("id"),
        row.getString("site"),
        Rows.number(row, "tid"),
        row.getString("title"),
        row.getString("board"),
        row.getString("head"),
        StoredThread.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getString("listed"),
        row.getString("progress"),
        Rows.instant(row, "read_at"),
        Rows.time(row, "next_look"),
        row.getLong("version"));
  }

  private static List<StoredPost> posts(Query query) {
    return query.map((row, context) -> post(row)).list();
  }

  private static StoredPost post(ResultSet row) throws SQLException {
    return new StoredPost(
        row.getLong("id"),
        row.getLong("thread"),
        row.getString("key"),
        Rows.number(row, "pid"),
        row.getInt("floor"),
        row.getString("author"),
        row.getString("body"),
        row.getLong("sum"),
        StoredPost.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInt("missed"),
        row.getInt("revision"),
        Rows.time(row, "posted_at"),
        Rows.instant(row, "seen_at"),
        Rows.time(row, "changed_at"));
  }
}

package org.wentai.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The threads and posts of live sites, and posts that arrived in the knowledge folder. */
public final class LivePosts {
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
    throw new UnsupportedOperationException("crawl: " + version + limit);
  }

  /** The thread of this id in the knowledge base. */
  public Optional<StoredThread> thread(String id) {
    throw new UnsupportedOperationException("crawl: " + id);
  }

  /** The thread of this number. */
  public Optional<StoredThread> thread(long row) {
    throw new UnsupportedOperationException("crawl: " + row);
  }

  /** A thread's posts, ascending by floor, those not shown too. */
  public List<StoredPost> postsOf(long thread) {
    throw new UnsupportedOperationException("crawl: " + thread);
  }

  /** The post of this number. */
  public Optional<StoredPost> post(long id) {
    throw new UnsupportedOperationException("crawl: " + id);
  }

  /** The post of this key in a thread. */
  public Optional<StoredPost> post(long thread, String key) {
    throw new UnsupportedOperationException("crawl: " + thread + key);
  }

  /**
   * Stores a thread by its {@link StoredThread#id()}, in the place of what was known of it.
   *
   * @param thread its row and version are ignored: a new version is taken when {@code shown}
   *     changes
   * @param changed whether anything that is shown is different
   * @return its number
   */
  public long put(StoredThread thread, boolean changed) {
    throw new UnsupportedOperationException("crawl: " + thread + changed);
  }

  /**
   * Stores a post by its thread and key; an edit's earlier body is kept as a revision.
   *
   * @param post its id is ignored
   * @return its number
   */
  public long put(StoredPost post) {
    throw new UnsupportedOperationException("crawl: " + post);
  }
}

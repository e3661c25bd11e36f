package org.wentai.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.wentai.forum.Post;
import org.wentai.forum.PostRef;
import org.wentai.forum.ThreadHead;
import org.wentai.index.Generation;
import org.wentai.store.Store;
import org.wentai.store.StoredPost;
import org.wentai.store.StoredThread;
import org.wentai.store.Work;

/**
 * Walks through the posts that arrived, in their order, each once it can be searched. How far
 * stands in the store, so that a kill repeats some and loses none. Used by one thread.
 */
final class NewPosts {
  private static final String MARK = "standing/cursor";
  private static final int AT_ONCE = 100;

  /** Transactions side by side end in another order than their posts are numbered. */
  private static final int OVERLAP = 500;

  /** What cannot be searched so long after it was read never will be: it was hidden, or moved. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Store store;
  private Set<Long> looked = new HashSet<>();

  NewPosts(Store store) {
    this.store = store;
  }

  /**
   * A post that arrived, as it can be searched.
   *
   * @param stored its row
   */
  record Searchable(StoredPost stored, ThreadHead head, Post post) {}

  /**
   * The next posts.
   *
   * @param last the last row that this goes up to, searchable or given up
   * @param waits whether a post after it cannot be searched yet
   */
  record Batch(List<Searchable> posts, List<Long> rows, long last, boolean waits) {}

  /** Begins with what arrives from now on, if nothing was ever walked through. */
  void begin() {
    store.run(
        work -> {
          if (work.marks().get(MARK).isEmpty()) {
            work.marks().put(MARK, String.valueOf(work.posts().lastPost()));
          }
        });
  }

  /** What comes next; nothing of it counts as walked through before {@link #passed}. */
  Batch next(Generation posts, Instant now) {
    List<StoredPost> rows = store.read(this::rows);
    var found = new ArrayList<Searchable>();
    var done = new ArrayList<Long>();
    long last = 0;
    for (StoredPost row : rows) {
      Optional<Searchable> searchable = searchable(row, posts);
      boolean shown = row.state() == StoredPost.State.SHOWN;
      if (searchable.isEmpty() && shown && row.seenAt().plus(PATIENCE).isAfter(now)) {
        return new Batch(found, done, last, true);
      }
      searchable.ifPresent(found::add);
      done.add(row.id());
      last = Math.max(last, row.id());
    }
    return new Batch(found, done, last, false);
  }

  private List<StoredPost> rows(Work work) {
    long from = Math.max(0, cursor(work) - OVERLAP);
    return work.posts().after(from, OVERLAP + AT_ONCE).stream()
        .filter(row -> !looked.contains(row.id()))
        .limit(AT_ONCE)
        .toList();
  }

  private static long cursor(Work work) {
    return work.marks().get(MARK).map(Long::parseLong).orElse(0L);
  }

  private Optional<Searchable> searchable(StoredPost row, Generation posts) {
    if (row.state() != StoredPost.State.SHOWN) {
      return Optional.empty();
    }
    Optional<StoredThread> thread = store.read(work -> work.posts().thread(row.thread()));
    return thread
        .flatMap(t -> posts.head(t.id()))
        .flatMap(
            head ->
                StoredCitation.find(posts, new PostRef(head.id(), row.floor(), row.pid()))
                    .map(post -> new Searchable(row, head, post)));
  }

  /** Counts a batch as walked through. */
  void passed(Batch batch) {
    if (batch.rows().isEmpty()) {
      return;
    }
    looked.addAll(batch.rows());
    store.run(
        work -> {
          long cursor = Math.max(cursor(work), batch.last());
          work.marks().put(MARK, String.valueOf(cursor));
          Set<Long> kept = new HashSet<>(looked);
          kept.removeIf(row -> row < cursor - 2 * OVERLAP);
          looked = kept;
        });
  }

  /** The row of a post that arrived, empty for one that was in the knowledge base before. */
  static Optional<StoredPost> row(Work work, PostRef post) {
    OptionalLong pid = post.pid();
    String key = pid.isPresent() ? "p" + pid.getAsLong() : "f" + post.floor();
    return work.posts().thread(post.thread()).flatMap(t -> work.posts().post(t.row(), key));
  }
}

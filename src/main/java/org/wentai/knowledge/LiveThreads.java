package org.wentai.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.wentai.forum.ForumThread;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;
import org.wentai.index.LiveFeed;
import org.wentai.index.LiveThread;
import org.wentai.source.PostJson;
import org.wentai.store.Store;
import org.wentai.store.StoredPost;
import org.wentai.store.StoredThread;
import org.wentai.store.Work;

/** The threads of live sites as they stand in the store. Safe for many threads. */
final class LiveThreads implements LiveFeed {
  private static final int AT_ONCE = 100;

  private final Store store;

  LiveThreads(Store store) {
    this.store = store;
  }

  /** Of the newest change of any thread. */
  long version() {
    return store.read(work -> work.posts().version());
  }

  @Override
  public List<LiveThread> since(long version, int limit) {
    return store.read(
        work ->
            work.posts().changedSince(version, limit).stream()
                .map(thread -> new LiveThread(thread.id(), thread.version(), now(work, thread)))
                .toList());
  }

  /** The ids of the threads that last changed at {@code version} or before, shown or not. */
  Set<String> ids(long version) {
    Set<String> ids = new HashSet<>();
    each(version, after -> store.read(work -> rows(work, after)), row -> ids.add(row.id()));
    return ids;
  }

  private static List<Row<String>> rows(Work work, long after) {
    return work.posts().changedSince(after, AT_ONCE).stream()
        .map(thread -> new Row<>(thread.id(), thread.version(), thread.id()))
        .toList();
  }

  /**
   * Hands over the threads that are shown and last changed at {@code version} or before.
   *
   * @return how many
   */
  long pushTo(Consumer<ForumThread> sink, long version) {
    long[] shown = new long[1];
    each(
        version,
        after ->
            since(after, AT_ONCE).stream()
                .map(thread -> new Row<>(thread.id(), thread.version(), thread))
                .toList(),
        row ->
            row.what()
                .now()
                .ifPresent(
                    thread -> {
                      shown[0]++;
                      sink.accept(thread);
                    }));
    return shown[0];
  }

  /** Something of a thread. */
  private record Row<T>(String id, long version, T what) {}

  /** A thread that changes meanwhile moves beyond {@code version}: nobody is met twice. */
  private static <T> void each(
      long version, Function<Long, List<Row<T>>> pages, Consumer<Row<T>> sink) {
    long after = 0;
    List<Row<T>> page;
    do {
      page = pages.apply(after);
      for (Row<T> row : page) {
        after = row.version();
        if (after <= version) {
          sink.accept(row);
        }
      }
    } while (page.size() == AT_ONCE && after < version);
  }

  /** Whether threads that changed after {@code version} have more than {@code limit} posts. */
  boolean moreThan(long limit, long version) {
    long posts = 0;
    long after = version;
    List<StoredThread> page;
    do {
      long from = after;
      page = store.read(work -> work.posts().changedSince(from, AT_ONCE));
      List<StoredThread> some = page;
      posts +=
          store.read(
              work ->
                  some.stream().mapToLong(thread -> work.posts().countShown(thread.row())).sum());
      after = page.isEmpty() ? after : page.getLast().version();
    } while (page.size() == AT_ONCE && posts <= limit);
    return posts > limit;
  }

  private static Optional<ForumThread> now(Work work, StoredThread thread) {
    if (thread.state() != StoredThread.State.SHOWN) {
      return Optional.empty();
    }
    List<StoredPost> shown =
        work.posts().postsOf(thread.row()).stream()
            .filter(post -> post.state() == StoredPost.State.SHOWN && !post.body().isEmpty())
            .sorted(Comparator.comparingInt(StoredPost::floor).thenComparingLong(StoredPost::id))
            .toList();
    return shown.isEmpty() ? Optional.empty() : Optional.of(thread(thread, shown));
  }

  private static ForumThread thread(StoredThread thread, List<StoredPost> shown) {
    List<Post> posts = new ArrayList<>();
    int last = 0;
    for (StoredPost stored : shown) {
      // Two pages read at different times may number two posts alike: the later moves on.
      last = Math.max(stored.floor(), last + 1);
      posts.add(PostJson.post(stored.body()).onFloor(last));
    }
    ThreadHead head = PostJson.head(shown.getFirst().body());
    return new ForumThread(
        new ThreadHead(
            thread.id(),
            thread.title(),
            Optional.of(thread.board()).filter(board -> !board.isEmpty()),
            head.address(),
            head.views(),
            head.replies(),
            head.file()),
        posts);
  }
}

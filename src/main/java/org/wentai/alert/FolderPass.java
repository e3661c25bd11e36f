package org.wentai.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.wentai.forum.ForumThread;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;
import org.wentai.source.PostJson;
import org.wentai.store.Store;
import org.wentai.store.StoredPost;
import org.wentai.store.StoredThread;
import org.wentai.store.Work;

/** One way through the folder's threads, which finds and takes what is new in them. */
final class FolderPass {
  static final int FRESH_DAYS = 30;

  /** The most posts that a transaction takes. */
  static final int AT_ONCE = 500;

  private static final Comparator<Arrived> BY_TIME =
      Comparator.comparing(
          arrived -> arrived.said().postedAt().map(OffsetDateTime::toInstant).orElse(Instant.MAX));

  private final Store store;
  private final Arrivals arrivals;
  private final Instant now;
  private final boolean first;
  private final Map<String, ForumThread> looking = new LinkedHashMap<>();
  private final List<Found> waiting = new ArrayList<>();
  private int lookingPosts;
  private int arrived;

  /**
   * @param first whether all is as it always was, and nothing arrives
   */
  FolderPass(Store store, Arrivals arrivals, Instant now, boolean first) {
    this.store = store;
    this.arrivals = arrivals;
    this.now = now;
    this.first = first;
  }

  /** A post not all of whose keys were known; {@code recent}: none was, and it is to be told of. */
  private record Found(ThreadHead head, Post post, boolean recent) {}

  /** Takes what is new in a thread, now or later. */
  void add(ForumThread thread) {
    looking.put(thread.head().id(), thread);
    lookingPosts += thread.posts().size();
    if (lookingPosts >= AT_ONCE) {
      look();
    }
  }

  /** Takes what is left; how many posts arrived in all. */
  int end() {
    look();
    write(waiting);
    waiting.clear();
    return arrived;
  }

  private void look() {
    Map<String, NavigableSet<String>> known =
        store.read(work -> work.folderThreads().known(looking.keySet()));
    looking
        .values()
        .forEach(t -> look(t, known.getOrDefault(t.head().id(), Collections.emptyNavigableSet())));
    looking.clear();
    lookingPosts = 0;
    while (waiting.size() >= AT_ONCE) {
      List<Found> some = waiting.subList(0, AT_ONCE);
      write(some);
      some.clear();
    }
  }

  /** From the last post back: one without a time is no younger than those after it. */
  private void look(ForumThread thread, NavigableSet<String> known) {
    List<Found> found = new ArrayList<>();
    Instant since = now.minus(Duration.ofDays(FRESH_DAYS));
    Instant age = Instant.MAX;
    for (Post post : thread.posts().reversed()) {
      age = post.postedAt().map(OffsetDateTime::toInstant).orElse(age);
      if (!isStored(post, known)) {
        boolean recent = !isKnown(post, known) && !age.isBefore(since);
        found.add(new Found(thread.head(), post, recent));
      }
    }
    waiting.addAll(found.reversed());
  }

  private void write(List<Found> some) {
    List<Found> found = List.copyOf(some);
    if (!found.isEmpty()) {
      arrived += store.write(work -> take(work, found));
    }
  }

  /** Looks again at what is known: another process may have taken some meanwhile. */
  private int take(Work work, List<Found> found) {
    Map<ThreadHead, List<Found>> threads = new LinkedHashMap<>();
    found.forEach(f -> threads.computeIfAbsent(f.head(), h -> new ArrayList<>()).add(f));
    List<Arrived> all = new ArrayList<>();
    threads.forEach((head, posts) -> take(work, head, posts, all));
    all.sort(BY_TIME);
    if (!all.isEmpty()) {
      arrivals.take(work, all, now);
    }
    return all.size();
  }

  private void take(Work work, ThreadHead head, List<Found> found, List<Arrived> all) {
    NavigableSet<String> known = work.folderThreads().held(head.id());
    boolean told = !first && !isLive(work, head.id());
    List<Found> fresh = found.stream().filter(f -> !isStored(f.post(), known)).toList();
    List<Found> recent = fresh.stream().filter(f -> told && f.recent()).toList();
    if (!recent.isEmpty()) {
      long thread = work.posts().put(row(head), false);
      for (Found one : recent) {
        long post = work.posts().put(row(thread, head, one.post()));
        all.add(new Arrived(post, thread, head, one.post()));
      }
    }
    fresh.forEach(f -> remember(f.post(), known));
    work.folderThreads().put(head.id(), known);
  }

  private static boolean isLive(Work work, String thread) {
    return work.posts().thread(thread).filter(t -> !t.site().isEmpty()).isPresent();
  }

  /** By its pid; a thread that was read without pids until now is known by its floors. */
  private static boolean isKnown(Post post, NavigableSet<String> known) {
    boolean byPid = post.pid().isPresent() && known.ceiling("p") != null;
    return byPid
        ? known.contains("p" + post.pid().getAsLong())
        : known.contains("f" + post.floor());
  }

  private static boolean isStored(Post post, Set<String> known) {
    return known.contains("f" + post.floor())
        && (post.pid().isEmpty() || known.contains("p" + post.pid().getAsLong()));
  }

  private static void remember(Post post, Set<String> known) {
    known.add("f" + post.floor());
    post.pid().ifPresent(pid -> known.add("p" + pid));
  }

  private StoredThread row(ThreadHead head) {
    return new StoredThread(
        0,
        head.id(),
        "",
        OptionalLong.empty(),
        head.title(),
        head.board().orElse(""),
        PostJson.write(head, Post.of(1, head.id()).build()), // A post that stands for none.
        StoredThread.State.SHOWN,
        "",
        "",
        now,
        Optional.empty(),
        0);
  }

  private StoredPost row(long thread, ThreadHead head, Post post) {
    return new StoredPost(
        0,
        thread,
        post.pid().isPresent() ? "p" + post.pid().getAsLong() : "f" + post.floor(),
        post.pid(),
        post.floor(),
        post.author().orElse(""),
        PostJson.write(head, post),
        post.text().hashCode(),
        StoredPost.State.SHOWN,
        0,
        1,
        post.postedAt().map(OffsetDateTime::toInstant),
        now,
        Optional.empty());
  }
}

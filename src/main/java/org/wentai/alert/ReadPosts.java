package org.wentai.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;
import org.wentai.source.PostJson;
import org.wentai.store.Alert;
import org.wentai.store.StoredPost;
import org.wentai.store.StoredThread;
import org.wentai.store.Subscription;
import org.wentai.store.Work;

/** Reads posts as they are now, each once: many lanes are told of the same. */
final class ReadPosts {
  private final Work work;
  private final Map<Long, Optional<Read>> posts = new HashMap<>();
  private final Map<Long, Optional<ThreadHead>> threads = new HashMap<>();

  ReadPosts(Work work) {
    this.work = work;
  }

  /** A post as it is now; nothing of one that is gone. */
  private record Read(Post post, boolean gone) {}

  /** An item with its thread. */
  record InThread(ThreadHead head, Gathered.Item item) {}

  /** What an alert is about; empty when even its thread cannot be read any more. */
  Optional<InThread> item(Alert alert, List<Subscription> why) {
    Optional<ThreadHead> head =
        threads.computeIfAbsent(
            alert.thread(), row -> work.posts().thread(row).flatMap(this::head));
    Optional<Read> read =
        posts.computeIfAbsent(alert.post(), id -> work.posts().post(id).map(this::read));
    return head.flatMap(
        h -> read.map(r -> new InThread(h, new Gathered.Item(alert, r.post(), r.gone(), why))));
  }

  private Optional<ThreadHead> head(StoredThread thread) {
    return thread.state() == StoredThread.State.SHOWN
        ? Optional.of(PostJson.head(thread.head()))
        : Optional.empty();
  }

  private Read read(StoredPost post) {
    return post.state() == StoredPost.State.SHOWN
        ? new Read(PostJson.post(post.body()), false)
        : new Read(Post.of(Math.max(1, post.floor()), "").build(), true);
  }

  /**
   * The items by thread, in the order of each thread's first, and by floor; threads of which
   * nothing is left to show are left out.
   */
  static List<Gathered.Thread> threads(List<InThread> items) {
    var byThread = new LinkedHashMap<String, List<InThread>>();
    for (InThread one : items) {
      byThread.computeIfAbsent(one.head().id(), id -> new ArrayList<>()).add(one);
    }
    return byThread.values().stream()
        .filter(some -> some.stream().anyMatch(one -> !one.item().gone()))
        .map(
            some ->
                new Gathered.Thread(
                    some.getFirst().head(),
                    some.stream()
                        .map(InThread::item)
                        .sorted(Comparator.comparing((Gathered.Item i) -> i.post().floor()))
                        .toList()))
        .toList();
  }
}

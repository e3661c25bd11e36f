package org.wentai.crawl;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.wentai.forum.Post;
import org.wentai.source.ThreadPage;

/**
 * The part of a page whose posts follow each other in the thread. The opening post above the newest
 * ones, and replies that are pinned to the top, stand outside.
 *
 * @param posts ascending by floor
 * @param fromStart whether nothing of the thread stands before them
 * @param toEnd whether nothing of the thread stands behind them
 */
record Run(List<Post> posts, boolean fromStart, boolean toEnd) {

  static Run of(ThreadPage page) {
    List<Post> sorted = new ArrayList<>(page.posts());
    sorted.sort(Comparator.comparingInt(Post::floor));
    List<Post> best = List.of();
    List<Post> run = new ArrayList<>();
    for (Post post : sorted) {
      if (!run.isEmpty() && !follows(run.getLast(), post, page)) {
        run = new ArrayList<>();
      }
      run.add(post);
      if (run.size() >= best.size()) {
        best = run;
      }
    }
    boolean only = page.pages() <= 1;
    return new Run(
        List.copyOf(best),
        only || !page.newestFirst() && page.page() == 1,
        only || page.newestFirst() || page.page() >= page.pages());
  }

  /** Whether two posts stand side by side, or only such as guests may not read between them. */
  private static boolean follows(Post one, Post other, ThreadPage page) {
    long between =
        page.hidden().stream()
            .filter(pid -> pid > one.pid().orElse(0) && pid < other.pid().orElse(0))
            .count();
    return other.floor() - one.floor() - 1 <= between;
  }

  OptionalLong lowest() {
    return posts.stream().flatMapToLong(post -> post.pid().stream()).min();
  }

  /** When its oldest post was written; empty when that of one is not known. */
  Optional<Instant> oldest() {
    if (posts.stream().anyMatch(post -> post.postedAt().isEmpty())) {
      return Optional.empty();
    }
    return posts.stream()
        .flatMap(post -> post.postedAt().stream())
        .map(at -> at.toInstant())
        .min(Instant::compareTo);
  }

  /**
   * Whether a page with this run shows the post {@code pid} if the thread has it: it stands between
   * others of the run, or at an end where nothing else can stand. Never so where the thread's order
   * is not that of the pids, as after a merge.
   */
  boolean wouldHold(long pid) {
    long last = 0;
    for (Post post : posts) {
      if (post.pid().orElse(0) <= last) {
        return false;
      }
      last = post.pid().orElse(0);
    }
    return !posts.isEmpty()
        && (fromStart || pid > lowest().orElse(0))
        && (toEnd || pid < last);
  }
}

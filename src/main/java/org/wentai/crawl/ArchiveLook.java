package org.wentai.crawl;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.wentai.alert.Arrived;
import org.wentai.forum.Post;
import org.wentai.forum.PostBuilder;
import org.wentai.forum.ThreadHead;
import org.wentai.source.ArchivedPage;
import org.wentai.source.ArchivedPage.ArchivedPost;
import org.wentai.source.Looked;
import org.wentai.source.Looked.Page;
import org.wentai.source.Looked.Trouble;
import org.wentai.source.PostJson;
import org.wentai.store.StoredPost;
import org.wentai.store.StoredThread;
import org.wentai.store.Work;

/**
 * Reads a thread in the archiver, where its own pages cannot be read. Posts have no pids there: one
 * is known by its author and minute, and by how many that author wrote in that minute. When the
 * thread's pages can be read again, {@link Intake} finds the same posts by the same signs and gives
 * them their pids, so that none is told of twice. What has no time is not taken.
 */
final class ArchiveLook {
  private final Ground ground;

  ArchiveLook(Ground ground) {
    this.ground = ground;
  }

  private record Sign(String author, Instant minute) {}

  /** Reads the last page of a thread; whether it had anything new. */
  Looked<Boolean> read(StoredThread thread) {
    long tid = thread.tid().orElseThrow();
    Looked<ArchivedPage> looked = ground.live().archived(tid, 1);
    if (looked instanceof Page<ArchivedPage> first && first.value().pages() > 1) {
      looked = ground.live().archived(tid, first.value().pages());
    }
    return switch (looked) {
      case Trouble<ArchivedPage> t ->
          new Trouble<>(t.kind(), t.why(), t.retryAfter(), t.movedTo());
      case Page<ArchivedPage> page -> {
        ground.write(work -> store(work, thread, page.value()));
        yield new Page<>(true, page.readAt());
      }
    };
  }

  private boolean store(Work work, StoredThread before, ArchivedPage page) {
    StoredThread thread = work.posts().thread(before.row()).orElse(before);
    Map<Sign, Integer> known = new HashMap<>();
    int floor = 0;
    for (StoredPost post : work.posts().postsOf(thread.row())) {
      floor = Math.max(floor, post.floor());
      Intake.minute(post.postedAt())
          .ifPresent(at -> known.merge(new Sign(post.author(), at), 1, Integer::sum));
    }
    ThreadHead head = PostJson.head(thread.head());
    Map<Sign, Integer> seen = new HashMap<>();
    List<Arrived> arrived = new ArrayList<>();
    boolean any = false;
    for (ArchivedPost post : page.posts()) {
      Optional<Instant> minute =
          Intake.minute(post.postedAt().map(OffsetDateTime::toInstant));
      if (minute.isEmpty()) {
        continue;
      }
      Sign sign = new Sign(post.author().orElse(""), minute.get());
      int number = seen.merge(sign, 1, Integer::sum);
      if (number > known.getOrDefault(sign, 0)) {
        floor++;
        any = true;
        Post said = said(post, floor);
        long id = work.posts().put(row(thread, head, said, key(sign, number)));
        if (!minute.get().isBefore(ground.newFrom())) {
          arrived.add(new Arrived(id, thread.row(), head, said));
        }
      }
    }
    if (!arrived.isEmpty()) {
      ground.arrivals().take(work, arrived, ground.now());
    }
    work.posts().put(thread, any);
    return any;
  }

  private static String key(Sign sign, int number) {
    return "a" + sign.minute().getEpochSecond() / 60 + "/" + number + "/" + sign.author();
  }

  private static Post said(ArchivedPost post, int floor) {
    PostBuilder builder = Post.of(floor, post.text());
    post.author().ifPresent(builder::author);
    post.postedAt().ifPresent(builder::postedAt);
    return builder.build();
  }

  private StoredPost row(StoredThread thread, ThreadHead head, Post said, String key) {
    return new StoredPost(
        0,
        thread.row(),
        key,
        OptionalLong.empty(),
        said.floor(),
        said.author().orElse(""),
        Bodies.body(head, said),
        Bodies.sum(said),
        StoredPost.State.SHOWN,
        0,
        1,
        said.postedAt().map(OffsetDateTime::toInstant),
        ground.now(),
        Optional.empty());
  }
}

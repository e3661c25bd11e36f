package org.wentai.knowledge;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;
import org.wentai.source.PostJson;
import org.wentai.store.Store;
import org.wentai.store.StoredPost;
import org.wentai.store.StoredThread;
import org.wentai.store.Work;

/** Writes threads of a live site into a store as a crawl does. */
public final class LiveForum {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

  private final Store store;

  public LiveForum(Store store) {
    this.store = store;
  }

  /** A new thread; posts have the pids 1000 and the floor. */
  public void thread(String id, String title, String... texts) {
    store.run(
        work -> {
          long row = work.posts().put(row(id, title, StoredThread.State.SHOWN), true);
          for (int i = 0; i < texts.length; i++) {
            Post post = Post.of(i + 1, texts[i]).pid(1001L + i).author("甲").build();
            work.posts().put(stored(row, i + 1, PostJson.write(head(id, title), post), 1));
          }
        });
  }

  public void edit(String id, int floor, String text) {
    changed(
        id,
        floor,
        (work, post) -> {
          Post now = Post.of(floor, text).pid(post.pid().orElseThrow()).author("甲").build();
          String body = PostJson.write(head(id, "改"), now);
          work.posts().put(stored(post.thread(), floor, body, post.revision() + 1));
        });
  }

  /** A post is deleted or hidden. */
  public void end(String id, int floor, StoredPost.State state) {
    changed(
        id,
        floor,
        (work, post) ->
            work.posts()
                .put(
                    new StoredPost(
                        0,
                        post.thread(),
                        post.key(),
                        post.pid(),
                        floor,
                        "",
                        "",
                        0,
                        state,
                        2,
                        post.revision(),
                        Optional.empty(),
                        NOW,
                        Optional.of(NOW))));
  }

  /** A post's label changes. */
  public void floor(String id, int floor, int to) {
    changed(
        id,
        floor,
        (work, post) ->
            work.posts()
                .put(
                    new StoredPost(
                        0,
                        post.thread(),
                        post.key(),
                        post.pid(),
                        to,
                        post.author(),
                        post.body(),
                        post.sum(),
                        post.state(),
                        0,
                        post.revision(),
                        post.postedAt(),
                        NOW,
                        Optional.empty())));
  }

  public void gone(String id) {
    store.run(
        work -> {
          StoredThread thread = work.posts().thread(id).orElseThrow();
          work.posts().put(row(id, thread.title(), StoredThread.State.GONE), true);
        });
  }

  /** Something done to a post. */
  private interface Change {
    void make(Work work, StoredPost post);
  }

  private void changed(String id, int floor, Change change) {
    store.run(
        work -> {
          StoredThread thread = work.posts().thread(id).orElseThrow();
          change.make(work, work.posts().post(thread.row(), "p" + (1000 + floor)).orElseThrow());
          work.posts().put(row(id, thread.title(), thread.state()), true);
        });
  }

  private static ThreadHead head(String id, String title) {
    return new ThreadHead(
        id,
        title,
        Optional.of("城事"),
        Optional.empty(),
        OptionalLong.empty(),
        OptionalInt.empty(),
        "");
  }

  private static StoredThread row(String id, String title, StoredThread.State state) {
    return new StoredThread(
        0,
        id,
        "main",
        OptionalLong.of(7),
        title,
        "城事",
        "",
        state,
        "",
        "",
        NOW,
        Optional.empty(),
        0);
  }

  private static StoredPost stored(long thread, int floor, String body, int revision) {
    return new StoredPost(
        0,
        thread,
        "p" + (1000 + floor),
        OptionalLong.of(1000L + floor),
        floor,
        "甲",
        body,
        body.hashCode(),
        StoredPost.State.SHOWN,
        0,
        revision,
        Optional.of(NOW),
        NOW,
        revision > 1 ? Optional.of(NOW) : Optional.empty());
  }
}

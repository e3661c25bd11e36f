package org.wentai.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;
import org.wentai.source.PostJson;
import org.wentai.store.Site;
import org.wentai.store.Store;
import org.wentai.store.StoredPost;
import org.wentai.store.StoredThread;
import org.wentai.store.Work;

/** A look at sites that leaves the store as it is: all is written into another one. */
public final class Rehearsal {
  /** Where a site was watched before, posts of so long ago are looked at. */
  private static final Duration BACK = Duration.ofDays(1);

  private Rehearsal() {}

  /** A post that would be stored. */
  public record Found(ThreadHead head, Post post) {}

  /**
   * Makes {@code stage} know the sites that {@code store} knows, as if they were added a day ago.
   *
   * @param stage an empty store
   */
  public static void prepare(Store store, Store stage, Instant now) {
    List<Site> sites = store.read(work -> work.sites().all());
    stage.run(
        work -> {
          for (Site site : sites) {
            Instant from = now.minus(BACK);
            Instant added = site.addedAt().isBefore(from) ? from : site.addedAt();
            work.sites()
                .put(
                    new Site(
                        site.name(),
                        site.prefix(),
                        site.address(),
                        site.zone(),
                        site.boards(),
                        site.configured(),
                        site.state() == Site.State.PAUSED ? Site.State.PAUSED : Site.State.WATCHING,
                        added,
                        Optional.empty(),
                        now,
                        "",
                        Optional.empty(),
                        ""));
          }
        });
  }

  /** What {@code stage} has and {@code store} has not. */
  public static List<Found> found(Optional<Store> store, Store stage) {
    return stage.read(
        work -> {
          List<Found> found = new ArrayList<>();
          for (StoredThread thread : work.posts().changedSince(0, Integer.MAX_VALUE)) {
            ThreadHead head = PostJson.head(thread.head());
            for (StoredPost post : work.posts().postsOf(thread.row())) {
              boolean known =
                  store.filter(s -> s.<Boolean>read(w -> knows(w, thread, post))).isPresent();
              if (post.state() == StoredPost.State.SHOWN && !known) {
                found.add(new Found(head, PostJson.post(post.body())));
              }
            }
          }
          return found;
        });
  }

  private static boolean knows(Work work, StoredThread thread, StoredPost post) {
    return work.posts()
        .thread(thread.id())
        .flatMap(known -> work.posts().post(known.row(), post.key()))
        .isPresent();
  }
}

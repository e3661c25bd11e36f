package org.wentai.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.settings.SiteSettings;
import org.wentai.source.standin.ForumServer;
import org.wentai.source.standin.Site;
import org.wentai.store.LeaseKeeper;
import org.wentai.store.Store;

class PolitenessTest {
  private static final Duration GAP = Duration.ofMillis(60);

  @TempDir private Path folder;

  @Test
  void aWholeWatchWithABackfillKeepsTheGapBetweenAllRequests() throws InterruptedException {
    InstantSource clock = InstantSource.system();
    CountDownLatch done = new CountDownLatch(1);
    try (ForumServer server = ForumServer.start(Site.utf8());
        Store store = Store.open(folder.resolve("wentai.db"));
        LeaseKeeper leases = new LeaseKeeper(store, clock)) {
      long board = server.forum().board("茶座");
      for (int i = 0; i < 25; i++) {
        server.forum().thread(board, "甲", "帖" + i, "文" + i, Instant.now().minusSeconds(90_000));
      }
      leases.start();
      SiteSettings settings =
          new SiteSettings(
              "bbs",
              server.root(),
              Bench.ZONE,
              new TreeSet<>(),
              Duration.ofSeconds(60),
              GAP,
              Optional.empty());
      SiteBook book = new SiteBook(store, List.of(settings), Bench.ZONE, clock);
      book.settle();
      book.backfill("bbs");
      org.wentai.store.Site site = store.read(work -> work.sites().find("bbs")).orElseThrow();
      Runnable changed =
          () -> {
            if (store.read(work -> work.sites().posts("bbs")) == 25) {
              done.countDown();
            }
          };
      try (SiteWatch watch =
          new SiteWatch(
              site,
              (s, mine) ->
                  SiteCrawl.of(
                      s,
                      Optional.of(settings),
                      store,
                      (work, posts, now) -> posts.size(),
                      clock,
                      mine,
                      changed),
              leases)) {
        watch.start();
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
      }
      List<Instant> times = new ArrayList<>();
      server.requests().forEach(request -> times.add(request.at()));
      assertThat(times).hasSizeGreaterThan(25).isSorted();
      for (int i = 1; i < times.size(); i++) {
        assertThat(Duration.between(times.get(i - 1), times.get(i))).isGreaterThanOrEqualTo(GAP);
      }
    }
  }
}

package org.wentai.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.alert.Arrivals;
import org.wentai.alert.Ledger;
import org.wentai.settings.Settings;
import org.wentai.settings.SettingsReader;
import org.wentai.settings.SiteSettings;
import org.wentai.source.standin.ForumServer;
import org.wentai.source.standin.Site;
import org.wentai.store.LeaseKeeper;
import org.wentai.store.Store;

class CrawlsTest {
  @TempDir private Path home;

  @Test
  void whatAnotherProcessAddsIsWatchedToo() throws InterruptedException {
    Settings settings = new SettingsReader(home, Map.of()).read(Optional.empty());
    InstantSource clock = InstantSource.system();
    CountDownLatch read = new CountDownLatch(1);
    try (ForumServer server = ForumServer.start(Site.utf8());
        Store store = Store.open(home.resolve("wentai.db"));
        LeaseKeeper leases = new LeaseKeeper(store, clock);
        Arrivals arrivals = new Arrivals(new Ledger(settings.alert(), settings.zone()));
        Crawls crawls =
            new Crawls(store, leases, settings, arrivals, clock, read::countDown)) {
      server.forum().thread(server.forum().board("茶座"), "甲", "停车", "七点开门。");
      leases.start();
      crawls.start();
      crawls.findOnce();
      assertThat(server.requests()).isEmpty();
      new SiteBook(store, List.of(elsewhere(server)), settings.zone(), clock).settle();
      crawls.findOnce();
      assertThat(read.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(server.requests()).isNotEmpty();
    }
  }

  private static SiteSettings elsewhere(ForumServer server) {
    return new SiteSettings(
        "bbs",
        server.root(),
        Bench.ZONE,
        new TreeSet<>(),
        Duration.ofMinutes(1),
        SiteSettings.LEAST_GAP,
        Optional.empty());
  }
}

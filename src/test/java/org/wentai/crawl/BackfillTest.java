package org.wentai.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.store.Site;

class BackfillTest {
  @TempDir private Path folder;
  private Bench bench;

  @BeforeEach
  void begin() {
    bench = new Bench(folder);
  }

  @AfterEach
  void end() {
    bench.close();
  }

  /** Forty threads on two boards, most on the first, of up to three pages. */
  private List<Long> oldThreads() {
    List<Long> tids = new ArrayList<>();
    long tea = bench.forum.board("茶座");
    long books = bench.forum.board("书房");
    for (int i = 0; i < 40; i++) {
      var at = bench.time.instant().minus(Duration.ofDays(400 - i));
      long tid = bench.forum.thread(i % 8 == 0 ? books : tea, "甲", "旧帖" + i, "第一楼" + i, at);
      for (int reply = 0; reply < i * 7 % 25; reply++) {
        bench.forum.reply(tid, "乙", i + "楼下" + reply, at.plusSeconds(60L * reply + 60));
      }
      tids.add(tid);
    }
    return tids;
  }

  private void allIsThere(List<Long> tids) {
    for (int i = 0; i < tids.size(); i++) {
      assertThat(bench.shown(tids.get(i))).hasSize(1 + i * 7 % 25).containsValue("第一楼" + i);
    }
  }

  @Test
  void allOldPostsAreReadAndNoneArrives() {
    List<Long> tids = oldThreads();
    bench.settle();
    assertThat(bench.book.backfill("bbs")).isInstanceOf(SiteChange.Done.class);
    bench.settle();
    allIsThere(tids);
    assertThat(bench.arrivals()).isEmpty();
    assertThat(bench.stored().state()).isEqualTo(Site.State.WATCHING);
  }

  @Test
  void itGoesOnAfterAKillAtAnyStepAndReadsNoPageOfAThreadTwice() {
    List<Long> tids = oldThreads();
    bench.settle();
    bench.server.forget();
    bench.book.backfill("bbs");
    Random random = new Random(7);
    while (!bench.crawling().isIdle()) {
      bench.crawling().step();
      if (random.nextInt(4) == 0) {
        bench.restart();
      }
    }
    allIsThere(tids);
    assertThat(bench.arrivals()).isEmpty();
    List<String> pages =
        bench.server.requests().stream()
            .map(request -> request.target())
            .filter(target -> target.contains("viewthread"))
            .toList();
    assertThat(pages).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void progressIsTold() {
    oldThreads();
    bench.settle();
    bench.book.backfill("bbs");
    for (int i = 0; i < 30; i++) {
      bench.crawling().step();
      bench.time.pass(Duration.ofSeconds(3));
    }
    Crawls.Filling filling =
        bench.store.read(work -> Backfill.filling(work, bench.stored())).orElseThrow();
    assertThat(filling.pages()).isPositive();
    assertThat(filling.posts()).isPositive();
    assertThat(filling.threadsLeft()).isBetween(1L, 39L);
    assertThat(filling.left().orElseThrow()).isPositive();
  }

  @Test
  void newPostsArriveWhileItGoesOn() {
    List<Long> tids = oldThreads();
    bench.settle();
    bench.book.backfill("bbs");
    bench.crawling().step();
    bench.time.pass(Duration.ofMinutes(5));
    bench.forum.reply(tids.get(39), "丁", "中途来的");
    bench.forum.thread(1, "丁", "中途的新帖", "也是中途来的");
    bench.watch(Duration.ofMinutes(3));
    assertThat(bench.arrivals()).containsExactlyInAnyOrder("中途来的", "也是中途来的");
    assertThat(bench.shown(tids.get(39))).hasSize(2 + 39 * 7 % 25);
  }
}

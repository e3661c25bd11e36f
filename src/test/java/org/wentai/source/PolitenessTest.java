package org.wentai.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wentai.source.LiveBench.page;
import static org.wentai.source.LiveBench.trouble;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.wentai.source.Looked.Kind;
import org.wentai.source.standin.ForumRequest;
import org.wentai.source.standin.ForumServer;
import org.wentai.source.standin.Mood;
import org.wentai.source.standin.Site;

/** How a site is asked. */
class PolitenessTest {
  private static final Instant START = Instant.parse("2026-03-01T01:00:00Z");

  private static LiveBench open(Site site, Duration gap) {
    LiveBench bench = LiveBench.of(site, gap);
    bench.forum().thread(bench.forum().board("物业"), "王小明", "标题", "话");
    return bench;
  }

  @Test
  void manyThreadsTakeTurnsWithAPauseBetween() throws Exception {
    Duration gap = Duration.ofMillis(60);
    try (LiveBench bench = open(Site.utf8(), gap);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Looked<ThreadPage>> look = () -> bench.live().thread(1, 1);
      threads.invokeAll(IntStream.range(0, 6).mapToObj(i -> look).toList());
      List<ForumRequest> requests = bench.server().requests();
      assertThat(requests).hasSize(7);
      for (int i = 1; i < requests.size(); i++) {
        assertThat(Duration.between(requests.get(i - 1).at(), requests.get(i).at()))
            .isGreaterThanOrEqualTo(gap.minusMillis(5)); // two clocks
      }
    }
  }

  @Test
  void itSaysWhoItIsTakesGzipAndKeepsCookies() {
    try (LiveBench bench = open(Site.utf8(), Duration.ZERO)) {
      page(bench.live().thread(1, 1));
      ForumRequest last = bench.server().requests().getLast();
      assertThat(last.userAgent()).matches("Mozilla/5\\.0 \\(compatible; Wentai/[\\d.]+\\)");
      assertThat(last.acceptEncoding()).isEqualTo("gzip");
      assertThat(last.cookies()).contains("standin_saltkey=k1");
    }
  }

  @Test
  void robotsTxtIsReadFirstOnceADay() {
    MovingClock clock = new MovingClock(START);
    try (LiveBench bench = open(Site.utf8().withClock(clock), Duration.ZERO)) {
      page(bench.live().thread(1, 1));
      page(bench.live().thread(1, 1));
      clock.pass(Duration.ofHours(25));
      page(bench.live().thread(1, 1));
      assertThat(bench.server().requests())
          .extracting(request -> request.target().equals("/robots.txt"))
          .containsExactly(true, false, false, true, false);
    }
  }

  @Test
  void whatRobotsTxtForbidsIsNotAskedFor() {
    try (LiveBench bench = open(Site.utf8(), Duration.ZERO)) {
      bench.server().robots(200, "User-agent: *\nDisallow: /");
      trouble(bench.live().thread(1, 1), Kind.ROBOTS);
      trouble(bench.live().board(1, 1), Kind.ROBOTS);
      assertThat(bench.server().requests()).hasSize(1);
    }
  }

  @Test
  void theOtherKindOfAddressIsTriedWhereOneIsForbidden() {
    try (LiveBench bench = open(Site.gbk(), Duration.ZERO)) {
      bench.server().robots(200, "User-agent: Wentai\nDisallow: /forum.php?mod=");
      page(bench.live().thread(1, 1));
      page(bench.live().board(1, 1));
      assertThat(bench.server().requests())
          .extracting(ForumRequest::target)
          .containsExactly("/robots.txt", "/thread-1-1-1.html", "/forum-1-1.html");
    }
  }

  @Test
  void whereTheOtherKindIsUnknownTheRuleCounts() {
    try (LiveBench bench = open(Site.utf8(), Duration.ZERO)) {
      bench.server().robots(200, "User-agent: *\nDisallow: /forum.php?mod=");
      trouble(bench.live().thread(1, 1), Kind.ROBOTS);
      trouble(bench.live().board(1, 1), Kind.ROBOTS);
    }
  }

  @Test
  void aRobotsTxtThatFailsForbidsAllForAWhile() {
    MovingClock clock = new MovingClock(START);
    try (LiveBench bench = open(Site.utf8().withClock(clock), Duration.ZERO)) {
      bench.server().robots(500, "");
      trouble(bench.live().thread(1, 1), Kind.ROBOTS);
      bench.server().robots(200, ForumServer.USUAL_ROBOTS);
      trouble(bench.live().thread(1, 1), Kind.ROBOTS);
      clock.pass(Duration.ofMinutes(11));
      page(bench.live().thread(1, 1));
    }
  }

  @Test
  void withoutARobotsTxtAllIsAllowed() {
    try (LiveBench bench = open(Site.utf8(), Duration.ZERO)) {
      bench.server().robots(404, "<html>not found</html>");
      page(bench.live().thread(1, 1));
    }
  }

  @Test
  void aSiteThatIsAwayWhenItsRobotsTxtIsReadIsAskedAgain() {
    try (LiveBench bench = open(Site.utf8(), Duration.ZERO)) {
      bench.server().robotsInMood();
      bench.server().mood(new Mood.Breaking());
      trouble(bench.live().thread(1, 1), Kind.UNREACHABLE);
      bench.server().mood(new Mood.Well());
      page(bench.live().thread(1, 1));
    }
  }

  @Test
  void aCrawlDelayLongerThanTheGapCounts() {
    try (LiveBench bench = open(Site.utf8(), Duration.ZERO)) {
      bench.server().robots(200, "User-agent: *\nCrawl-delay: 0.2");
      page(bench.live().thread(1, 1));
      page(bench.live().thread(1, 1));
      List<ForumRequest> requests = bench.server().requests();
      assertThat(Duration.between(requests.get(1).at(), requests.get(2).at()))
          .isGreaterThanOrEqualTo(Duration.ofMillis(195));
    }
  }
}

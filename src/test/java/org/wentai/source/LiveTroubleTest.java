package org.wentai.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wentai.source.LiveBench.page;
import static org.wentai.source.LiveBench.trouble;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wentai.source.Looked.Kind;
import org.wentai.source.Looked.Trouble;
import org.wentai.source.standin.Mood;
import org.wentai.source.standin.Site;

/** Whatever is wrong with a site is told as what it is, by every look, and never as "nothing". */
class LiveTroubleTest {
  private static final List<Function<LiveSite, Looked<?>>> LOOKS =
      List.of(
          live -> live.thread(1, 1),
          live -> live.newest(1),
          live -> live.post(1, 1),
          live -> live.board(1, 1),
          live -> live.boards(),
          live -> live.hasNew(1, Instant.EPOCH),
          live -> live.feed(OptionalLong.of(1)),
          live -> live.archived(1, 1));

  private static LiveBench open() {
    LiveBench bench = LiveBench.of(Site.utf8());
    bench.forum().thread(bench.forum().board("物业"), "王小明", "标题", "话");
    return bench;
  }

  static List<Arguments> moods() {
    return List.of(
        Arguments.of(new Mood.Closed("站点维护中"), Kind.CLOSED),
        Arguments.of(new Mood.LoginWall(), Kind.DENIED),
        Arguments.of(new Mood.Challenge(), Kind.CHALLENGE),
        Arguments.of(new Mood.Failing(429, ""), Kind.BUSY),
        Arguments.of(new Mood.Failing(503, ""), Kind.BUSY),
        Arguments.of(new Mood.Failing(500, ""), Kind.UNREACHABLE),
        Arguments.of(new Mood.Failing(403, ""), Kind.DENIED),
        Arguments.of(new Mood.Failing(404, ""), Kind.UNREADABLE),
        Arguments.of(new Mood.Failing(418, ""), Kind.UNREADABLE),
        Arguments.of(new Mood.Breaking(), Kind.UNREACHABLE),
        Arguments.of(new Mood.Empty(), Kind.UNREADABLE),
        Arguments.of(new Mood.Huge(LiveSite.Address.USUAL_BYTES + 1), Kind.UNREADABLE),
        Arguments.of(new Mood.Leading("/forum.php?mod=viewthread&tid=1"), Kind.UNREADABLE),
        Arguments.of(new Mood.Leading("https://elsewhere.example/"), Kind.MOVED),
        Arguments.of(new Mood.Leading("http://127.0.0.1:1/"), Kind.REFUSED_ADDRESS),
        Arguments.of(new Mood.Leading("http://169.254.169.254/latest"), Kind.REFUSED_ADDRESS),
        Arguments.of(new Mood.Leading("http://[::1]/"), Kind.REFUSED_ADDRESS),
        Arguments.of(new Mood.Leading("file:///etc/passwd"), Kind.UNREADABLE),
        Arguments.of(new Mood.Leading("member.php?mod=logging&action=login"), Kind.DENIED),
        Arguments.of(new Mood.Saying(200, "image/png", "x"), Kind.UNREADABLE),
        Arguments.of(new Mood.Saying(200, "text/html", "<div id=postlist></div>"), Kind.UNREADABLE),
        Arguments.of(new Mood.Saying(200, "text/html", "<p>你好"), Kind.UNREADABLE),
        Arguments.of(
            new Mood.Saying(521, "text/html", "<script>document.cookie='a';location.reload()"),
            Kind.CHALLENGE),
        Arguments.of(
            new Mood.Saying(403, "text/html", "<title>Just a moment...</title>"), Kind.CHALLENGE));
  }

  @ParameterizedTest
  @MethodSource("moods")
  void everyLookTellsTheTrouble(Mood mood, Kind kind) {
    try (LiveBench bench = open()) {
      page(bench.live().thread(1, 1));
      bench.server().mood(mood);
      for (Function<LiveSite, Looked<?>> look : LOOKS) {
        Trouble<?> trouble = trouble(look.apply(bench.live()), kind);
        assertThat(trouble.why()).contains("http://127.0.0.1:");
      }
      bench.server().mood(new Mood.Well());
      page(bench.live().thread(1, 1));
    }
  }

  @ParameterizedTest
  @MethodSource("others")
  void otherTemplatesAreRefused(String file) throws Exception {
    try (LiveBench bench = open()) {
      String page = Files.readString(Fixtures.RESOURCES.resolve("pages/" + file));
      bench.server().mood(new Mood.Saying(200, "text/html", page));
      trouble(bench.live().thread(78, 1), Kind.UNREADABLE);
    }
  }

  static List<String> others() {
    return List.of("f-phone.html", "h-robots.html", "d-list.html", "e-archive.html");
  }

  @Test
  void retryAfterIsHeededWithoutAsking() {
    MovingClock clock = new MovingClock(Instant.parse("2026-03-01T01:00:00Z"));
    try (LiveBench bench = LiveBench.of(Site.utf8().withClock(clock))) {
      bench.forum().thread(bench.forum().board("物业"), "王小明", "标题", "话");
      bench.server().mood(new Mood.Failing(503, "120"));
      trouble(bench.live().thread(1, 1), Kind.BUSY);
      bench.server().mood(new Mood.Well());
      bench.server().forget();
      clock.pass(Duration.ofSeconds(100));
      Trouble<?> busy = trouble(bench.live().board(1, 1), Kind.BUSY);
      assertThat(busy.retryAfter()).contains(Duration.ofSeconds(20));
      assertThat(bench.server().requests()).isEmpty();
      clock.pass(Duration.ofSeconds(20));
      page(bench.live().board(1, 1));
    }
  }

  @Test
  void aRetryAfterMayBeADate() {
    MovingClock clock = new MovingClock(Instant.parse("2026-03-01T01:00:00Z"));
    try (LiveBench bench = LiveBench.of(Site.utf8().withClock(clock))) {
      bench.forum().thread(bench.forum().board("物业"), "王小明", "标题", "话");
      bench.server().mood(new Mood.Failing(429, "Sun, 1 Mar 2026 01:10:00 GMT"));
      trouble(bench.live().thread(1, 1), Kind.BUSY);
      assertThat(trouble(bench.live().thread(1, 1), Kind.BUSY).retryAfter())
          .contains(Duration.ofMinutes(10));
    }
  }

  @Test
  void aSiteThatIsNotThereIsUnreachable() {
    LiveBench bench = open();
    bench.server().close();
    trouble(bench.live().thread(1, 1), Kind.UNREACHABLE);
    bench.live().close();
  }

  @Test
  void anInterruptedWaitIsToldAndLeftStanding() {
    try (LiveBench bench = open()) {
      Thread.currentThread().interrupt();
      trouble(bench.live().thread(1, 1), Kind.UNREACHABLE);
      assertThat(Thread.interrupted()).isTrue();
      page(bench.live().thread(1, 1));
    }
  }
}

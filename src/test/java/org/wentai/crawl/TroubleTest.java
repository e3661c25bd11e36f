package org.wentai.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wentai.source.Looked;
import org.wentai.source.standin.Mood;
import org.wentai.store.Site;
import org.wentai.store.StoredPost;

class TroubleTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private Path folder;
  private Bench bench;
  private long board;
  private long tid;

  @BeforeEach
  void begin() {
    bench = new Bench(folder);
    board = bench.forum.board("茶座");
    bench.settle();
    bench.time.pass(Duration.ofMinutes(5));
    tid = bench.forum.thread(board, "丙", "新帖", "第一楼");
    bench.forum.thread(board, "丙", "另一帖", "另一楼");
    bench.watch(Duration.ofMinutes(3));
  }

  @AfterEach
  void end() {
    bench.close();
  }

  static List<Mood> walls() {
    return List.of(new Mood.Closed("升级中"), new Mood.LoginWall(), new Mood.Challenge());
  }

  static List<Mood> failures() {
    return List.of(
        new Mood.Failing(503, "120"),
        new Mood.Failing(500, ""),
        new Mood.Breaking(),
        new Mood.Empty());
  }

  @ParameterizedTest
  @MethodSource("walls")
  void aSiteThatRefusesIsHaltedAndNothingIsDeleted(Mood wall) {
    Map<Long, String> before = bench.shown(tid);
    bench.server.mood(wall);
    bench.watch(Duration.ofHours(8));
    assertThat(bench.stored().state()).isEqualTo(Site.State.HALTED);
    assertThat(bench.stored().trouble()).isNotEmpty();
    assertThat(bench.shown(tid)).isEqualTo(before);
    bench.server.forget();
    bench.watch(Duration.ofHours(24));
    assertThat(bench.server.requests()).hasSizeLessThan(12);
    bench.forum.reply(tid, "乙", "期间的");
    bench.server.mood(new Mood.Well());
    assertThat(bench.book.resume("bbs")).isInstanceOf(SiteChange.Done.class);
    bench.watch(Duration.ofMinutes(20));
    assertThat(bench.stored().state()).isEqualTo(Site.State.WATCHING);
    assertThat(bench.arrivals()).contains("期间的").doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aSiteThatFailsIsTriedAgainAndAllOfTheMeantimeArrives(Mood failure) {
    bench.server.mood(failure);
    bench.forum.reply(tid, "乙", "期间的");
    bench.watch(HOUR);
    assertThat(bench.stored().state()).isEqualTo(Site.State.WATCHING);
    assertThat(bench.stored().trouble()).isNotEmpty();
    assertThat(bench.shown(tid)).hasSize(1);
    bench.server.mood(new Mood.Well());
    bench.watch(Duration.ofHours(2));
    assertThat(bench.stored().trouble()).isEmpty();
    assertThat(bench.arrivals()).contains("期间的").doesNotHaveDuplicates().hasSize(3);
  }

  @Test
  void theKindOfTroubleIsToldToo() {
    bench.server.mood(new Mood.Challenge());
    bench.watch(HOUR);
    SiteTrouble trouble = SiteTrouble.of(bench.stored()).orElseThrow();
    assertThat(trouble.kind()).isEqualTo(Looked.Kind.CHALLENGE);
    assertThat(trouble.why()).contains(bench.server.root().toString());
  }

  @Test
  void aBoardThatGuestsMayNotReadIsNamedUntilTheyMay() {
    long members = bench.forum.board("业主内部");
    bench.forum.membersOnly(members, true);
    bench.watch(Duration.ofHours(8));
    assertThat(shut()).containsExactly("业主内部");
    assertThat(bench.stored().trouble()).isEmpty();
    bench.forum.membersOnly(members, false);
    bench.watch(Duration.ofHours(3));
    assertThat(shut()).isEmpty();
  }

  /** As while a site is put up anew: a minute of nonsense is no reason to stay away for an hour. */
  @Test
  void aSiteThatSaysNonsenseForAMinuteIsReadAgainSoon() {
    bench.server.mood(new Mood.Failing(404, ""));
    bench.watch(Duration.ofMinutes(3));
    assertThat(bench.stored().trouble()).startsWith("UNREADABLE");
    bench.server.mood(new Mood.Well());
    bench.forum.reply(tid, "乙", "期间的");
    bench.watch(Duration.ofMinutes(10));
    assertThat(bench.stored().trouble()).isEmpty();
    assertThat(bench.arrivals()).endsWith("期间的");
  }

  @Test
  void aBoardThatWasOpenedIsReadAtOnceWhenTheSiteIsResumed() {
    long members = bench.forum.board("业主内部");
    bench.forum.membersOnly(members, true);
    bench.watch(Duration.ofHours(8));
    bench.forum.membersOnly(members, false);
    assertThat(bench.book.resume("bbs")).isInstanceOf(SiteChange.Done.class);
    bench.watch(Duration.ofMinutes(1));
    assertThat(shut()).isEmpty();
    assertThat(bench.book.resume("bbs")).isInstanceOf(SiteChange.Unchanged.class);
  }

  private List<String> shut() {
    return bench.store.read(work -> BoardLook.shut(work, bench.stored()));
  }

  @Test
  void onlyWhatIsBehindAWallNowIsNotTakenForHidden() {
    bench.forum.membersOnly(board, true);
    bench.watch(Duration.ofHours(3));
    assertThat(bench.shown(tid)).isNotEmpty();
    bench.forum.membersOnly(board, false);
    bench.book.resume("bbs");
    bench.watch(HOUR);
    assertThat(bench.shown(tid)).hasSize(1);
  }

  @Test
  void pausedItIsLeftAloneAndResumedItCatchesUp() {
    assertThat(bench.book.pause("bbs")).isInstanceOf(SiteChange.Done.class);
    assertThat(bench.book.pause("bbs")).isInstanceOf(SiteChange.Unchanged.class);
    bench.server.forget();
    bench.forum.reply(tid, "乙", "期间的");
    bench.watch(HOUR);
    assertThat(bench.server.requests()).isEmpty();
    bench.book.resume("bbs");
    bench.watch(HOUR);
    assertThat(bench.arrivals()).endsWith("期间的");
  }

  @Test
  void withoutItsPagesTheArchiverIsReadAndNothingIsToldTwice() {
    bench.server.robots(
        200, "User-agent: *\nDisallow: /forum.php?mod=viewthread\nDisallow: /thread-\n");
    bench.watch(Duration.ofDays(2));
    long pid = bench.forum.reply(tid, "乙", "只在档案里");
    bench.watch(HOUR);
    assertThat(bench.arrivals()).endsWith("只在档案里").hasSize(3);
    assertThat(bench.shown(tid)).containsValue("只在档案里").hasSize(2);
    bench.server.robots(200, "");
    bench.watch(Duration.ofDays(2));
    bench.forum.reply(tid, "乙", "页面又能看了");
    bench.watch(HOUR);
    assertThat(bench.arrivals()).hasSize(4).endsWith("页面又能看了");
    assertThat(bench.shown(tid)).hasSize(3).containsEntry(pid, "只在档案里");
    assertThat(bench.post(tid, pid).state()).isEqualTo(StoredPost.State.SHOWN);
  }

  @Test
  void withoutAListTheFeedTellsOfNewThreads() {
    bench.server.robots(
        200, "User-agent: *\nDisallow: /forum.php?mod=forumdisplay\nDisallow: /forum-\n");
    bench.watch(Duration.ofDays(2));
    bench.forum.thread(board, "丁", "只在源里", "源里的楼");
    bench.watch(Duration.ofHours(2));
    assertThat(bench.arrivals()).endsWith("源里的楼").hasSize(3);
  }
}

package org.wentai.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wentai.source.LiveBench.page;
import static org.wentai.source.LiveBench.trouble;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wentai.source.Looked.Kind;
import org.wentai.source.standin.Forum;
import org.wentai.source.standin.Site;

/** What a live site lists is what it has. */
class LiveListsTest {
  private static final Instant START = Instant.parse("2026-03-01T01:00:00Z");

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBoardListsItsThreadsByLastPost(boolean gbk) {
    MovingClock clock = new MovingClock(START);
    try (LiveBench bench = LiveBench.of((gbk ? Site.gbk() : Site.utf8()).withClock(clock))) {
      Forum forum = bench.forum();
      long fid = forum.board("物业");
      long other = forum.board("邻里");
      long rules = forum.thread(fid, "版主", "版规", "先搜索");
      long old = forum.thread(fid, "王小明", "旧的", "一");
      long moved = forum.thread(fid, "李静", "会移走的", "二");
      clock.pass(Duration.ofMinutes(3));
      forum.thread(fid, "", "新的", "三");
      clock.pass(Duration.ofMinutes(3));
      forum.reply(old, "陈晨", "顶");
      forum.comment(old);
      forum.stick(rules, true);
      forum.close(rules, true);
      long stub = forum.move(moved, other, true);

      BoardPage board = page(bench.live().board(fid, 1));
      assertThat(board.name()).isEqualTo("物业");
      assertThat(board.rows())
          .extracting(ThreadRow::title)
          .containsExactly("版规", "旧的", "新的", "会移走的");
      ThreadRow first = board.rows().getFirst();
      assertThat(first.sticky() && first.closed()).isTrue();
      ThreadRow bumped = board.rows().get(1);
      assertThat(bumped.lastPoster()).contains("陈晨");
      assertThat(bumped.lastPostAt().orElseThrow().toInstant())
          .isEqualTo(START.plus(Duration.ofMinutes(6)));
      assertThat(bumped.replies()).isEqualTo(2);
      assertThat(bumped.movedTo()).isEmpty();
      assertThat(board.rows().get(2).author()).isEmpty();
      assertThat(board.rows().get(3).tid()).isEqualTo(stub);
      assertThat(board.rows().get(3).movedTo()).hasValue(moved);
    }
  }

  @Test
  void aLongBoardHasPages() {
    try (LiveBench bench = LiveBench.of(Site.gbk())) {
      long fid = bench.forum().board("物业");
      for (int i = 1; i <= 45; i++) {
        bench.forum().thread(fid, "王小明", "帖" + i, "话", START.plusSeconds(i * 60L));
      }
      BoardPage third = page(bench.live().board(fid, 3));
      assertThat(third.pages()).isEqualTo(3);
      assertThat(third.rows())
          .extracting(ThreadRow::title)
          .containsExactly("帖5", "帖4", "帖3", "帖2", "帖1");
      assertThat(page(bench.live().board(fid, 8)).page()).isEqualTo(3);
    }
  }

  @Test
  void anEmptyBoardIsNoTrouble() {
    try (LiveBench bench = LiveBench.of(Site.utf8())) {
      assertThat(page(bench.live().board(bench.forum().board("空"), 1)).rows()).isEmpty();
    }
  }

  @Test
  void theIndexListsTheBoards() {
    try (LiveBench bench = LiveBench.of(Site.utf8())) {
      long first = bench.forum().board("物业");
      long second = bench.forum().board("邻里");
      long tid = bench.forum().thread(second, "王小明", "标题", "话");
      bench.forum().reply(tid, "李静", "顶");
      assertThat(page(bench.live().boards()))
          .containsExactly(
              new Board(first, "物业", OptionalLong.of(0), OptionalLong.of(0)),
              new Board(second, "邻里", OptionalLong.of(1), OptionalLong.of(2)));
    }
  }

  @Test
  void newsOfABoardAreKnown() {
    MovingClock clock = new MovingClock(START);
    try (LiveBench bench = LiveBench.of(Site.utf8().withClock(clock))) {
      long fid = bench.forum().board("物业");
      long tid = bench.forum().thread(fid, "王小明", "标题", "话");
      assertThat(page(bench.live().hasNew(fid, START))).isFalse();
      clock.pass(Duration.ofSeconds(2));
      bench.forum().reply(tid, "李静", "顶");
      assertThat(page(bench.live().hasNew(fid, START))).isTrue();
    }
  }

  @Test
  void theFeedTellsOfThreads() {
    try (LiveBench bench = LiveBench.of(Site.gbk())) {
      long fid = bench.forum().board("物业");
      long tid = bench.forum().thread(fid, "王小明", "停水 <通知> & 说明", "明天", START);
      List<FeedItem> items = page(bench.live().feed(OptionalLong.of(fid)));
      assertThat(items).hasSize(1);
      FeedItem item = items.getFirst();
      assertThat(item.tid()).hasValue(tid);
      assertThat(item.title()).isEqualTo("停水 <通知> & 说明");
      assertThat(item.beginning()).isEqualTo("明天");
      assertThat(item.postedAt().orElseThrow().toInstant()).isEqualTo(START);
      assertThat(item.board()).contains("物业");
    }
  }

  @Test
  void theArchiverTellsAuthorsTimesAndText() {
    try (LiveBench bench = LiveBench.of(Site.gbk())) {
      long tid = bench.forum().thread(bench.forum().board("物业"), "王小明", "标题", "一\n二", START);
      for (int i = 2; i <= 12; i++) {
        bench.forum().reply(tid, "李静", "第" + i);
      }
      ArchivedPage page = page(bench.live().archived(tid, 1));
      assertThat(page.title()).isEqualTo("标题");
      assertThat(page.pages()).isEqualTo(2);
      assertThat(page.posts()).hasSize(10);
      assertThat(page.posts().getFirst().text()).isEqualTo("一\n二");
      assertThat(page.posts().getFirst().postedAt().orElseThrow().toInstant()).isEqualTo(START);
      ArchivedPage second = page(bench.live().archived(tid, 2));
      assertThat(second.posts()).extracting(ArchivedPage.ArchivedPost::text).endsWith("第12");
    }
  }

  @Test
  void whatIsNotForGuestsIsDeniedAndWhatIsNotThereGone() {
    try (LiveBench bench = LiveBench.of(Site.utf8())) {
      long fid = bench.forum().board("内部");
      long tid = bench.forum().thread(fid, "王小明", "标题", "话");
      bench.forum().membersOnly(fid, true);
      trouble(bench.live().board(fid, 1), Kind.DENIED);
      trouble(bench.live().thread(tid, 1), Kind.DENIED);
      trouble(bench.live().newest(tid), Kind.DENIED);
      trouble(bench.live().post(tid, 1), Kind.DENIED);
      trouble(bench.live().board(99, 1), Kind.GONE);
      trouble(bench.live().thread(99, 1), Kind.GONE);
      trouble(bench.live().archived(99, 1), Kind.GONE);
    }
  }
}

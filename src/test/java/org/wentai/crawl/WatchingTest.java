package org.wentai.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.store.Site;
import org.wentai.store.StoredPost;
import org.wentai.store.StoredThread;

class WatchingTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private Path folder;
  private Bench bench;
  private long board;

  @BeforeEach
  void begin() {
    bench = new Bench(folder);
    board = bench.forum.board("茶座");
  }

  @AfterEach
  void end() {
    bench.close();
  }

  private long old(String text) {
    return bench.forum.thread(board, "甲", "旧帖" + text, text, bench.time.instant().minus(DAY));
  }

  @Test
  void whatWasThereBeforeIsNoArrivalAndWhatComesIsOne() {
    long tid = old("早就写的");
    bench.settle();
    assertThat(bench.arrivals()).isEmpty();
    bench.time.pass(Duration.ofMinutes(5));
    long pid = bench.forum.reply(tid, "乙", "新回复");
    bench.watch(Duration.ofMinutes(3));
    assertThat(bench.arrivals()).containsExactly("新回复");
    assertThat(bench.shown(tid)).containsEntry(pid, "新回复").containsValue("早就写的");
  }

  @Test
  void aNewThreadArrives() {
    old("早就写的");
    bench.settle();
    bench.time.pass(Duration.ofMinutes(5));
    long tid = bench.forum.thread(board, "丙", "新帖", "第一楼");
    bench.watch(Duration.ofMinutes(3));
    assertThat(bench.arrivals()).containsExactly("第一楼");
    assertThat(bench.thread(tid).orElseThrow().title()).isEqualTo("新帖");
  }

  @Test
  void aBurstOfManyPagesArrivesInOrderAndOnce() {
    long tid = old("早就写的");
    bench.settle();
    bench.time.pass(Duration.ofMinutes(5));
    List<String> texts = new java.util.ArrayList<>();
    for (int i = 0; i < 47; i++) {
      bench.forum.reply(tid, "乙", "第" + i + "条");
      texts.add("第" + i + "条");
    }
    bench.watch(Duration.ofMinutes(3));
    assertThat(bench.arrivals()).containsExactlyElementsOf(texts);
    bench.forum.reply(tid, "乙", "再一条");
    for (int i = 0; i < 25; i++) {
      bench.forum.reply(tid, "丁", "又" + i);
    }
    bench.watch(Duration.ofMinutes(3));
    assertThat(bench.arrivals()).hasSize(47 + 26).doesNotHaveDuplicates();
    assertThat(bench.shown(tid)).hasSize(1 + 47 + 26);
  }

  @Test
  void anEditMakesARevisionAndNoArrival() {
    bench.settle();
    bench.time.pass(Duration.ofMinutes(5));
    long tid = bench.forum.thread(board, "丙", "新帖", "原文");
    bench.watch(Duration.ofMinutes(3));
    StoredThread before = bench.thread(tid).orElseThrow();
    long pid = bench.shown(tid).keySet().iterator().next();
    bench.forum.edit(pid, "改过的");
    bench.watch(HOUR);
    StoredPost post = bench.post(tid, pid);
    assertThat(bench.shown(tid)).containsEntry(pid, "改过的");
    assertThat(post.revision()).isEqualTo(2);
    assertThat(post.changedAt()).isPresent();
    List<String> revisions = bench.store.read(work -> work.posts().revisions(post.id()));
    assertThat(revisions).hasSize(1).first().asString().contains("原文");
    assertThat(bench.thread(tid).orElseThrow().version()).isGreaterThan(before.version());
    assertThat(bench.arrivals()).containsExactly("原文");
  }

  @Test
  void aDeletedPostIsGoneAfterTwoLooksAndNothingOfItIsKept() {
    bench.settle();
    bench.time.pass(Duration.ofMinutes(5));
    long tid = bench.forum.thread(board, "丙", "新帖", "第一楼");
    long pid = bench.forum.reply(tid, "乙", "会删的");
    bench.forum.reply(tid, "乙", "留下的");
    bench.watch(Duration.ofMinutes(3));
    bench.forum.delete(pid);
    bench.watch(HOUR);
    assertThat(bench.shown(tid)).hasSize(2).doesNotContainValue("会删的");
    StoredPost post = bench.post(tid, pid);
    assertThat(post.state()).isEqualTo(StoredPost.State.DELETED);
    assertThat(post.body()).isEmpty();
  }

  @Test
  void aHiddenPostIsNeverStoredAndArrivesWhenItIsShown() {
    bench.settle();
    bench.time.pass(Duration.ofMinutes(5));
    long tid = bench.forum.thread(board, "丙", "新帖", "第一楼");
    long pid = bench.forum.reply(tid, "乙", "屏蔽的");
    bench.forum.hide(pid, true);
    bench.watch(Duration.ofMinutes(3));
    assertThat(bench.post(tid, pid).body()).isEmpty();
    assertThat(bench.arrivals()).containsExactly("第一楼");
    bench.forum.hide(pid, false);
    bench.watch(HOUR);
    assertThat(bench.arrivals()).containsExactly("第一楼", "屏蔽的");
    bench.forum.hide(pid, true);
    bench.watch(HOUR);
    assertThat(bench.post(tid, pid).state()).isEqualTo(StoredPost.State.HIDDEN);
    assertThat(bench.post(tid, pid).body()).isEmpty();
    bench.forum.hide(pid, false);
    bench.watch(HOUR);
    assertThat(bench.arrivals()).hasSize(2);
    assertThat(bench.shown(tid)).containsEntry(pid, "屏蔽的");
  }

  @Test
  void aLatePostWithALowPidArrives() {
    bench.settle();
    bench.time.pass(Duration.ofMinutes(5));
    long tid = bench.forum.thread(board, "丙", "新帖", "第一楼");
    long late = bench.forum.reserve(1);
    for (int i = 0; i < 25; i++) {
      bench.forum.reply(tid, "乙", "第" + i + "条");
    }
    bench.watch(Duration.ofMinutes(5));
    bench.forum.release(tid, late, "丁", "审核后才出现");
    bench.watch(HOUR);
    assertThat(bench.arrivals()).hasSize(27).endsWith("审核后才出现").doesNotHaveDuplicates();
  }

  @Test
  void aDeletedThreadIsGone() {
    bench.settle();
    bench.time.pass(Duration.ofMinutes(5));
    long tid = bench.forum.thread(board, "丙", "新帖", "第一楼");
    bench.watch(Duration.ofMinutes(3));
    bench.forum.deleteThread(tid);
    bench.watch(HOUR);
    assertThat(bench.shown(tid)).isEmpty();
    assertThat(bench.thread(tid).orElseThrow().state()).isEqualTo(StoredThread.State.GONE);
    assertThat(bench.stored().state()).isEqualTo(Site.State.WATCHING);
  }

  @Test
  void aThreadMovedToAnotherBoardStaysAndOneMovedAwayFromGuestsGoes() {
    long other = bench.forum.board("书房");
    long members = bench.forum.board("内部");
    bench.forum.membersOnly(members, true);
    bench.settle();
    bench.time.pass(Duration.ofMinutes(5));
    long moved = bench.forum.thread(board, "丙", "搬家", "第一楼");
    long away = bench.forum.thread(board, "丙", "进内部", "秘密");
    bench.watch(Duration.ofMinutes(3));
    bench.forum.move(moved, other, true);
    bench.forum.move(away, members, false);
    bench.watch(HOUR);
    assertThat(bench.thread(moved).orElseThrow().board()).isEqualTo("书房");
    assertThat(bench.shown(moved)).containsValue("第一楼");
    assertThat(bench.shown(away)).isEmpty();
    assertThat(bench.thread(away).orElseThrow().state()).isEqualTo(StoredThread.State.DENIED);
    assertThat(bench.arrivals()).hasSize(2);
  }

  @Test
  void aMergedThreadIsFollowedAndItsPostsAreNotNewAgain() {
    bench.settle();
    bench.time.pass(Duration.ofMinutes(5));
    long one = bench.forum.thread(board, "丙", "一", "一楼的一");
    long two = bench.forum.thread(board, "丁", "二", "一楼的二");
    bench.watch(Duration.ofMinutes(3));
    bench.forum.merge(two, one);
    bench.watch(HOUR);
    assertThat(bench.shown(one)).hasSize(2);
    assertThat(bench.shown(two)).isEmpty();
    assertThat(bench.arrivals()).hasSize(2);
  }
}

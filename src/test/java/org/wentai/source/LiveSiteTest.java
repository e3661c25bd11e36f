package org.wentai.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wentai.source.LiveBench.page;
import static org.wentai.source.LiveBench.trouble;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wentai.forum.Post;
import org.wentai.source.ArchivedPage.ArchivedPost;
import org.wentai.source.Looked.Kind;
import org.wentai.source.standin.Forum;
import org.wentai.source.standin.ForumRequest;
import org.wentai.source.standin.Mood;
import org.wentai.source.standin.Site;

/** What a live site shows is what its people wrote. */
class LiveSiteTest {
  private static LiveBench open(String kind) {
    return LiveBench.of(kind.equals("gbk") ? Site.gbk() : Site.utf8());
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf8", "gbk"})
  void aThreadComesPageByPage(String kind) {
    try (LiveBench bench = open(kind)) {
      Forum forum = bench.forum();
      long fid = forum.board("物业与停车");
      Instant then = Instant.parse("2024-05-02T12:11:00Z");
      long tid = forum.thread(fid, "王小明", "地下车库什么时候开放?", "听说是六月。\n谁知道?", then);
      for (int i = 2; i <= 23; i++) {
        forum.reply(tid, "李静", "第" + i + "条");
      }
      ThreadPage first = page(bench.live().thread(tid, 1));
      assertThat(first.head().title()).isEqualTo("地下车库什么时候开放?");
      assertThat(first.head().board()).contains("物业与停车");
      assertThat(first.board()).hasValue(fid);
      assertThat(first.pages()).isEqualTo(3);
      assertThat(first.head().replies()).hasValue(22);
      Post opening = first.posts().getFirst();
      assertThat(opening.author()).contains("王小明");
      assertThat(opening.text()).isEqualTo("听说是六月。\n谁知道?");
      assertThat(opening.postedAt().orElseThrow().toInstant()).isEqualTo(then);
      List<Integer> floors =
          List.of(first, page(bench.live().thread(tid, 2)), page(bench.live().thread(tid, 3)))
              .stream()
              .flatMap(p -> p.posts().stream().map(Post::floor))
              .toList();
      assertThat(floors).hasSize(23).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void whatGuestsMayNotReadIsNowhere() {
    try (LiveBench bench = LiveBench.of(Site.utf8())) {
      Forum forum = bench.forum();
      long tid = forum.thread(forum.board("邻里"), "王小明", "标题", "开头");
      long partly = forum.reply(tid, "李静", "看得到的");
      forum.addForRepliers(partly, "回复才可见");
      long shielded = forum.reply(tid, "李静", "被屏蔽的话");
      forum.hide(shielded, true);
      ThreadPage page = page(bench.live().thread(tid, 1));
      assertThat(page.hidden()).containsExactly(shielded);
      assertThat(page.posts()).extracting(Post::text).containsExactly("开头", "看得到的");
      ThreadPage alone = page(bench.live().post(tid, shielded));
      assertThat(alone.hidden()).containsExactly(shielded);
      assertThat(alone.posts()).isEmpty();
      assertThat(page(bench.live().archived(tid, 1)).posts())
          .extracting(ArchivedPost::text)
          .containsExactly("开头", "看得到的", "");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf8", "gbk"})
  void anEditShowsWhenAndADeletionRenumbers(String kind) {
    MovingClock clock = new MovingClock(Instant.parse("2026-03-01T01:00:00Z"));
    Site site = kind.equals("gbk") ? Site.gbk() : Site.utf8();
    try (LiveBench bench = LiveBench.of(site.withClock(clock))) {
      Forum forum = bench.forum();
      long tid = forum.thread(forum.board("邻里"), "于是 于 2020-01-01 编辑", "标题", "开头");
      long gone = forum.reply(tid, "", "会被删");
      long kept = forum.reply(tid, "", "匿名的话");
      clock.pass(Duration.ofMinutes(5));
      long opening = page(bench.live().thread(tid, 1)).posts().getFirst().pid().orElseThrow();
      forum.edit(opening, "改过的开头");
      forum.delete(gone);
      List<Post> posts = page(bench.live().thread(tid, 1)).posts();
      assertThat(posts).extracting(Post::text).containsExactly("改过的开头", "匿名的话");
      assertThat(posts).extracting(Post::floor).containsExactly(1, 2);
      assertThat(posts.getLast().pid()).hasValue(kept);
      assertThat(posts.getLast().author()).isEmpty();
      assertThat(posts.getFirst().editedAt().orElseThrow().toInstant())
          .isEqualTo(Instant.parse("2026-03-01T01:05:00Z"));
      assertThat(posts.getLast().editedAt()).isEmpty();
      assertThat(page(bench.live().post(tid, kept)).posts()).containsExactly(posts.getLast());
      trouble(bench.live().post(tid, gone), Kind.GONE);
    }
  }

  @Test
  void theNewestPostsComeInOneRequest() {
    try (LiveBench bench = LiveBench.of(Site.utf8())) {
      Forum forum = bench.forum();
      long tid = forum.thread(forum.board("邻里"), "王小明", "标题", "1");
      for (int floor = 2; floor <= 25; floor++) {
        forum.reply(tid, "李静", "" + floor);
      }
      page(bench.live().boards());
      bench.server().forget();
      ThreadPage newest = page(bench.live().newest(tid));
      assertThat(bench.server().requests()).hasSize(1);
      assertThat(newest.newestFirst()).isTrue();
      assertThat(newest.posts())
          .extracting(Post::floor)
          .containsExactly(1, 17, 18, 19, 20, 21, 22, 23, 24, 25);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"utf8", "gbk"})
  void aThreadThatShowsItsNewestFirstIsReadOldestFirst(String kind) {
    try (LiveBench bench = open(kind)) {
      Forum forum = bench.forum();
      long tid = forum.thread(forum.board("邻里"), "王小明", "标题", "1");
      for (int floor = 2; floor <= 25; floor++) {
        forum.reply(tid, "李静", "" + floor);
      }
      forum.newestFirst(tid);
      ThreadPage second = page(bench.live().thread(tid, 2));
      assertThat(second.newestFirst()).isFalse();
      assertThat(second.posts()).extracting(Post::text).startsWith("11").endsWith("20");
      bench.server().forget();
      assertThat(page(bench.live().thread(tid, 3)).posts()).hasSize(5);
      assertThat(bench.server().requests()).hasSize(1);
    }
  }

  @Test
  void pastTheEndTheLastPageComesAgainAndSaysSo() {
    try (LiveBench bench = LiveBench.of(Site.gbk())) {
      Forum forum = bench.forum();
      long tid = forum.thread(forum.board("邻里"), "王小明", "标题", "1");
      for (int floor = 2; floor <= 12; floor++) {
        forum.reply(tid, "李静", "" + floor);
      }
      ThreadPage past = page(bench.live().thread(tid, 9));
      assertThat(past.page()).isEqualTo(2);
      assertThat(past.pages()).isEqualTo(2);
    }
  }

  @Test
  void aMergedThreadSaysWhatItBecame() {
    try (LiveBench bench = LiveBench.of(Site.utf8())) {
      Forum forum = bench.forum();
      long fid = forum.board("邻里");
      long into = forum.thread(fid, "王小明", "留下的", "1");
      long merged = forum.thread(fid, "李静", "并走的", "2");
      forum.merge(merged, into);
      assertThat(trouble(bench.live().thread(merged, 1), Kind.MOVED).movedTo()).hasValue(into);
    }
  }

  @Test
  void rewrittenAddressesAreUsedOnceTheSiteUsesThem() {
    try (LiveBench bench = LiveBench.of(Site.gbk())) {
      Forum forum = bench.forum();
      long tid = forum.thread(forum.board("邻里"), "王小明", "标题", "1");
      page(bench.live().thread(tid, 1));
      page(bench.live().thread(tid, 1));
      assertThat(bench.server().requests())
          .extracting(ForumRequest::target)
          .containsExactly(
              "/robots.txt",
              "/forum.php?mod=viewthread&tid=" + tid + "&page=1",
              "/thread-" + tid + "-1-1.html");
    }
  }

  @Test
  void rewrittenAddressesThatFailAreGivenUp() {
    try (LiveBench bench = LiveBench.of(Site.utf8())) {
      Forum forum = bench.forum();
      long fid = forum.board("邻里");
      long tid = forum.thread(fid, "王小明", "标题", "thread-9-1-1.html");
      String page = "<a href='thread-1-1-1.html'>x</a><table class=fl_tb></table>";
      bench.server().mood(new Mood.Saying(200, "text/html", page));
      page(bench.live().boards());
      bench.server().mood(new Mood.Well());
      page(bench.live().thread(tid, 1));
      bench.server().forget();
      page(bench.live().thread(tid, 1));
      assertThat(bench.server().requests())
          .extracting(ForumRequest::target)
          .containsExactly("/forum.php?mod=viewthread&tid=" + tid + "&page=1");
    }
  }
}

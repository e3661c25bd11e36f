package org.wentai.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wentai.source.LiveBench.page;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wentai.forum.Post;
import org.wentai.source.standin.Forum;
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
}

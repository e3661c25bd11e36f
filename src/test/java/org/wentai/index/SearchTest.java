package org.wentai.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.wentai.index.Forum.QUIET;
import static org.wentai.index.Forum.WORDS;
import static org.wentai.index.Forum.feed;
import static org.wentai.index.Forum.thread;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wentai.forum.Post;
import org.wentai.forum.Section;
import org.wentai.forum.Span;
import org.wentai.forum.ThreadHead;

class SearchTest {
  @TempDir Path folder;

  private List<Hit> search(ThreadFeed threads, SearchQuery query) {
    try (var generations = Generations.in(folder, WORDS)) {
      generations.build(threads, QUIET);
      return generations.serve(g -> g.search(query)).orElseThrow();
    }
  }

  private static String place(Hit hit) {
    return hit.head().id() + "#" + hit.post().floor();
  }

  @ParameterizedTest
  @CsvSource({
    "图书馆几点闭馆, 1#1",
    "圖書館幾點閉館, 1#1",
    "k32末班车几点, 2#1",
    "Ｋ３２末班車, 2#1",
    "老城区什么小吃有名, 3#1",
    "abc餐厅, 3#1",
    "几岁以下要家长陪, 1#3",
    "２２：３０, 2#1",
  })
  void findsHoweverItIsWritten(String question, String place) {
    assertThat(place(search(Forum.three(), SearchQuery.of(question, 3)).get(0))).isEqualTo(place);
  }

  @ParameterizedTest
  @EnumSource(IndexSettings.Vectors.class)
  void findsWithVectorsAndWithout(IndexSettings.Vectors vectors) {
    try (var generations = Generations.in(folder, new IndexSettings(vectors, 1000, 1))) {
      generations.build(Forum.three(), QUIET);
      var hits = generations.serve(g -> g.search(SearchQuery.of("图书馆什么时候关门", 3))).orElseThrow();
      Hit best = hits.get(0);
      assertThat(place(best)).isEqualTo("1#1");
      assertThat(best.lexical()).isPositive();
      assertThat(best.sentences()).hasSize(3);
      boolean dense = vectors != IndexSettings.Vectors.OFF;
      assertThat(Double.isNaN(best.dense())).isEqualTo(!dense);
      assertThat(best.sentences()).allMatch(s -> Float.isNaN(s.cosine()) != dense);
    }
  }

  @Test
  void vectorsFindWhatSharesNoWord() {
    try (var generations = Generations.in(folder, Forum.VECTORS)) {
      generations.build(Forum.three(), QUIET);
      var hits = generations.serve(g -> g.search(SearchQuery.of("乘坐巴士", 3))).orElseThrow();
      assertThat(place(hits.get(0))).isEqualTo("2#1");
      assertThat(hits.get(0).lexical()).isZero();
    }
  }

  @Test
  void sentencesStandInTheirPassage() {
    for (Hit hit : search(Forum.three(), SearchQuery.of("图书馆 公交车 小吃 孩子", 10))) {
      assertThat(hit.sentences()).isNotEmpty().allMatch(s -> hit.span().covers(s.span()));
    }
  }

  @Test
  void canBeRestrictedToAThreadAndToFloors() {
    var everywhere = new SearchQuery("图书馆 小吃 陪同", "", 9, Optional.empty(), 1, Integer.MAX_VALUE);
    var inThread = new SearchQuery("图书馆 小吃 陪同", "", 9, Optional.of("1"), 1, Integer.MAX_VALUE);
    var replies = new SearchQuery("图书馆 小吃 陪同", "", 9, Optional.of("1"), 2, Integer.MAX_VALUE);
    assertThat(search(Forum.three(), everywhere)).extracting(SearchTest::place).contains("3#1");
    assertThat(search(Forum.three(), inThread)).extracting(h -> h.head().id()).containsOnly("1");
    assertThat(search(Forum.three(), replies))
        .extracting(SearchTest::place)
        .containsOnly("1#2", "1#3");
  }

  @Test
  void aViewWithoutThreadsFindsAndShowsTheOthersOnly() {
    try (var generations = Generations.in(folder, Forum.VECTORS)) {
      generations.build(
          feed(thread("1", "图书馆", "图书馆几点开门"), thread("2", "食堂", "图书馆旁的食堂几点开门")), QUIET);
      generations.serve(
          whole -> {
            Generation rest = whole.without(Set.of("1"));
            SearchQuery query = SearchQuery.of("图书馆几点开门", 5);
            assertThat(whole.search(query)).extracting(SearchTest::place).contains("1#1", "2#1");
            assertThat(rest.search(query)).extracting(SearchTest::place).containsExactly("2#1");
            assertThat(whole.search(query)).hasSize(2);
            assertThat(rest.head("1")).isEmpty();
            assertThat(rest.post("1", 1)).isEmpty();
            assertThat(rest.posts("1")).isEmpty();
            assertThat(rest.threads(5)).extracting(ThreadHead::id).containsExactly("2");
            return true;
          });
    }
  }

  @Test
  void furtherWordsMatchToo() {
    var query = new SearchQuery("library hours", "图书馆", 3, Optional.empty(), 1, Integer.MAX_VALUE);
    assertThat(place(search(Forum.three(), query).get(0))).isEqualTo("1#1");
  }

  @Test
  void marksAloneFindNothing() {
    assertThat(search(Forum.three(), SearchQuery.of("???……", 3))).isEmpty();
  }

  @Test
  void aVeryLongQuestionIsSearchedAllTheSame() {
    String padding = new String(new char[3000]).replace('\0', '字');
    var text = new StringBuilder("图书馆闭馆");
    for (int c = 0x4E00; c < 0x5600; c++) {
      text.append((char) c);
    }
    assertThat(place(search(Forum.three(), SearchQuery.of(text + padding, 3)).get(0)))
        .isEqualTo("1#1");
  }

  @Test
  void theFirstToSayAThingStandsBeforeThoseWhoRepeatIt() {
    var opening = "今年的庙会定在五月一日开幕。地点是老城广场。门票二十元一张。停车场在广场北面的空地。";
    var hits =
        search(feed(thread("1", "庙会通知", opening, "今年的庙会定在五月一日开幕。")), SearchQuery.of("庙会哪天开幕", 5));
    assertThat(hits).extracting(SearchTest::place).containsExactly("1#1", "1#2");
  }

  @Test
  void quotedTextIsNotFoundInTheReply() {
    var reply = Post.of(2, "今年的庙会定在五月一日\n期待!").quote(new Span(0, 11)).build();
    var threads = feed(thread("1", "通知", List.of(Post.of(1, "今年的庙会定在五月一日").build(), reply)));
    assertThat(search(threads, SearchQuery.of("庙会五月一日", 5)))
        .extracting(SearchTest::place)
        .containsExactly("1#1");
  }

  @Test
  void aSectionsTitleSpeaksForItsText() {
    String text = "交通\n可以坐车前往那里。\n住宿\n可以在那里住下。";
    var post =
        Post.of(1, text)
            .section(new Section("交通", new Span(0, 13)))
            .section(new Section("住宿", new Span(13, text.length())))
            .build();
    var hits = search(feed(thread("1", "题", List.of(post))), SearchQuery.of("住宿", 5));
    assertThat(hits.get(0).span().of(text)).startsWith("住宿");
    assertThat(hits.get(0).span()).isEqualTo(new Span(13, text.length()));
  }

  @Test
  void idfCountsPassages() {
    try (var generations = Generations.in(folder, WORDS)) {
      generations.build(feed(thread("1", "题", "泰山", "泰安", "K32 泰安站", "无关")), QUIET);
      double two = Math.log(1 + (4 - 2 + 0.5) / (2 + 0.5));
      double three = Math.log(1 + (4 - 3 + 0.5) / (3 + 0.5));
      double none = Math.log(1 + (4 - 0 + 0.5) / (0 + 0.5));
      assertThat(generations.serve(g -> g.idf("泰安")).orElseThrow()).isEqualTo(two, within(1e-9));
      assertThat(generations.serve(g -> g.idf("泰")).orElseThrow()).isEqualTo(three, within(1e-9));
      assertThat(generations.serve(g -> g.idf("k33")).orElseThrow()).isEqualTo(none, within(1e-9));
    }
  }
}

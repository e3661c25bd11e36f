package org.wentai.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;
import org.wentai.index.IndexSettings;
import org.wentai.index.IndexSettings.Vectors;
import org.wentai.index.SearchQuery;
import org.wentai.knowledge.KnowledgeBase.State;
import org.wentai.store.Store;
import org.wentai.store.StoredPost;

/** Live threads beside a knowledge folder, through the store. */
class LiveKnowledgeTest {
  @TempDir private Path home;
  private Path folder;
  private Store store;
  private LiveForum forum;
  private KnowledgeBase knowledge;

  @BeforeEach
  void begin() throws IOException {
    folder = Files.createDirectories(home.resolve("knowledge"));
    Files.writeString(
        folder.resolve("a.jsonl"),
        """
        {"id":"1","title":"游泳馆","posts":[{"text":"游泳馆每天六点开门。"},{"text":"水有点凉。"}]}
        {"id":"2","title":"菜市场","posts":[{"text":"菜市场搬到了南门。"}]}
        """);
    store = Store.open(home.resolve("wentai.db"));
    forum = new LiveForum(store);
    knowledge = open(IndexSettings.LIVE_LIMIT);
    build(knowledge);
  }

  @AfterEach
  void end() {
    knowledge.close();
    store.close();
  }

  private KnowledgeBase open(int limit) {
    var words = new IndexSettings(Vectors.OFF, 0, 1, limit);
    KnowledgeBase opened =
        KnowledgeBase.open(folder, home.resolve("data"), ZoneOffset.ofHours(8), words);
    opened.follow(store);
    return opened;
  }

  private static void build(KnowledgeBase knowledge) {
    knowledge.build((step, done, total) -> {});
  }

  private List<String> found(String words) {
    return found(knowledge, words);
  }

  private static List<String> found(KnowledgeBase in, String words) {
    return in.serve(
        posts ->
            posts.search(SearchQuery.of(words, 20)).stream()
                .map(hit -> hit.head().id() + "#" + hit.post().floor() + " " + hit.post().text())
                .toList());
  }

  private List<String> texts(String thread) {
    return knowledge.serve(posts -> posts.posts(thread).stream().map(Post::text).toList());
  }

  @Test
  void aPostIsFoundOnceItWasTakenInAndTheFolderStaysFresh() {
    assertThat(found("停车场什么时候开放")).noneMatch(text -> text.startsWith("77#"));
    forum.thread("77", "新车站", "新车站的停车场周一开放。");
    assertThat(knowledge.refresh()).isEqualTo(1);
    assertThat(found("停车场什么时候开放")).first().isEqualTo("77#1 新车站的停车场周一开放。");
    assertThat(knowledge.state()).isEqualTo(State.FRESH);
    assertThat(knowledge.refresh()).isZero();
    assertThat(knowledge.hasLive()).isTrue();
  }

  @Test
  void editsDeletionsAndHiddenPostsAreFollowed() {
    forum.thread("77", "新车站", "停车场周一开放。", "停车费三元。", "厕所在二楼。");
    knowledge.refresh();
    forum.edit("77", 1, "停车场改到周五开放。");
    forum.end("77", 2, StoredPost.State.DELETED);
    forum.end("77", 3, StoredPost.State.HIDDEN);
    assertThat(knowledge.refresh()).isEqualTo(1);
    assertThat(texts("77")).containsExactly("停车场改到周五开放。");
    assertThat(found("停车费三元")).noneMatch(text -> text.contains("三元"));
    assertThat(found("停车场周一开放")).noneMatch(text -> text.contains("周一"));
  }

  @Test
  void whatTheBuildHasOfALiveThreadIsNotFoundOnceItIsGone() {
    forum.thread("77", "新车站", "停车场周一开放。");
    build(knowledge);
    assertThat(found("停车场周一开放")).first().asString().startsWith("77#1");
    forum.gone("77");
    knowledge.refresh();
    assertThat(found("停车场周一开放")).noneMatch(text -> text.startsWith("77#"));
    assertThat(knowledge.<Boolean>serve(posts -> posts.head("77").isEmpty())).isTrue();
    build(knowledge);
    assertThat(found("停车场周一开放")).noneMatch(text -> text.startsWith("77#"));
  }

  @Test
  void aLiveThreadWinsOverAFile() {
    forum.thread("1", "游泳馆", "游泳馆每天七点开门。");
    knowledge.refresh();
    assertThat(texts("1")).containsExactly("游泳馆每天七点开门。");
    build(knowledge);
    assertThat(texts("1")).containsExactly("游泳馆每天七点开门。");
    forum.gone("1");
    knowledge.refresh();
    assertThat(texts("1")).isEmpty();
    List<ThreadHead> left = knowledge.serve(posts -> posts.threads(9));
    assertThat(left).extracting(ThreadHead::id).containsExactly("2");
  }

  @Test
  void aRebuildAndARollbackHaveWhatStandsNow() {
    forum.thread("77", "新车站", "停车场周一开放。");
    build(knowledge);
    forum.thread("78", "老车站", "老车站的停车场关了。");
    build(knowledge);
    forum.end("78", 1, StoredPost.State.DELETED);
    forum.edit("77", 1, "停车场周三开放。");
    assertThat(knowledge.rollback()).isPresent();
    assertThat(texts("77")).containsExactly("停车场周三开放。");
    assertThat(texts("78")).isEmpty();
  }

  @Test
  void anotherProcessSeesTheSame() {
    forum.thread("77", "新车站", "停车场周一开放。");
    try (KnowledgeBase other = open(IndexSettings.LIVE_LIMIT)) {
      assertThat(found(other, "停车场周一开放")).first().asString().startsWith("77#1");
      forum.gone("77");
      other.refresh();
      assertThat(found(other, "停车场周一开放")).noneMatch(text -> text.startsWith("77#"));
    }
  }

  @Test
  void changesOfTheReportAreThoseOfTheFolder() throws IOException {
    forum.thread("77", "新车站", "停车场周一开放。");
    knowledge.refresh();
    Files.writeString(
        folder.resolve("b.jsonl"),
        "{\"id\":\"3\",\"title\":\"电影院\",\"posts\":[{\"text\":\"新片上映。\"}]}");
    Changes[] seen = new Changes[1];
    knowledge.build((step, done, total) -> {}, fresh -> seen[0] = knowledge.changesIn(fresh));
    assertThat(seen[0].added().first()).containsExactly("电影院");
    assertThat(seen[0].changed().count()).isZero();
    assertThat(seen[0].removed().count()).isZero();
  }

  @Test
  void twoPostsOnOneFloorAreBothFound() {
    forum.thread("77", "新车站", "停车场周一开放。", "停车费三元。");
    forum.floor("77", 2, 1);
    knowledge.refresh();
    assertThat(texts("77")).containsExactly("停车场周一开放。", "停车费三元。");
  }

  @Test
  void muchThatChangedIsBetterBuilt() {
    try (KnowledgeBase small = open(2)) {
      forum.thread("77", "新车站", "一。", "二。");
      assertThat(small.farBehind()).isFalse();
      forum.thread("78", "老车站", "三。");
      assertThat(small.farBehind()).isTrue();
      small.refresh();
      assertThat(small.liveFull()).isTrue();
      build(small);
      small.refresh();
      assertThat(small.liveFull()).isFalse();
      assertThat(small.farBehind()).isFalse();
    }
  }

  @Test
  void theWatchTakesInAndAsksForARebuild() throws InterruptedException {
    var asked = new java.util.concurrent.CountDownLatch(1);
    try (KnowledgeBase small = open(1);
        LiveWatch watch =
            LiveWatch.still(small, java.time.Duration.ofMillis(10), asked::countDown)) {
      watch.start();
      forum.thread("77", "新车站", "停车场周一开放。", "停车费三元。");
      assertThat(asked.await(30, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
      assertThat(found(small, "停车费三元")).first().asString().startsWith("77#2");
    }
  }
}

package org.wentai.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wentai.index.Forum.QUIET;
import static org.wentai.index.Forum.WORDS;
import static org.wentai.index.Forum.thread;
import static org.wentai.index.Forum.three;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.forum.ForumThread;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;

/** What changes after a build is found, and what is gone is not, as in a build of the same. */
class OverlayTest {
  @TempDir Path folder;

  private final Changes changes = new Changes();

  /** A feed that remembers the newest change of each thread. */
  private static final class Changes implements LiveFeed {
    private final List<LiveThread> all = new ArrayList<>();
    private long version;

    void put(ForumThread thread) {
      put(thread.head().id(), Optional.of(thread));
    }

    void gone(String id) {
      put(id, Optional.empty());
    }

    private void put(String id, Optional<ForumThread> now) {
      all.removeIf(t -> t.id().equals(id));
      all.add(new LiveThread(id, ++version, now));
    }

    @Override
    public List<LiveThread> since(long after, int limit) {
      return all.stream().filter(t -> t.version() > after).limit(limit).toList();
    }
  }

  private Generations built(ThreadFeed threads) {
    var generations = Generations.in(folder, WORDS);
    generations.build(threads, QUIET);
    generations.follow(changes);
    return generations;
  }

  private static List<String> found(Generations generations, String words) {
    return generations.serve(g -> g.search(SearchQuery.of(words, 10))).orElseThrow().stream()
        .map(hit -> hit.head().id() + "#" + hit.post().floor() + " " + hit.post().text())
        .toList();
  }

  @Test
  void aNewThreadIsFoundOnceItWasTakenIn() {
    try (var generations = built(three())) {
      assertThat(found(generations, "停车场收费")).noneMatch(text -> text.contains("停车场"));
      changes.put(thread("9", "南站停车场", "南站停车场收费每小时三元。"));
      assertThat(generations.refresh()).isEqualTo(1);
      assertThat(found(generations, "停车场收费")).first().isEqualTo("9#1 南站停车场收费每小时三元。");
      assertThat(found(generations, "图书馆闭馆")).first().asString().startsWith("1#1");
      assertThat(generations.refresh()).isZero();
    }
  }

  @Test
  void anEditedThreadIsFoundAsItReadsNow() {
    try (var generations = built(three())) {
      changes.put(thread("2", "公交K32路调整", "K32路末班车改为23:10。", "谢谢告知"));
      generations.refresh();
      assertThat(found(generations, "K32路末班车")).first().isEqualTo("2#1 K32路末班车改为23:10。");
      assertThat(found(generations, "K32路末班车")).noneMatch(text -> text.contains("22:30"));
      List<Post> posts = generations.serve(g -> g.posts("2")).orElseThrow();
      assertThat(posts).extracting(Post::text).containsExactly("K32路末班车改为23:10。", "谢谢告知");
      changes.put(thread("2", "公交K32路调整", "K32路停运。"));
      generations.refresh();
      assertThat(found(generations, "K32路末班车")).noneMatch(text -> text.contains("23:10"));
    }
  }

  @Test
  void whatIsGoneIsNowhereThoughTheBuildHasItsWords() {
    try (var generations = built(three())) {
      changes.gone("1");
      generations.refresh();
      assertThat(found(generations, "图书馆闭馆时间")).noneMatch(text -> text.startsWith("1#"));
      generations.serve(
          g -> {
            assertThat(g.head("1")).isEmpty();
            assertThat(g.post("1", 1)).isEmpty();
            assertThat(g.posts("1")).isEmpty();
            assertThat(g.threads(9)).extracting(ThreadHead::id).containsExactly("2", "3");
            assertThat(g.threads(1)).extracting(ThreadHead::id).containsExactly("2");
            assertThat(g.threadSums()).containsOnlyKeys("2", "3");
            return true;
          });
      changes.put(thread("1", "新图书馆开放时间", "又能看了"));
      generations.refresh();
      assertThat(generations.serve(g -> g.threads(9)).orElseThrow())
          .extracting(ThreadHead::id)
          .containsExactly("1", "2", "3");
    }
  }

  @Test
  void aPostThatWasDeletedIsNotFoundWhileItsThreadIs() {
    try (var generations = built(three())) {
      List<Post> left = generations.serve(g -> g.posts("1")).orElseThrow().subList(0, 1);
      changes.put(thread("1", "新图书馆开放时间", left));
      generations.refresh();
      assertThat(found(generations, "儿童阅览室在二楼")).noneMatch(text -> text.contains("儿童"));
      assertThat(found(generations, "图书馆闭馆")).first().asString().startsWith("1#1");
    }
  }

  @Test
  void countsAreThoseOfWhatCanBeFound() {
    try (var generations = built(three())) {
      GenerationInfo before = generations.serve(Generation::info).orElseThrow();
      changes.put(thread("9", "新", "一。", "二。"));
      changes.gone("1");
      generations.refresh();
      GenerationInfo after = generations.serve(Generation::info).orElseThrow();
      assertThat(after.threads()).isEqualTo(before.threads());
      assertThat(after.posts()).isEqualTo(before.posts() - 3 + 2);
      assertThat(after.name()).isEqualTo(before.name());
      assertThat(after.builtAt()).isEqualTo(before.builtAt());
      assertThat(generations.livePosts()).isEqualTo(2);
    }
  }

  @Test
  void threadsHaveTheSumsOfABuildOfTheSame() {
    ForumThread fresh = thread("9", "南站停车场", "每小时三元。", "贵了");
    Map<String, Long> over;
    try (var generations = built(three())) {
      changes.put(fresh);
      generations.refresh();
      over = generations.serve(Generation::threadSums).orElseThrow();
      ThreadFeed all =
          sink -> {
            three().pushTo(sink);
            sink.accept(fresh);
          };
      generations.build(all, () -> changes.version, QUIET, Optional.empty());
      assertThat(generations.serve(Generation::threadSums).orElseThrow()).isEqualTo(over);
      assertThat(generations.livePosts()).isZero();
    }
  }

  @Test
  void aBuildServesWithWhatChangedAfterItWasRead() {
    try (var generations = built(three())) {
      ThreadFeed meanwhile =
          sink -> {
            three().pushTo(sink);
            changes.gone("1");
            changes.put(thread("9", "新", "读完之后才有的帖子。"));
          };
      generations.build(meanwhile, () -> 0, QUIET, Optional.empty());
      assertThat(found(generations, "读完之后才有")).first().asString().startsWith("9#1");
      assertThat(generations.serve(g -> g.head("1")).orElseThrow()).isEmpty();
    }
  }

  @Test
  void aRollbackHasWhatChangedSinceTheEarlierBuild() {
    try (var generations = built(three())) {
      changes.put(thread("9", "新", "甲乙丙丁。"));
      ThreadFeed withNew =
          sink -> {
            three().pushTo(sink);
            sink.accept(thread("9", "新", "甲乙丙丁。"));
          };
      generations.build(withNew, () -> changes.version, QUIET, Optional.empty());
      assertThat(generations.rollback()).contains("gen-000001");
      assertThat(found(generations, "甲乙丙丁")).first().asString().startsWith("9#1");
    }
  }

  @Test
  void whoIsServedSeesWhatStoodWhenTheyBegan() {
    try (var generations = built(three())) {
      changes.put(thread("9", "新", "一。"));
      generations.refresh();
      generations.serve(
          g -> {
            changes.gone("9");
            changes.gone("1");
            assertThat(generations.refresh()).isEqualTo(2);
            assertThat(g.post("9", 1)).isPresent();
            assertThat(g.search(SearchQuery.of("图书馆", 3))).isNotEmpty();
            assertThat(generations.serve(now -> now.post("9", 1)).orElseThrow()).isEmpty();
            return true;
          });
    }
  }

  @Test
  void aFeedThatFailsLeavesWhatServes() {
    try (var generations = built(three())) {
      changes.put(thread("9", "新", "一。"));
      generations.refresh();
      generations.follow(
          (version, limit) -> {
            throw new IllegalStateException("the database is gone");
          });
      assertThat(found(generations, "图书馆闭馆")).first().asString().startsWith("1#1");
      assertThatThrownBy(generations::refresh).hasMessage("the database is gone");
      generations.follow(changes);
      assertThat(generations.serve(g -> g.post("9", 1)).orElseThrow()).isPresent();
    }
  }

  @Test
  void rarityCountsWhatCameLater() {
    try (var generations = built(three())) {
      double before = generations.serve(g -> g.idf("停")).orElseThrow();
      for (int i = 10; i < 20; i++) {
        changes.put(thread(String.valueOf(i), "停车" + i, "停车" + i));
      }
      generations.refresh();
      assertThat(generations.serve(g -> g.idf("停")).orElseThrow()).isLessThan(before);
    }
  }

  @Test
  void aPostKeepsItsPid() {
    try (var generations = built(three())) {
      Post post = Post.of(4, "带号的帖子。").pid(77).build();
      changes.put(thread("9", "新", List.of(post)));
      generations.refresh();
      assertThat(generations.serve(g -> g.post("9", 4)).orElseThrow().orElseThrow().pid())
          .isEqualTo(OptionalLong.of(77));
    }
  }
}

package org.wentai.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wentai.index.Forum.QUIET;
import static org.wentai.index.Forum.WORDS;
import static org.wentai.index.Forum.feed;
import static org.wentai.index.Forum.thread;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.forum.ForumThread;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;

class GenerationsTest {
  @TempDir Path folder;

  private static String opening(Generations generations) {
    return generations.serve(g -> g.post("1", 1).map(Post::text).orElse("")).orElse("none");
  }

  private static ThreadFeed saying(String text) {
    return feed(thread("1", "题", text));
  }

  @Test
  void nothingServesBeforeTheFirstBuild() {
    try (var generations = Generations.in(folder.resolve("new"), WORDS)) {
      assertThat(opening(generations)).isEqualTo("none");
      assertThat(generations.rollback()).isEmpty();
      assertThat(generations.status().serving()).isEmpty();
    }
  }

  @Test
  void aBuildServesAtOnceHereAndInOtherProcesses() {
    try (var here = Generations.in(folder, WORDS);
        var elsewhere = Generations.in(folder, WORDS)) {
      here.build(saying("甲"), QUIET);
      assertThat(opening(here)).isEqualTo("甲");
      assertThat(opening(elsewhere)).isEqualTo("甲");
      here.build(saying("乙"), QUIET);
      assertThat(opening(elsewhere)).isEqualTo("乙");
    }
  }

  @Test
  void rollbackServesTheOneBefore() {
    try (var generations = Generations.in(folder, WORDS)) {
      generations.build(saying("甲"), QUIET);
      generations.build(saying("乙"), QUIET);
      assertThat(generations.rollback()).contains("gen-000001");
      assertThat(opening(generations)).isEqualTo("甲");
      assertThat(generations.rollback()).isEmpty();
      assertThat(generations.build(saying("丙"), QUIET).generation()).isEqualTo("gen-000003");
      assertThat(opening(generations)).isEqualTo("丙");
    }
  }

  @Test
  void noRollbackLeadsToWhatWasRolledBackFrom() {
    try (var generations = Generations.in(folder, WORDS)) {
      generations.build(saying("甲"), QUIET);
      generations.build(saying("坏"), QUIET);
      generations.rollback();
      generations.build(saying("丙"), QUIET);
      assertThat(generations.status().generations()).containsExactly("gen-000001", "gen-000003");
      assertThat(generations.rollback()).contains("gen-000001");
      assertThat(opening(generations)).isEqualTo("甲");
    }
  }

  @Test
  void aRollbackToWhatCannotBeReadIsRefused() throws IOException {
    try (var generations = Generations.in(folder, WORDS)) {
      generations.build(saying("甲"), QUIET);
      generations.build(saying("乙"), QUIET);
      DurableFiles.deleteTree(folder.resolve("generations/gen-000001/words"));
      assertThatThrownBy(generations::rollback).isInstanceOf(IndexException.class);
      assertThat(opening(generations)).isEqualTo("乙");
    }
  }

  @Test
  void aBuildIsTriedOutBeforeItServes() {
    try (var generations = Generations.in(folder, WORDS)) {
      generations.build(saying("甲"), QUIET);
      List<String> seen = new ArrayList<>();
      generations.build(
          saying("乙"),
          QUIET,
          fresh -> {
            seen.add(fresh.info().name());
            seen.add(fresh.post("1", 1).map(Post::text).orElse(""));
            seen.add(opening(generations));
          });
      assertThat(seen).containsExactly("gen-000002", "乙", "甲");
      assertThat(opening(generations)).isEqualTo("乙");
    }
  }

  @Test
  void aBuildThatIsRefusedLeavesNothingBehind() {
    try (var generations = Generations.in(folder, WORDS)) {
      generations.build(saying("甲"), QUIET);
      assertThatThrownBy(
              () ->
                  generations.build(
                      saying("乙"),
                      QUIET,
                      fresh -> {
                        throw new IllegalStateException("not good enough");
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("not good enough");
      assertThat(opening(generations)).isEqualTo("甲");
      assertThat(generations.status().generations()).containsExactly("gen-000001");
      assertThat(folder.resolve("generations/building")).doesNotExist();
    }
  }

  @Test
  void threadsHaveEqualSumsWhenTheyReadTheSame() {
    try (var generations = Generations.in(folder, WORDS)) {
      generations.build(
          feed(thread("1", "题", "甲", "乙"), thread("2", "题", "丙"), thread("3", "题", "丁")), QUIET);
      Map<String, Long> before = generations.serve(Generation::threadSums).orElseThrow();
      generations.build(
          feed(thread("3", "新题", "丁"), thread("2", "题", "丙"), thread("1", "题", "乙", "甲")), QUIET);
      Map<String, Long> after = generations.serve(Generation::threadSums).orElseThrow();
      assertThat(before).containsOnlyKeys("1", "2", "3");
      assertThat(after.get("1")).isNotEqualTo(before.get("1"));
      assertThat(after.get("2")).isEqualTo(before.get("2"));
      assertThat(after.get("3")).isNotEqualTo(before.get("3"));
    }
  }

  @Test
  void onlyAsManyGenerationsAreKeptAsWanted() {
    try (var generations =
        Generations.in(folder, new IndexSettings(IndexSettings.Vectors.OFF, 0, 2))) {
      for (String text : List.of("甲", "乙", "丙", "丁")) {
        generations.build(saying(text), QUIET);
      }
      assertThat(generations.status().generations())
          .containsExactly("gen-000002", "gen-000003", "gen-000004");
    }
  }

  @Test
  void aFailingFeedLeavesTheOldOneServing() {
    try (var generations = Generations.in(folder, WORDS)) {
      generations.build(saying("甲"), QUIET);
      ThreadFeed breaking =
          sink -> {
            sink.accept(thread("2", "题", "乙"));
            throw new IOException("the disk is gone");
          };
      assertThatThrownBy(() -> generations.build(breaking, QUIET))
          .isInstanceOf(IndexException.class)
          .hasMessageContaining("the disk is gone");
      assertThat(opening(generations)).isEqualTo("甲");
      generations.build(saying("丙"), QUIET);
      assertThat(opening(generations)).isEqualTo("丙");
    }
  }

  @Test
  void twoBuildsAtOnceAreRefused() {
    try (var generations = Generations.in(folder, WORDS);
        var second = Generations.in(folder, WORDS)) {
      ThreadFeed nested =
          sink -> {
            assertThatThrownBy(() -> second.build(saying("乙"), QUIET))
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("Another build");
            sink.accept(thread("1", "题", "甲"));
          };
      generations.build(nested, QUIET);
      assertThat(opening(generations)).isEqualTo("甲");
    }
  }

  @Test
  void anIndexOfAnotherFormatIsAskedToBeRebuilt() throws IOException {
    try (var generations = Generations.in(folder, WORDS)) {
      generations.build(saying("甲"), QUIET);
      Path manifest = folder.resolve("generations/gen-000001/manifest.json");
      String json = Files.readString(manifest);
      Files.writeString(manifest, json.replaceFirst("\"format\" : \\d+", "\"format\" : 99"));
      assertThat(opening(generations)).isEqualTo("none");
      assertThat(generations.status().problem().orElse(""))
          .contains("99")
          .contains("build it anew");
      generations.build(saying("乙"), QUIET);
      assertThat(opening(generations)).isEqualTo("乙");
      assertThat(generations.status().problem()).isEmpty();
    }
  }

  @Test
  void aDamagedIndexIsAskedToBeRebuilt() throws IOException {
    try (var generations = Generations.in(folder, WORDS)) {
      generations.build(saying("甲"), QUIET);
      DurableFiles.deleteTree(folder.resolve("generations/gen-000001/words"));
      assertThat(opening(generations)).isEqualTo("none");
      assertThat(generations.status().problem().orElse("")).contains("build it anew");
    }
  }

  @Test
  void postsAndHeadsAreHandedBackAsRead() {
    ForumThread long1 = thread("1", "甲", "一楼。", "二楼。", "三楼。");
    ForumThread other = thread("0", "乙", "别的。");
    try (var generations = Generations.in(folder, WORDS)) {
      var report = generations.build(feed(long1, other), QUIET);
      assertThat(report.posts()).isEqualTo(4);
      assertThat(generations.serve(g -> g.posts("1"))).contains(long1.posts());
      assertThat(generations.serve(g -> g.post("1", 3)))
          .contains(Optional.of(long1.posts().get(2)));
      assertThat(generations.serve(g -> g.post("1", 4))).contains(Optional.empty());
      assertThat(generations.serve(g -> g.head("0"))).contains(Optional.of(other.head()));
      assertThat(generations.serve(g -> g.head("nowhere"))).contains(Optional.empty());
      assertThat(generations.serve(g -> g.threads(9).stream().map(ThreadHead::id).toList()))
          .contains(List.of("1", "0"));
      assertThat(generations.serve(g -> g.threads(1).size())).contains(1);
    }
  }

  @Test
  void theSecondThreadOfOneIdIsLeftOut() {
    try (var generations = Generations.in(folder, WORDS)) {
      var report = generations.build(feed(thread("1", "甲", "先。"), thread("1", "乙", "后。")), QUIET);
      assertThat(report.threads()).isEqualTo(1);
      assertThat(opening(generations)).isEqualTo("先。");
    }
  }

  @Test
  void noThreadsMakeAnEmptyIndex() {
    try (var generations = Generations.in(folder, WORDS)) {
      generations.build(feed(), QUIET);
      assertThat(generations.serve(g -> g.search(SearchQuery.of("泰山", 5)))).contains(List.of());
      assertThat(generations.serve(g -> g.threads(5))).contains(List.of());
    }
  }
}

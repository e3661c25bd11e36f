package org.wentai.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wentai.index.Forum.QUIET;
import static org.wentai.index.Forum.WORDS;
import static org.wentai.index.Forum.feed;
import static org.wentai.index.Forum.thread;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wentai.forum.Post;

/** Kills real builds in processes of their own, as {@code kill -9} does. */
class KilledBuildTest {
  @TempDir Path folder;

  /** Starts a build that stops at {@code stopAt}, and kills it when it says {@code killAt}. */
  private void buildAndKill(String stopAt, String killAt) throws IOException, InterruptedException {
    Killed.when(killAt, BuildToBeKilled.class, folder, stopAt);
  }

  @ParameterizedTest
  @ValueSource(strings = {"READ goes", "READ end", "EMBED end", "CHECK goes", "CHECK end"})
  void theOldGenerationServesOnAndTheNextBuildCleansUp(String moment) throws Exception {
    try (var generations = Generations.in(folder, WORDS)) {
      generations.build(feed(thread("1", "题", "旧的一楼。")), QUIET);
      buildAndKill(moment, moment);
      assertThat(folder.resolve("generations/building")).isDirectory();
      assertThat(texts(generations)).containsExactly("旧的一楼。");
      generations.build(feed(thread("1", "题", "再建的一楼。")), QUIET);
      assertThat(texts(generations)).containsExactly("再建的一楼。");
      assertThat(folder.resolve("generations/building")).doesNotExist();
    }
  }

  /** Killed somewhere between the check and the end: the old one or the new one serves, whole. */
  @Test
  void aKillAroundTheSwapLeavesOneOrTheOther() throws Exception {
    try (var generations = Generations.in(folder, WORDS)) {
      generations.build(feed(thread("1", "题", "旧的一楼。")), QUIET);
      for (int i = 0; i < 3; i++) {
        buildAndKill("never", "CHECK end");
        assertThat(texts(generations)).isIn(List.of("旧的一楼。"), List.of("新的一楼。", "新的二楼。"));
      }
    }
  }

  private static List<String> texts(Generations generations) {
    return generations.serve(g -> g.posts("1").stream().map(Post::text).toList()).orElseThrow();
  }
}

package org.wentai.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.index.BuildReport.VectorsChoice;
import org.wentai.index.IndexSettings;
import org.wentai.index.IndexSettings.Vectors;

class VectorsWatchTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path home;

  @Test
  void eachNewIndexServesByWordsAndGetsVectorsBehind() throws Exception {
    try (KnowledgeBase knowledge = opened();
        VectorsWatch watch = VectorsWatch.start(knowledge)) {
      assertThat(knowledge.build((step, done, total) -> {}).built().why())
          .isEqualTo(VectorsChoice.BEHIND);
      awaitVectors(knowledge);
      assertThat(knowledge.state()).isEqualTo(KnowledgeBase.State.FRESH);
      Files.writeString(home.resolve("knowledge/b.md"), "图书馆在文化路。八点闭馆。");
      knowledge.build((step, done, total) -> {});
      awaitVectors(knowledge);
      assertThat(knowledge.serving().orElseThrow().threads()).isEqualTo(2);
    }
  }

  @Test
  void anotherProcessGoesOnWithWhatServesByWords() throws Exception {
    try (KnowledgeBase knowledge = opened()) {
      knowledge.build((step, done, total) -> {});
      assertThat(knowledge.wantsVectors()).isTrue();
    }
    try (KnowledgeBase again = opened();
        VectorsWatch watch = VectorsWatch.start(again)) {
      awaitVectors(again);
      assertThat(again.wantsVectors()).isFalse();
    }
  }

  private KnowledgeBase opened() throws IOException {
    Path folder = Files.createDirectories(home.resolve("knowledge"));
    Files.writeString(folder.resolve("a.md"), "公交改线。末班车到十点。");
    var behind = new IndexSettings(Vectors.AUTO, 0, 1);
    return KnowledgeBase.open(folder, home.resolve("data"), ZoneOffset.UTC, behind);
  }

  private static void awaitVectors(KnowledgeBase knowledge) throws InterruptedException {
    Instant end = Instant.now().plus(LONG);
    while (!knowledge.serving().orElseThrow().vectors()) {
      assertThat(Instant.now()).as("vectors came").isBefore(end);
      Thread.sleep(20);
    }
  }
}

package org.wentai.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.index.IndexSettings;
import org.wentai.index.IndexSettings.Vectors;

class FolderWatchTest {
  @TempDir private Path home;
  private Path folder;
  private KnowledgeBase knowledge;

  @BeforeEach
  void open() throws IOException {
    folder = Files.createDirectories(home.resolve("knowledge"));
    Files.writeString(folder.resolve("a.md"), "甲");
    knowledge =
        KnowledgeBase.open(
            folder, home.resolve("data"), ZoneOffset.UTC, new IndexSettings(Vectors.OFF, 0, 1));
  }

  @AfterEach
  void close() {
    knowledge.close();
  }

  @Test
  void eachChangeIsToldOnceAndOneThatFailsDoesNotEndTheWatch() throws Exception {
    var told = new LinkedBlockingQueue<String>();
    try (var watch =
        FolderWatch.start(
            knowledge,
            Duration.ofMillis(20),
            () -> {
              told.add(knowledge.folderFingerprint().orElse("none"));
              throw new IllegalStateException("who was told failed");
            })) {
      Files.writeString(folder.resolve("b.md"), "乙");
      String first = told.poll(30, TimeUnit.SECONDS);
      assertThat(first).isEqualTo(knowledge.folderFingerprint().orElseThrow());
      Files.delete(folder.resolve("b.md"));
      String second = told.poll(30, TimeUnit.SECONDS);
      assertThat(second).isNotEqualTo(first);
      assertThat(told).isEmpty();
    }
  }

  /** A file that grows from look to look is left alone until it has stopped growing. */
  @Test
  void aChangeUnderWayIsWaitedFor() {
    var told = new LinkedBlockingQueue<String>();
    var watch = FolderWatch.still(knowledge, () -> told.add("changed"));
    for (String text : new String[] {"一", "一二", "一二三"}) {
      write(text);
      watch.look();
      assertThat(told).isEmpty();
    }
    watch.look();
    assertThat(told).containsExactly("changed");
    watch.look();
    assertThat(told).hasSize(1);
    watch.close();
  }

  private void write(String text) {
    try {
      Files.writeString(folder.resolve("b.md"), text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

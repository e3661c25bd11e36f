package org.wentai.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.index.IndexSettings;
import org.wentai.index.IndexSettings.Vectors;
import org.wentai.knowledge.KnowledgeBase.State;

class KnowledgeBaseTest {
  private static final IndexSettings WORDS = new IndexSettings(Vectors.OFF, 0, 1);
  private static final ZoneId ZONE = ZoneOffset.ofHours(8);

  @TempDir private Path home;
  private Path folder;
  private Path note;

  @BeforeEach
  void fill() throws IOException {
    folder = Files.createDirectories(home.resolve("knowledge"));
    note = Files.writeString(folder.resolve("note.md"), "---\ntitle: 游泳馆\n---\n馆长是赵明轩。\n");
  }

  private KnowledgeBase open(ZoneId zone) {
    return KnowledgeBase.open(folder, home.resolve("data"), zone, WORDS);
  }

  private State stateAfterBuildAnd(Change change) throws IOException {
    try (KnowledgeBase knowledge = open(ZONE)) {
      knowledge.build((step, done, total) -> {});
      assertThat(knowledge.state()).isEqualTo(State.FRESH);
      change.make();
      return knowledge.state();
    }
  }

  /** Something done to the folder. */
  @FunctionalInterface
  private interface Change {
    void make() throws IOException;
  }

  @Test
  void thereIsNoneAtFirst() {
    try (KnowledgeBase knowledge = open(ZONE)) {
      assertThat(knowledge.state()).isEqualTo(State.MISSING);
      assertThatThrownBy(() -> knowledge.serve(posts -> 1))
          .isInstanceOf(KnowledgeException.class)
          .hasMessageContaining("wentai index");
    }
  }

  @Test
  void anUntouchedFolderStaysFreshForAnotherProcessToo() throws IOException {
    stateAfterBuildAnd(() -> {});
    try (KnowledgeBase again = open(ZONE)) {
      assertThat(again.state()).isEqualTo(State.FRESH);
    }
  }

  @Test
  void newGoneAndChangedFilesAreSeen() throws IOException {
    Path more = folder.resolve("deep/more.md");
    assertThat(
            stateAfterBuildAnd(
                () -> {
                  Files.createDirectories(more.getParent());
                  Files.writeString(more, "x");
                }))
        .isEqualTo(State.STALE);
    assertThat(stateAfterBuildAnd(() -> Files.delete(more))).isEqualTo(State.STALE);
    assertThat(stateAfterBuildAnd(() -> Files.writeString(note, "更长的一段话，换了内容。")))
        .isEqualTo(State.STALE);
    assertThat(
            stateAfterBuildAnd(
                () -> Files.setLastModifiedTime(note, FileTime.fromMillis(1_000_000_000_000L))))
        .isEqualTo(State.STALE);
  }

  @Test
  void anotherZoneIsAnotherReading() throws IOException {
    stateAfterBuildAnd(() -> {});
    try (KnowledgeBase elsewhere = open(ZoneOffset.UTC)) {
      assertThat(elsewhere.state()).isEqualTo(State.STALE);
    }
  }

  @Test
  void foldersOfOneNameHavePlacesOfTheirOwn() throws IOException {
    Path other = Files.createDirectories(home.resolve("elsewhere/knowledge"));
    Path data = home.resolve("data");
    assertThat(IndexPlace.of(folder, data))
        .isNotEqualTo(IndexPlace.of(other, data))
        .isEqualTo(IndexPlace.of(home.resolve("elsewhere/../knowledge"), data));
  }

  @Test
  void aBuildThatFindsNoThreadLeavesTheOldOneServing() throws IOException {
    try (KnowledgeBase knowledge = open(ZONE)) {
      knowledge.build((step, done, total) -> {});
      Files.delete(note);
      assertThatThrownBy(() -> knowledge.build((step, done, total) -> {}))
          .isInstanceOf(KnowledgeException.class)
          .hasMessageContaining("no thread was found");
      int threads = knowledge.serve(posts -> posts.threads(9).size());
      assertThat(threads).isEqualTo(1);
    }
  }

  @Test
  void aMissingFolderIsNamed() {
    assertThatThrownBy(
            () -> KnowledgeBase.open(home.resolve("no"), home.resolve("data"), ZONE, WORDS))
        .isInstanceOf(KnowledgeException.class)
        .hasMessageContaining("is missing")
        .hasMessageContaining("--knowledge");
  }
}

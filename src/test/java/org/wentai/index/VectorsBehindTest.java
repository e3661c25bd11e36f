package org.wentai.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wentai.index.Forum.QUIET;
import static org.wentai.index.Forum.feed;
import static org.wentai.index.Forum.thread;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.forum.ForumThread;
import org.wentai.forum.Post;
import org.wentai.index.BuildReport.VectorsChoice;
import org.wentai.index.VectorsReport.Outcome;

class VectorsBehindTest {
  private static final IndexSettings FEW = new IndexSettings(IndexSettings.Vectors.AUTO, 2, 1);

  /** More sentences than are embedded between two commits. */
  private static final int MANY = 1100;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void wordsServeAtOnceAndVectorsComeBehind() {
    try (var generations = Generations.in(folder, FEW);
        var other = Generations.in(folder, FEW)) {
      var built = generations.build(Forum.three(), QUIET);
      assertThat(built.why()).isEqualTo(VectorsChoice.BEHIND);
      assertThat(bestCosine(generations)).isNaN();
      assertThat(bestCosine(other)).isNaN();

      var added = add(generations);
      assertThat(added.outcome()).isEqualTo(Outcome.ADDED);
      assertThat(added.embedded()).isEqualTo(built.sentences());
      assertThat(bestCosine(generations)).isGreaterThan(0.5f);
      assertThat(bestCosine(other)).isGreaterThan(0.5f);
      assertThat(generations.serve(Generation::info).orElseThrow())
          .returns(built.posts(), GenerationInfo::posts)
          .returns("gen-000002", GenerationInfo::name);
      assertThat(generations.status().generations()).containsExactly("gen-000002");
      assertThat(folder.resolve("embedding")).doesNotExist();
      assertThat(add(generations).outcome()).isEqualTo(Outcome.NOT_WANTED);
    }
  }

  @Test
  void vectorsAreTheSameWheneverTheyCome() {
    var all = new IndexSettings(IndexSettings.Vectors.ON, 0, 1);
    try (var behind = Generations.in(folder.resolve("behind"), FEW);
        var before = Generations.in(folder.resolve("before"), all)) {
      behind.build(Forum.three(), QUIET);
      add(behind);
      before.build(Forum.three(), QUIET);
      assertThat(bestCosine(behind)).isEqualTo(bestCosine(before));
    }
  }

  @Test
  void nothingIsWantedWhereNothingServesOrVectorsAreOff() {
    try (var generations = Generations.in(folder, FEW);
        var words = Generations.in(folder, Forum.WORDS)) {
      assertThat(add(generations).outcome()).isEqualTo(Outcome.NOT_WANTED);
      words.build(Forum.three(), QUIET);
      assertThat(add(words).outcome()).isEqualTo(Outcome.NOT_WANTED);
    }
  }

  @Test
  void aRollbackLeadsToTheBuildBefore() {
    try (var generations = Generations.in(folder, FEW)) {
      generations.build(feed(thread("1", "题", "旧的。")), QUIET);
      generations.build(Forum.three(), QUIET);
      assertThat(add(generations).outcome()).isEqualTo(Outcome.ADDED);
      assertThat(generations.rollback()).contains("gen-000001");
      assertThat(generations.serve(g -> g.posts("1").get(0).text())).contains("旧的。");
    }
  }

  @Test
  void whatWasEmbeddedIsKeptWhenItIsStopped() {
    try (var generations = Generations.in(folder, FEW)) {
      var built = generations.build(many(MANY), QUIET);
      assertThat(addUntilSomeAreDone(generations).outcome()).isEqualTo(Outcome.STOPPED);
      assertThat(generations.serve(g -> g.info().vectors())).contains(false);
      var rest = add(generations);
      assertThat(rest.outcome()).isEqualTo(Outcome.ADDED);
      assertThat(rest.embedded()).isBetween(1L, MANY - 1000L);
      assertThat(rest.embedded() + rest.reused()).isEqualTo(built.sentences());
    }
  }

  @Test
  void aBuildUsesWhatWasEmbedded() {
    var some = new IndexSettings(IndexSettings.Vectors.AUTO, MANY - 1000, 1);
    try (var generations = Generations.in(folder, some)) {
      assertThat(generations.build(many(MANY), QUIET).why()).isEqualTo(VectorsChoice.BEHIND);
      addUntilSomeAreDone(generations);
      var built = generations.build(many(MANY), QUIET);
      assertThat(built.why()).isEqualTo(VectorsChoice.EMBEDDED);
      assertThat(built.embedded()).isBetween(1L, MANY - 1000L);
      assertThat(add(generations).outcome()).isEqualTo(Outcome.NOT_WANTED);
      assertThat(folder.resolve("embedding")).doesNotExist();
    }
  }

  @Test
  void aBuildMeanwhileServesOn() {
    try (var generations = Generations.in(folder, FEW)) {
      generations.build(Forum.three(), QUIET);
      var report =
          generations.addVectors(
              (step, done, total) -> {
                assertThat(add(generations).outcome()).isEqualTo(Outcome.BUSY);
                generations.build(feed(thread("1", "题", "后来的。")), QUIET);
              },
              false,
              () -> false);
      assertThat(report.outcome()).isEqualTo(Outcome.BUSY);
      assertThat(generations.serve(g -> g.posts("1").get(0).text())).contains("后来的。");
    }
  }

  @Test
  void aKilledProcessLosesOnlyTheLastFewSeconds() throws Exception {
    try (var generations = Generations.in(folder, FEW)) {
      generations.build(many(MANY), QUIET);
      Killed.when("EMBED goes", EmbeddingToBeKilled.class, folder);
      assertThat(folder.resolve("embedding")).isDirectory();
      assertThat(generations.serve(g -> g.info().vectors())).contains(false);
      var rest = add(generations);
      assertThat(rest.outcome()).isEqualTo(Outcome.ADDED);
      assertThat(rest.embedded()).isBetween(1L, MANY - 1000L);
      assertThat(generations.serve(g -> g.info().vectors())).contains(true);
    }
  }

  @Test
  void whatCannotBeReadIsEmbeddedAnew() throws Exception {
    try (var generations = Generations.in(folder, FEW)) {
      generations.build(many(MANY), QUIET);
      addUntilSomeAreDone(generations);
      try (var parts = Files.walk(folder.resolve("embedding"))) {
        for (Path file : parts.filter(p -> p.toString().endsWith(".si")).toList()) {
          Files.write(file, new byte[7]);
        }
      }
      var added = add(generations);
      assertThat(added.outcome()).isEqualTo(Outcome.ADDED);
      assertThat(added.embedded()).isEqualTo(MANY);
    }
  }

  static ThreadFeed many(int sentences) {
    return sink -> {
      for (int i = 0; i < sentences; i++) {
        sink.accept(one(i));
      }
    };
  }

  private static ForumThread one(int number) {
    return thread("" + number, "题", java.util.List.of(Post.of(1, "第" + number + "句。").build()));
  }

  private static VectorsReport add(Generations generations) {
    return generations.addVectors(QUIET, false, () -> false);
  }

  private static VectorsReport addUntilSomeAreDone(Generations generations) {
    var some = new AtomicBoolean();
    return generations.addVectors((step, done, total) -> some.set(true), false, some::get);
  }

  /** The cosine of the best hit's best sentence; NaN where there are no vectors. */
  private static float bestCosine(Generations generations) {
    return generations
        .serve(g -> g.search(SearchQuery.of("图书馆什么时候开放", 1)).get(0))
        .orElseThrow()
        .sentences()
        .stream()
        .map(Hit.SentenceHit::cosine)
        .reduce(Float.NaN, (a, b) -> Float.isNaN(a) ? b : Math.max(a, b));
  }
}

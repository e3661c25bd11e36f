package org.wentai.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.wentai.index.Forum.QUIET;
import static org.wentai.index.Forum.feed;
import static org.wentai.index.Forum.thread;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.util.VectorUtil;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.index.BuildReport.VectorsChoice;

class EmbeddingTest {
  /** Kernels of other processors round otherwise. */
  private static final Offset<Float> NEAR = within(0.02f);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  /** The first values that langchain4j's own class gives for these texts. */
  @Test
  void embedsAsTheModelsOwnLibraryDoes() {
    SentenceEmbedder ours = EmbeddingModel.load(folder).join().embedder().orElseThrow();
    assertThat(Arrays.copyOf(ours.embed("泰安市城市规划(2011-2020年)是什么?"), 4))
        .containsExactly(new float[] {0.0051557f, 0.0578384f, 0.0563572f, -0.0351694f}, NEAR);
    assertThat(Arrays.copyOf(ours.embed("Hello, world! unbelievable k32路 3.5%"), 4))
        .containsExactly(new float[] {-0.0427402f, 0.0539395f, -0.0074700f, 0.0585333f}, NEAR);
  }

  @Test
  void vectorsHaveLengthOneAndAreTheSameForTheSameText() {
    SentenceEmbedder ours = EmbeddingModel.load(folder).join().embedder().orElseThrow();
    float[] vector = ours.embed("图书馆几点闭馆");
    assertThat(VectorUtil.dotProduct(vector, vector)).isCloseTo(1f, within(1e-5f));
    ours.embed("别的话".repeat(100));
    assertThat(ours.embed("图书馆几点闭馆")).isEqualTo(vector);
  }

  @Test
  void aVectorDoesNotDependOnWhatIsEmbeddedBesideIt() {
    SentenceEmbedder ours = EmbeddingModel.load(folder).join().embedder().orElseThrow();
    List<String> texts = List.of("图书馆几点闭馆", "老城区的煎饼呢", "末班车改到几点", "书店在哪条街上");
    List<long[]> pieces = texts.stream().map(ours::pieces).toList();
    assertThat(pieces).extracting(p -> p.length).containsOnly(pieces.get(0).length);
    List<float[]> together = ours.embedAll(pieces);
    for (int i = 0; i < texts.size(); i++) {
      assertThat(VectorUtil.dotProduct(together.get(i), ours.embed(texts.get(i))))
          .isCloseTo(1f, within(1e-4f));
    }
    assertThat(VectorUtil.dotProduct(together.get(0), together.get(1))).isLessThan(0.9f);
  }

  /** The model as it comes takes its ranges of each run; the fixed ones cost little. */
  @Test
  void vectorsAreNearThoseOfTheModelAsItComes() throws Exception {
    SentenceEmbedder ours = EmbeddingModel.load(folder).join().embedder().orElseThrow();
    try (var plain = new PlainEmbedder(folder)) {
      for (String text : List.of("图书馆几点闭馆?", "k32路公交车延长到高铁站。", "好", "hello, world 3.5%")) {
        assertThat(VectorUtil.dotProduct(plain.embed(text), ours.embed(text)))
            .as(text)
            .isGreaterThan(0.97f);
      }
    }
  }

  @Test
  void unchangedSentencesAreNotEmbeddedAgain() {
    try (var generations = Generations.in(folder, Forum.VECTORS)) {
      var first = generations.build(Forum.three(), QUIET);
      assertThat(first.why()).isEqualTo(VectorsChoice.EMBEDDED);
      assertThat(first.embedded()).isEqualTo(first.sentences()).isPositive();
      var again = generations.build(Forum.three(), QUIET);
      assertThat(again.embedded()).isZero();
      assertThat(again.reused()).isEqualTo(first.sentences());
    }
  }

  @Test
  void onlyTheChangedSentenceIsEmbedded() {
    try (var generations = Generations.in(folder, Forum.VECTORS)) {
      generations.build(feed(thread("1", "题", "第一句不变。第二句要改。第三句不变。")), QUIET);
      var report =
          generations.build(
              feed(thread("0", "新", "第三句不变。"), thread("1", "题", "第一句不变。第二句改了。第三句不变。")), QUIET);
      assertThat(report.embedded()).isEqualTo(1);
      assertThat(report.reused()).isEqualTo(3);
    }
  }

  @Test
  void vectorsSurviveAGenerationBuiltWithoutThem() {
    try (var with = Generations.in(folder, Forum.VECTORS);
        var without = Generations.in(folder, Forum.WORDS)) {
      with.build(Forum.three(), QUIET);
      assertThat(without.build(Forum.three(), QUIET).why()).isEqualTo(VectorsChoice.SWITCHED_OFF);
      assertThat(with.build(Forum.three(), QUIET).embedded()).isZero();
    }
  }

  @Test
  void autoServesByWordsWhenTooMuchIsNew() {
    var few = new IndexSettings(IndexSettings.Vectors.AUTO, 2, 1);
    try (var generations = Generations.in(folder, few)) {
      var tooMany = generations.build(feed(thread("1", "题", "一句。二句。三句。")), QUIET);
      assertThat(tooMany.why()).isEqualTo(VectorsChoice.BEHIND);
      assertThat(tooMany.vectors()).isFalse();
      var twoDistinct = generations.build(feed(thread("1", "题", "一句。二句。一句。")), QUIET);
      assertThat(twoDistinct.vectors()).isTrue();
      assertThat(twoDistinct.embedded()).isEqualTo(2);
      var onlyOneNew = generations.build(feed(thread("1", "题", "一句。二句。三句。")), QUIET);
      assertThat(onlyOneNew.embedded()).isEqualTo(1);
    }
  }

  @Test
  void theModelLoadsHere() {
    try (var generations = Generations.in(folder, Forum.VECTORS)) {
      assertThat(generations.checkEmbedding())
          .matches(EmbeddingCheck::works)
          .extracting(EmbeddingCheck::problem)
          .isEqualTo("");
    }
  }
}

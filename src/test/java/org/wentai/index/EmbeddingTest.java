package org.wentai.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wentai.index.Forum.QUIET;
import static org.wentai.index.Forum.feed;
import static org.wentai.index.Forum.thread;

import dev.langchain4j.model.embedding.onnx.bgesmallzhv15q.BgeSmallZhV15QuantizedEmbeddingModel;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.util.VectorUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.index.BuildReport.VectorsChoice;

class EmbeddingTest {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void embedsAsTheModelsOwnLibraryDoes() {
    SentenceEmbedder ours = EmbeddingModel.load(folder).join().embedder().orElseThrow();
    var reference = new BgeSmallZhV15QuantizedEmbeddingModel();
    for (String text :
        List.of(
            "泰安市城市发展规划(2011-2020年)是什么?",
            "Hello, world! unbelievable K32路 3.5%",
            "全角“引号”……破折号——、《书名》",
            "\t制表 符\u0000和\u200b零宽😀表情🀄龘",
            "x".repeat(120) + " 长词")) {
      float[] theirs = reference.embed(text).content().vector();
      assertThat(VectorUtil.dotProduct(ours.embed(text), theirs)).as(text).isGreaterThan(0.9999f);
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
      assertThat(tooMany.why()).isEqualTo(VectorsChoice.TOO_MANY);
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

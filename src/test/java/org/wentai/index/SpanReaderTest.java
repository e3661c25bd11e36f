package org.wentai.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wentai.forum.Span;
import org.wentai.text.Sentences;

/** The model itself, on sentences made up for this test. */
class SpanReaderTest {
  @TempDir static Path folder;
  private static SpanReader reader;

  @BeforeAll
  static void load() {
    reader = EmbeddingModel.load(folder).join().reader().join().orElseThrow();
  }

  private static ReadingWindow window(String text) {
    return new ReadingWindow("城南图书馆新馆开放", text, Sentences.of(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "图书馆几点闭馆?|新馆周一休息。平时早上8点开门,晚上9点闭馆。办证要带身份证。|1|9点",
        "办证要带什么?|新馆周一休息。平时早上8点开门,晚上9点闭馆。办证要带身份证。|2|身份证",
        "新馆的馆长是谁?|新馆投资3亿元。馆长由李明担任。|1|李明",
      })
  void findsTheWordsThatAnswer(String question, String text, int sentence, String answer) {
    List<FoundSpan> found = reader.read(question, window(text));
    assertThat(found).hasSize(Sentences.of(text).size());
    FoundSpan best = found.stream().max((a, b) -> Double.compare(a.score(), b.score())).get();
    assertThat(best).isEqualTo(found.get(sentence));
    assertThat(best.span().of(text)).contains(answer);
  }

  @Test
  void isSurerOfAnAnswerThanOfNone() {
    String text = "新馆周一休息。平时早上8点开门,晚上9点闭馆。";
    double there = most(reader.read("图书馆几点闭馆?", window(text)));
    double missing = most(reader.read("图书馆投资多少钱?", window(text)));
    assertThat(there).isGreaterThan(missing);
  }

  private static double most(List<FoundSpan> found) {
    return found.stream().mapToDouble(FoundSpan::score).max().orElseThrow();
  }

  @Test
  void whatStandsBeyondItsReachIsNotRead() {
    String text = "前面的话很长".repeat(40) + "。后面的话。";
    List<FoundSpan> found = reader.read("后面是什么?", window(text));
    assertThat(found.get(0).score()).isNotNaN();
    assertThat(found.get(1).score()).isNaN();
    assertThat(found.get(1).span().isEmpty()).isTrue();
  }

  @Test
  void readsTheSameAlwaysAlike() {
    ReadingWindow window = window("平时早上8点开门,晚上9点闭馆。");
    List<FoundSpan> first = reader.read("几点闭馆?", window);
    reader.read("别的问题", window("别的话".repeat(50)));
    assertThat(reader.read("几点闭馆?", window)).isEqualTo(first);
  }

  @Test
  void windowsReadSideBySideAreReadAsAlone() {
    List<ReadingWindow> windows =
        IntStream.range(1, 9)
            .mapToObj(i -> window("新馆周一休息。".repeat(i) + "晚上" + i + "点闭馆。"))
            .toList();
    List<List<FoundSpan>> alone = windows.stream().map(w -> reader.read("几点闭馆?", w)).toList();
    assertThat(SideBySide.of(windows, w -> reader.read("几点闭馆?", w), ForkJoinPool.commonPool()))
        .isEqualTo(alone);
  }

  @Test
  void spansOfTheLongestWindowStandInTheirSentences() {
    String text = "早上8点开门,wifi免费。".repeat(40);
    var window = new ReadingWindow("图书馆的标题很长".repeat(10), text, Sentences.of(text));
    List<FoundSpan> found = reader.read("图书馆早上到底几点才开门".repeat(10) + "?", window);
    assertThat(found).hasSize(40);
    assertThat(found.get(0).score()).isNotNaN();
    for (int i = 0; i < found.size(); i++) {
      Span sentence = window.sentences().get(i);
      Span span = found.get(i).span();
      assertThat(span.start()).isGreaterThanOrEqualTo(sentence.start());
      assertThat(span.end()).isLessThanOrEqualTo(sentence.end());
      assertThat(span.isEmpty()).isEqualTo(Double.isNaN(found.get(i).score()));
    }
  }

  /** Its ranges are fixed: what is read beside a window changes nothing. */
  @Test
  void aWindowsNumbersDoNotDependOnItsBatch() throws Exception {
    EmbeddingModel.unpackWords(folder);
    try (var model = new OnnxModel(NativeFiles.unpack(SpanReader.RESOURCE, folder))) {
      WordPieces pieces = EmbeddingModel.pieces();
      long[] one = pieces.ids("图书馆几点闭馆", 512);
      long[] other = pieces.ids("老城区的煎饼呢", 512);
      assertThat(one).hasSameSizeAs(other);
      long[] both = LongStream.concat(LongStream.of(one), LongStream.of(other)).toArray();
      float[] together = spans(model, both, one.length);
      float[] alone = spans(model, one, one.length);
      for (int i = 0; i < alone.length; i++) {
        assertThat(together[i]).isCloseTo(alone[i], within(1e-3f));
      }
      assertThat(spans(model, other, one.length)[0]).isNotCloseTo(alone[0], within(1e-3f));
    }
  }

  private static float[] spans(OnnxModel model, long[] ids, int length) {
    int rows = ids.length / length;
    return model.run(
        Map.of(
            "input_ids",
            new OnnxModel.Numbers(ids, rows, length),
            "token_type_ids",
            new OnnxModel.Numbers(new long[ids.length], rows, length),
            "position_ids",
            OnnxModel.Numbers.from(0, length),
            "wanted",
            OnnxModel.Numbers.from(0, length)));
  }

  @Test
  void bothModelsShareTheTableOfWords() throws Exception {
    EmbeddingModel.unpackWords(folder);
    assertThat(Files.size(folder.resolve(SentenceGraph.WORDS_FILE))).isEqualTo(21_128L * 512);
    byte[] embedding = SentenceGraph.of(EmbeddingModel.weights(), ActivationRanges.fitted());
    assertThat(embedding.length).isLessThan(14_000_000);
    assertThat(Files.size(NativeFiles.unpack(SpanReader.RESOURCE, folder))).isLessThan(14_000_000);
  }

  @Test
  void nothingToReadIsNothingFound() {
    assertThat(reader.read("几点闭馆?", new ReadingWindow("", "", List.of()))).isEmpty();
  }
}

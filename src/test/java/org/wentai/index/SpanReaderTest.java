package org.wentai.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
  void nothingToReadIsNothingFound() {
    assertThat(reader.read("几点闭馆?", new ReadingWindow("", "", List.of()))).isEmpty();
  }
}

package org.wentai.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wentai.forum.Span;

class SentencesTest {
  private static List<String> sentences(String text) {
    return Sentences.of(text).stream().map(s -> s.of(text)).toList();
  }

  @Test
  void endsAtMarksAndLines() {
    assertThat(sentences("停车难。真的难!怎么办?\n顶一下……再顶；走了"))
        .containsExactly("停车难。", "真的难!", "怎么办?", "顶一下……", "再顶；", "走了");
  }

  @Test
  void keepsClosingQuotesAndBracketsWithTheirSentence() {
    assertThat(sentences("他说：“我反对。”（见三楼。）然后走了。")).containsExactly("他说：“我反对。”", "（见三楼。）", "然后走了。");
    assertThat(sentences("「真的嗎？」「對啊。」")).containsExactly("「真的嗎？」", "「對啊。」");
  }

  @Test
  void aQuotationInsideASentenceDoesNotEndIt() {
    assertThat(sentences("喊出“加油！”的人是他。")).containsExactly("喊出“加油！”的人是他。");
  }

  @ParameterizedTest
  @CsvSource({
    "占比3.5%左右,1",
    "见 www.example.cn 的说明,1",
    "1. 带身份证,1",
    "It rained. We left.,2",
    "Mr J. Smith 来了,1",
    "到此为止.下一句,2",
    "v2.0.1 已发布,1"
  })
  void aFullStopEndsASentenceOnlyWhereItIsOne(String text, int count) {
    assertThat(sentences(text)).hasSize(count);
  }

  @Test
  void clausesKeepNumbersWhole() {
    String text = "共1,200人,其中男600人:女600人。";
    assertThat(Sentences.clauses(text, new Span(0, text.length())).stream().map(s -> s.of(text)))
        .containsExactly("共1,200人,", "其中男600人:", "女600人。");
  }

  @Property
  void sentencesAscendAndLeaveOnlyBlanksOut(@ForAll String text) {
    var left = new StringBuilder();
    int end = 0;
    for (Span span : Sentences.of(text)) {
      assertThat(span.start()).isGreaterThanOrEqualTo(end);
      assertThat(span.length()).isPositive();
      assertThat(Blank.is(text.charAt(span.start()))).isFalse();
      assertThat(Blank.is(text.charAt(span.end() - 1))).isFalse();
      left.append(text, end, span.start());
      end = span.end();
    }
    left.append(text, end, text.length());
    assertThat(left.chars().allMatch(c -> Blank.is((char) c))).isTrue();
  }

  @Property
  void clausesCoverTheirSentence(@ForAll String text) {
    for (Span sentence : Sentences.of(text)) {
      int at = sentence.start();
      for (Span clause : Sentences.clauses(text, sentence)) {
        assertThat(clause.start()).isEqualTo(at);
        assertThat(clause.length()).isPositive();
        at = clause.end();
      }
      assertThat(at).isEqualTo(sentence.end());
    }
  }
}

package org.wentai.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wentai.forum.Span;

class SynonymsTest {
  @Test
  void theLongestWordAtEachPlaceIsTaken() {
    assertThat(Synonyms.in("公交车停运").stream().map(w -> w.span().of("公交车停运")))
        .containsExactly("公交车", "停运");
    assertThat(Synonyms.in("公交车停运").getFirst().others()).contains("公交", "巴士");
    assertThat(Synonyms.in("庙会")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "娃上学要交钱吗, 适龄儿童入学须缴费, 儿童入学要缴费吗",
    "娃上学要交钱吗, 娃娃不用交钱, 娃上学要交钱吗",
    "几点开门, 每天8点营业, 几点营业",
    "庙会几点开门, 庙会在东门, 庙会几点开门",
    "'', 营业, ''",
  })
  void aQuestionIsPutInTheWordsOfAText(String question, String text, String put) {
    assertThat(Synonyms.inWordsOf(text, question, List.of())).isEqualTo(put);
  }

  @Test
  void whatAsksIsNotPutInOtherWords() {
    String question = "门票多少钱";
    assertThat(Synonyms.inWordsOf("门票价格见公告", question, List.of())).isEqualTo("门票价格");
    assertThat(Synonyms.inWordsOf("门票价格见公告", question, List.of(new Span(2, 5))))
        .isEqualTo(question);
  }

  @Test
  void noOtherWordIsASingleCharacter() {
    assertThat(Synonyms.in("建设领取"))
        .flatExtracting(Synonyms.Word::others)
        .isNotEmpty()
        .allMatch(other -> other.length() > 1);
  }

  @Property(tries = 300)
  void aTextThatHasTheWordsLeavesThemAlone(
      @ForAll @Chars({'娃', '上', '学', '公', '交', '车', '费', '？'}) @StringLength(max = 20)
          String question) {
    assertThat(Synonyms.inWordsOf("", question, List.of())).isEqualTo(question);
    int end = 0;
    for (Synonyms.Word word : Synonyms.in(question)) {
      assertThat(word.span().start()).isGreaterThanOrEqualTo(end);
      assertThat(word.others()).isNotEmpty().doesNotContain(word.span().of(question));
      end = word.span().end();
    }
    assertThat(new Span(0, question.length()).end()).isGreaterThanOrEqualTo(end);
  }

  @Test
  void everyLineHasSomeFoldedWordsThatDiffer() {
    for (String line : WordList.lines(Synonyms.class, "everyday.txt")) {
      List<String> words = List.of(line.split(" "));
      assertThat(words).as(line).hasSizeGreaterThan(1).allMatch(w -> !w.isBlank());
      assertThat(new HashSet<>(words)).as(line).hasSameSizeAs(words);
      assertThat(Folding.fold(line)).isEqualTo(line);
    }
  }
}

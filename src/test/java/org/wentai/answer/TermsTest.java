package org.wentai.answer;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.wentai.forum.Span;

class TermsTest {
  @Test
  void tokensAndPairsOfNeighboursCount() {
    Terms terms = Sample.understood("K32路公交什么时候改线").terms();
    assertThat(terms.list())
        .extracting(Terms.Term::text)
        .contains("k32", "路", "公", "路公", "公交", "改线")
        .doesNotContain("交改", "什么", "时候");
    assertThat(terms.pairs(terms.in("k32路公交昨日改线"))).isEqualTo(1);
    assertThat(terms.pairs(terms.in("地铁停运"))).isZero();
  }

  @Test
  void aWordIsFoundWhereAnotherForItStandsAndIsNoRarerThanThat() {
    Terms terms = Terms.of("娃上学", noSpans(), noSpans(), t -> "儿童入学".contains(t) ? 2 : 7);
    assertThat(terms.singles(terms.in("儿童入学须知"))).isEqualTo(1);
    assertThat(terms.singles(terms.in("儿童公园"))).isEqualTo(1 / 3.0);
    assertThat(terms.unknown(7)).isLessThan(0.5);
    assertThat(terms.singles(terms.in("公园"))).isZero();
  }

  @Test
  void aLongQuestionKeepsItsHeaviestTerms() {
    var text = new StringBuilder();
    for (char c = '一'; c < '一' + 200; c++) {
      text.append(c);
    }
    Terms terms = Terms.of(text.toString(), noSpans(), noSpans(), t -> t.charAt(0) - '一' + 1);
    assertThat(terms.list()).hasSize(64).allMatch(t -> t.weight() > 100);
    assertThat(terms.share(terms.in(text.toString()), ~0L)).isEqualTo(1);
  }

  @Property(tries = 300)
  void sharesLieBetweenNothingAndAllAndGrowWithTheText(
      @ForAll @Chars({'庙', '会', '开', '幕', '的', '吗', 'k', '3', ' ', '，'}) @StringLength(max = 120)
          String question,
      @ForAll @CharRange(from = '庙', to = '庙') @Chars({'会', '开', '3', 'k'}) @StringLength(max = 30)
          String one,
      @ForAll @Chars({'幕', '的', '庙'}) @StringLength(max = 30) String two) {
    Terms terms = Terms.of(question, noSpans(), noSpans(), t -> 0.1 + t.charAt(0) % 7);
    long mask = terms.in(one);
    assertThat(terms.singles(mask)).isBetween(0.0, 1.0);
    assertThat(terms.pairs(mask)).isBetween(0.0, 1.0);
    assertThat(terms.share(mask, terms.in(two))).isBetween(0.0, 1.0);
    assertThat(terms.unknown(3)).isBetween(0.0, 1.0);
    assertThat(terms.weight(mask)).isGreaterThanOrEqualTo(terms.heaviest(mask) - 1e-9);
    assertThat(mask & terms.in(one + two)).isEqualTo(mask);
    assertThat(terms.within(new Span(0, question.length())))
        .isEqualTo(terms.list().size() == 64 ? ~0L : (1L << terms.list().size()) - 1);
  }

  private static java.util.List<Span> noSpans() {
    return java.util.List.of();
  }
}

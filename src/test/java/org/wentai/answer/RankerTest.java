package org.wentai.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wentai.text.WordList;

class RankerTest {
  private static List<String> names(Class<?> of, String file) {
    return WordList.lines(of, file).stream().map(l -> l.split("\t")[0]).toList();
  }

  @Test
  void theWeightsAreThoseOfTheFeatures() {
    assertThat(names(Ranker.class, "ranker.tsv")).isEqualTo(Features.names());
    assertThat(Features.prior()).hasSameSizeAs(Features.names());
    assertThat(names(Confidence.class, "confidence.tsv")).isEqualTo(Confidence.names(false));
    assertThat(names(Confidence.class, "confidence-read.tsv")).isEqualTo(Confidence.names(true));
    assertThat(names(Reranker.class, "reranker.tsv")).isEqualTo(Reranker.names());
    assertThat(Reranker.prior()).hasSameSizeAs(Reranker.names());
  }

  @ParameterizedTest
  @CsvSource({"confidence.tsv, false", "confidence-read.tsv, true"})
  void theWeightsOfConfidenceKeepTheirSigns(String file, boolean read) {
    List<String> lines = WordList.lines(Confidence.class, file);
    int[] signs = Confidence.signs(read);
    for (int i = 0; i < signs.length; i++) {
      assertThat(signs[i] * Double.parseDouble(lines.get(i).split("\t")[1]))
          .as(lines.get(i))
          .isGreaterThanOrEqualTo(0);
    }
  }

  @Test
  void theSentenceThatAnswersIsTheMostLikely() {
    Understood asked = Sample.understood("庙会什么时候开幕");
    List<Candidate> candidates =
        List.of(
            Sample.candidate(asked, "路边停车二十元一次。"),
            Sample.candidate(asked, "今年的庙会定于5月1日开幕。"),
            Sample.candidate(asked, "请问庙会什么时候开幕?"));
    List<Ranker.Ranked> ranked = Ranker.fitted().rank(asked, candidates);
    assertThat(ranked.get(0).candidate()).isEqualTo(candidates.get(1));
    assertThat(ranked.stream().mapToDouble(Ranker.Ranked::probability).sum())
        .isEqualTo(1, within(1e-9));
    assertThat(ranked).extracting(r -> -r.score()).isSorted();
  }

  @Test
  void nothingToRankIsNothingToBeSureOf() {
    Understood asked = Sample.understood("庙会什么时候开幕");
    List<Ranker.Ranked> none = Ranker.fitted().rank(asked, List.of());
    assertThat(none).isEmpty();
    assertThat(Confidence.fitted(false).of(asked, none, 9)).isZero();
  }
}

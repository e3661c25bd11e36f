package org.wentai.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wentai.text.WordList;

class RankerTest {
  private static List<String> names(Class<?> of, String file) {
    return WordList.lines(of, file).stream().map(l -> l.split("\t")[0]).toList();
  }

  @Test
  void theWeightsAreThoseOfTheFeatures() {
    assertThat(names(Ranker.class, "ranker.tsv")).isEqualTo(Features.names());
    assertThat(Features.prior()).hasSameSizeAs(Features.names());
    assertThat(names(Confidence.class, "confidence.tsv")).isEqualTo(Confidence.names());
  }

  @Test
  void theWeightsOfConfidenceKeepTheirSigns() {
    List<String> lines = WordList.lines(Confidence.class, "confidence.tsv");
    int[] signs = Confidence.signs();
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
    assertThat(Confidence.fitted().of(asked, none, 9)).isZero();
  }
}

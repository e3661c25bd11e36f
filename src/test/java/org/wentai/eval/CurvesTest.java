package org.wentai.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.wentai.eval.RiskCoverage.Point;

/** Figures of evaluations, against sums done by hand. */
class CurvesTest {
  private static Verdict verdict(boolean answered, double confidence, boolean passed) {
    GoldQuestion question =
        new GoldQuestion("1", "t", "q", List.of(), OptionalInt.empty(), List.of(), true);
    return new Verdict(
        question, answered, "", confidence, passed ? List.of() : List.of("wrong"), 1);
  }

  @Test
  void theCurveCountsWrongOfAnsweredAndAnsweredOfAll() {
    RiskCoverage curve =
        RiskCoverage.of(
            List.of(
                verdict(true, 0.5, false),
                verdict(true, 0.9, true),
                verdict(false, 0.99, false),
                verdict(true, 0.7, true)));
    assertThat(curve.points())
        .containsExactly(
            new Point(0.9, 0.25, 0), new Point(0.7, 0.5, 0), new Point(0.5, 0.75, 1.0 / 3));
    assertThat(curve.area()).isEqualTo(1.0 / 9, within(1e-12));
  }

  @Test
  void equalConfidencesAreOnePoint() {
    RiskCoverage curve =
        RiskCoverage.of(List.of(verdict(true, 0.5, false), verdict(true, 0.5, true)));
    assertThat(curve.points()).containsExactly(new Point(0.5, 1, 0.5));
    assertThat(curve.area()).isEqualTo(0.5);
  }

  @Test
  void noAnswersHaveNoRisk() {
    RiskCoverage curve = RiskCoverage.of(List.of(verdict(false, 0.1, true)));
    assertThat(curve.points()).isEmpty();
    assertThat(curve.area()).isZero();
  }

  @Property
  void theAreaDoesNotDependOnTheOrder(@ForAll List<Boolean> passed) {
    List<Verdict> verdicts =
        IntStream.range(0, passed.size())
            .mapToObj(i -> verdict(true, i % 4 / 4.0, passed.get(i)))
            .toList();
    assertThat(RiskCoverage.of(verdicts.reversed())).isEqualTo(RiskCoverage.of(verdicts));
  }

  @Test
  void recallIsTheShareOfRightThreadsAmongThePassages() {
    Ranking ranking =
        Ranking.of(
            List.of(
                new Ranking.Found(Set.of("a"), List.of("x", "a", "a")),
                new Ranking.Found(Set.of("a", "b"), List.of("b", "y", "z", "z", "a"))));
    assertThat(ranking.recall()).containsExactly(0.25, 0.75, 1.0, 1.0);
    assertThat(ranking.mrr10()).isEqualTo(0.75);
  }

  @Test
  void belowRankTenIsNotFound() {
    List<String> ranked = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "a");
    assertThat(Ranking.of(List.of(new Ranking.Found(Set.of("a"), ranked))).mrr10()).isZero();
  }

  @Test
  void quantilesAreMeasuredTimes() {
    List<Double> times = IntStream.rangeClosed(1, 200).mapToObj(i -> (double) i).toList();
    assertThat(Times.of(times.reversed())).isEqualTo(new Times(100, 198));
    assertThat(Times.of(List.of(7.0))).isEqualTo(new Times(7, 7));
  }

  @Test
  void tallies() {
    List<Verdict> verdicts = List.of(verdict(true, 1, true), verdict(true, 1, false));
    assertThat(Tally.of(verdicts)).isEqualTo(new Tally(1, 2));
    assertThat(Tally.of(verdicts, false)).isEqualTo(new Tally(0, 0));
    assertThat(Tally.byType(verdicts)).containsOnlyKeys("t").containsValue(new Tally(1, 2));
  }
}

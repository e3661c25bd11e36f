package org.wentai.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.wentai.eval.VoteCurve.Vote;

class VoteCurveTest {
  /** Votes at random confidences, helpful by {@code odds} times the odds of the confidence. */
  private static List<Vote> votes(int count, double odds) {
    var random = new Random(20261129);
    List<Vote> votes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double confidence = 0.02 + 0.96 * random.nextDouble();
      double right = odds * confidence / (1 - confidence);
      votes.add(new Vote(confidence, random.nextDouble() < right / (1 + right) ? 1 : 0));
    }
    return votes;
  }

  private static List<Vote> at(double... pairs) {
    return IntStream.range(0, pairs.length / 2)
        .mapToObj(i -> new Vote(pairs[2 * i], pairs[2 * i + 1]))
        .toList();
  }

  @Test
  void violatorsArePooled() {
    VoteCurve curve =
        Isotonic.of(at(0.1, 0, 0.2, 1, 0.3, 0, 0.4, 0, 0.5, 1, 0.6, 0.5, 0.7, 1, 0.8, 1));
    assertThat(curve.at(0.05)).isZero();
    assertThat(curve.at(0.1)).isZero();
    assertThat(curve.at(0.3)).isEqualTo(1.0 / 3, within(1e-12));
    assertThat(curve.at(0.55)).isEqualTo(0.75, within(1e-12));
    assertThat(curve.at(0.9)).isEqualTo(1);
    assertThat(curve.least(0.5)).hasValue(0.5);
    assertThat(curve.least(0.8)).hasValue(0.7);
    assertThat(Isotonic.of(at(0.1, 0, 0.9, 0.5)).least(0.6)).isEmpty();
  }

  @Test
  void votesOfOneConfidenceAreOneStep() {
    VoteCurve curve = Isotonic.of(at(0.5, 0, 0.5, 1, 0.5, 1, 0.2, 0));
    assertThat(curve.at(0.5)).isEqualTo(2.0 / 3, within(1e-12));
    assertThat(curve.least(0.6)).hasValue(0.5);
  }

  @Test
  void whereConfidenceMeansWhatItSaysItStays() {
    VoteCurve curve = Logistic.of(votes(500, 1));
    assertThat(curve.least(0.25).orElseThrow()).isEqualTo(0.25, within(0.06));
    assertThat(curve.at(0.7)).isEqualTo(0.7, within(0.06));
  }

  @Test
  void votersWhoFindLessHelpfulRaiseIt() {
    // A quarter of the odds: what claims 4/7 is found helpful in 1/4 of cases.
    assertThat(Logistic.of(votes(900, 0.25)).least(0.25).orElseThrow())
        .isEqualTo(4.0 / 7, within(0.08));
    assertThat(Isotonic.of(votes(4000, 0.25)).least(0.25).orElseThrow())
        .isEqualTo(4.0 / 7, within(0.08));
  }

  @Test
  void aFewVotesMoveTheLogisticCurveLittle() {
    assertThat(Logistic.of(at(0.5, 1, 0.6, 0)).at(0.55)).isEqualTo(0.55, within(0.05));
  }

  @Test
  void manyVotesAreFittedFreely() {
    assertThat(VoteCurve.of(votes(VoteCurve.MANY - 1, 1))).isInstanceOf(Logistic.class);
    assertThat(VoteCurve.of(votes(VoteCurve.MANY, 1))).isInstanceOf(Isotonic.class);
  }

  @Test
  void votesAgainstTheConfidenceLeaveItFlat() {
    List<Vote> against =
        IntStream.range(0, 200)
            .mapToObj(i -> new Vote(0.1 + 0.8 * i / 200, i < 100 ? 1 : 0))
            .toList();
    VoteCurve curve = Logistic.of(against);
    assertThat(curve.at(0.9)).isEqualTo(curve.at(0.1), within(1e-12));
    assertThat(curve.least(0.9)).isEmpty();
    assertThat(curve.least(0.2)).hasValue(0);
  }

  @Property(tries = 300)
  void neverFalls(@ForAll @Size(min = 1, max = 60) List<Integer> drawn) {
    List<Vote> votes =
        drawn.stream()
            .map(n -> new Vote(Math.floorMod(n, 100) / 99.0, Math.floorMod(n / 100, 3) / 2.0))
            .toList();
    for (VoteCurve curve : List.of(Isotonic.of(votes), Logistic.of(votes))) {
      double before = 0;
      for (int i = 0; i <= 50; i++) {
        double now = curve.at(i / 50.0);
        assertThat(now).isBetween(before - 1e-12, 1.0);
        before = now;
      }
      curve
          .least(0.5)
          .ifPresent(least -> assertThat(curve.at(least)).isGreaterThanOrEqualTo(0.5 - 1e-9));
    }
  }
}

package org.wentai.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.wentai.eval.Calibration.Bin;

/** Abstention, calibration and the sentences' rank, against sums done by hand. */
class FiguresTest {
  @Test
  void theRocAreaCountsPairsInTheRightOrderAndHalfOfTheEqual() {
    Abstention figures = Abstention.of(List.of(0.9, 0.5), List.of(0.5, 0.1));
    assertThat(figures.auroc()).isEqualTo(3.5 / 4);
    assertThat(figures.with()).isEqualTo(2);
    assertThat(figures.without()).isEqualTo(2);
  }

  @Test
  void oneInTwentyMayBeAnsweredFalsely() {
    List<Double> without =
        java.util.stream.IntStream.rangeClosed(1, 40).mapToObj(i -> i / 100.0).toList();
    // Two of forty may be answered: 0.40 and 0.39; 0.38 must be refused, and what is not surer.
    assertThat(Abstention.of(List.of(0.385, 0.38, 0.5, 0.1), without).answered()).isEqualTo(0.5);
    // Of nineteen, none may.
    assertThat(Abstention.of(List.of(0.2, 0.1), without.subList(0, 19)).answered()).isEqualTo(0.5);
  }

  @Property
  void turningTheScaleTurnsTheArea(
      @ForAll @NotEmpty List<@DoubleRange(min = 0, max = 1) Double> with,
      @ForAll @NotEmpty List<@DoubleRange(min = 0, max = 1) Double> without) {
    double area = Abstention.of(with, without).auroc();
    assertThat(Abstention.of(without, with).auroc()).isEqualTo(1 - area, within(1e-9));
    assertThat(area).isBetween(0.0, 1.0);
  }

  @Test
  void calibrationIsTheMeanDistanceOfItsBins() {
    Calibration figures =
        Calibration.of(
            List.of(
                verdict(0.95, true),
                verdict(0.95, false),
                verdict(1, true),
                verdict(0.05, false),
                new Verdict(question(), false, "", 0.5, List.of("refused"), 1)));
    assertThat(figures.bins()).hasSize(2);
    assertThat(figures.bins().getFirst()).isEqualTo(new Bin(1, 0.05, 0));
    assertThat(figures.bins().getLast().confidence()).isEqualTo(2.9 / 3, within(1e-12));
    assertThat(figures.error()).isEqualTo(0.25 * 0.05 + 0.75 * (2.9 / 3 - 2.0 / 3), within(1e-12));
  }

  @Test
  void whatIsAnsweredWithoutEvidenceCountsAgainstTheConfidence() {
    var evaluation =
        new Evaluation(
            List.of(verdict(0.9, true)),
            List.of(verdict(0.9, true)),
            List.of(verdict(0.9, false)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    assertThat(evaluation.calibration().error()).isEqualTo(0.4, within(1e-12));
  }

  @Test
  void nothingAnsweredIsNotWronglySure() {
    assertThat(Calibration.of(List.of()).error()).isZero();
  }

  @Test
  void factsMayStandInTwoSentencesTogether() {
    var apart =
        new SentenceRank.Found(
            List.of(List.of("九点", "9点"), List.of("周一")), List.of("每天9点开放", "周一闭馆"));
    var first = new SentenceRank.Found(List.of(List.of("9点")), List.of("每天9点开放"));
    var never = new SentenceRank.Found(List.of(List.of("8点")), List.of("每天9点开放", "周一闭馆"));
    SentenceRank figures = SentenceRank.of(List.of(apart, first, never, first));
    assertThat(figures).isEqualTo(new SentenceRank(4, 0.5, 0.75));
  }

  private static Verdict verdict(double confidence, boolean right) {
    return new Verdict(question(), true, "", confidence, right ? List.of() : List.of("wrong"), 1);
  }

  private static GoldQuestion question() {
    return new GoldQuestion("1", "t", "q", List.of(), OptionalInt.empty(), List.of(), true);
  }
}

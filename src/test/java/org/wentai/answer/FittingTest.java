package org.wentai.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FittingTest {
  /** The right candidate has the greater first feature; the second is noise. */
  private static List<Fitting.Choice> choices() {
    var random = new Random(7);
    var choices = new ArrayList<Fitting.Choice>();
    for (int i = 0; i < 200; i++) {
      var features = new float[5][];
      var right = new boolean[5];
      int at = random.nextInt(5);
      for (int j = 0; j < 5; j++) {
        float sign = j == at ? 0.8f : 0.2f;
        features[j] = new float[] {sign + random.nextFloat() * 0.2f, random.nextFloat()};
        right[j] = j == at;
      }
      choices.add(new Fitting.Choice(features, right));
    }
    return choices;
  }

  @Test
  void listwiseLearnsAChoiceThatOneFeatureTells() {
    double[] weights = Fitting.listwise(choices(), new double[2], 20, 1);
    assertThat(weights[0]).isGreaterThan(10 * Math.abs(weights[1]));
    for (Fitting.Choice choice : choices()) {
      int best = 0;
      for (int i = 1; i < choice.features().length; i++) {
        best =
            score(weights, choice.features()[i]) > score(weights, choice.features()[best])
                ? i
                : best;
      }
      assertThat(choice.right()[best]).isTrue();
    }
  }

  @Test
  void theSameSeedGivesTheSameWeights() {
    assertThat(Fitting.listwise(choices(), new double[2], 3, 1))
        .isEqualTo(Fitting.listwise(choices(), new double[2], 3, 1));
  }

  @Test
  void logisticLearnsWhatSeparates() {
    double[] weights = logistic(new double[3], new int[3]);
    assertThat(weights[1]).isPositive();
    assertThat(weights[2]).isNegative();
    assertThat(weights[0] + weights[1]).isPositive();
    assertThat(weights[0] + weights[2]).isNegative();
  }

  @Test
  void aWeightDoesNotCrossItsBoundNorLeaveItsPrior() {
    double[] bounded = logistic(new double[3], new int[] {0, -1, 1});
    assertThat(bounded[1]).isLessThanOrEqualTo(0);
    assertThat(bounded[2]).isGreaterThanOrEqualTo(0);
    assertThat(logistic(new double[] {0, -3, 0}, new int[3])[1]).isEqualTo(-3);
  }

  /** Bias, a feature that says yes, and one that says no. */
  private static double[] logistic(double[] prior, int[] signs) {
    var rows = new ArrayList<double[]>();
    var labels = new ArrayList<Boolean>();
    for (int i = 0; i < 400; i++) {
      boolean yes = i % 2 == 0;
      rows.add(new double[] {1, yes ? 1 : 0, yes ? 0 : 1});
      labels.add(yes);
    }
    return Fitting.logistic(rows, labels, prior, signs);
  }

  private static double score(double[] weights, float[] row) {
    return weights[0] * row[0] + weights[1] * row[1];
  }
}

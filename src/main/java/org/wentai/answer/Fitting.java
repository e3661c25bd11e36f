package org.wentai.answer;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Fits the linear models: listwise rankers and logistic regressions, repeatably. */
final class Fitting {
  private static final double RATE = 0.02;
  private static final double RIDGE = 1e-2;

  /** Weights of features alike come near what they settle at only slowly. */
  private static final int MOST_ROUNDS = 5000;

  /** With no weight moving further than this in a round, they have settled. */
  private static final double SETTLED = 1e-5;

  private static final double PRIOR_RIDGE = 1e-3;

  private Fitting() {}

  /**
   * One question's candidates.
   *
   * @param features a row for each candidate
   * @param right which of them hold an answer; at least one
   */
  record Choice(float[][] features, boolean[] right) {}

  /**
   * Weights that make the right candidates likely: minimises −ln of their summed softmax
   * probability (ListNet's top-one loss, Cao et al. 2007, with several right ones).
   *
   * @param prior the weights that a ridge draws towards: what is known before any choice is seen
   */
  static double[] listwise(List<Choice> choices, double[] prior, int epochs, long seed) {
    var adam = new Adam(prior, PRIOR_RIDGE);
    int[] order = shuffled(choices.size(), new Random(seed));
    for (int epoch = 0; epoch < epochs; epoch++) {
      adam.rate = RATE / (1 + epoch);
      for (int index : order) {
        adam.step(gradient(choices.get(index), adam.weights));
      }
    }
    return adam.weights;
  }

  /**
   * Logistic regression: the weights that make {@code labels} most likely, with a small ridge, by
   * Newton's steps along one weight after the other (Genkin, Lewis and Madigan 2007), each kept
   * within its sign.
   *
   * @param prior where the weights start; one that is not zero stays as it is
   * @param signs 1 where a weight must not fall below zero, -1 where it must not rise above
   */
  static double[] logistic(List<double[]> rows, List<Boolean> labels, double[] prior, int[] signs) {
    double[] weights = prior.clone();
    double[] sums = rows.stream().mapToDouble(row -> Weights.dot(weights, row)).toArray();
    double most = SETTLED;
    for (int round = 0; round < MOST_ROUNDS && most >= SETTLED; round++) {
      most = 0;
      for (int j = 0; j < weights.length; j++) {
        if (prior[j] == 0) {
          double moved = within(signs[j], weights[j] + newton(rows, labels, sums, j, weights[j]));
          for (int i = 0; i < sums.length; i++) {
            sums[i] += (moved - weights[j]) * rows.get(i)[j];
          }
          most = Math.max(most, Math.abs(moved - weights[j]));
          weights[j] = moved;
        }
      }
    }
    return weights;
  }

  /** Newton's step for one weight: minus the slope of the loss by its curvature. */
  private static double newton(
      List<double[]> rows, List<Boolean> labels, double[] sums, int j, double weight) {
    double slope = RIDGE * weight;
    double curvature = RIDGE;
    for (int i = 0; i < sums.length; i++) {
      double value = rows.get(i)[j];
      double p = 1 / (1 + Math.exp(-sums[i]));
      slope += (p - (labels.get(i) ? 1 : 0)) * value;
      curvature += p * (1 - p) * value * value;
    }
    return Math.clamp(-slope / curvature, -1, 1); // no further than the curve is like there
  }

  private static double within(int sign, double weight) {
    return sign * weight < 0 ? 0 : weight;
  }

  private static double[] gradient(Choice choice, double[] weights) {
    int count = choice.features().length;
    double[] scores = new double[count];
    for (int i = 0; i < count; i++) {
      scores[i] = dot(weights, choice.features()[i]);
    }
    double most = Arrays.stream(scores).max().orElse(0);
    double all = 0;
    double good = 0;
    for (int i = 0; i < count; i++) {
      scores[i] = Math.exp(scores[i] - most);
      all += scores[i];
      good += choice.right()[i] ? scores[i] : 0;
    }
    double[] gradient = new double[weights.length];
    for (int i = 0; i < count; i++) {
      double share = scores[i] / all - (choice.right()[i] ? scores[i] / Math.max(good, 1e-30) : 0);
      for (int j = 0; j < gradient.length; j++) {
        gradient[j] += share * choice.features()[i][j];
      }
    }
    return gradient;
  }

  private static double dot(double[] weights, float[] row) {
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      sum += weights[i] * row[i];
    }
    return sum;
  }

  private static int[] shuffled(int size, Random random) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }

  /** Adam (Kingma and Ba 2015) with the usual decay rates and a ridge towards where it starts. */
  private static final class Adam {
    final double[] weights;
    double rate = RATE;
    private final double[] start;
    private final double ridge;
    private final double[] mean;
    private final double[] square;
    private int steps;

    Adam(double[] start, double ridge) {
      this.start = start.clone();
      this.ridge = ridge;
      weights = start.clone();
      mean = new double[start.length];
      square = new double[start.length];
    }

    void step(double[] gradient) {
      steps++;
      double warmMean = 1 - Math.pow(0.9, steps);
      double warmSquare = 1 - Math.pow(0.999, steps);
      for (int i = 0; i < weights.length; i++) {
        double g = gradient[i] + ridge * (weights[i] - start[i]);
        mean[i] = 0.9 * mean[i] + 0.1 * g;
        square[i] = 0.999 * square[i] + 0.001 * g * g;
        weights[i] -= rate * (mean[i] / warmMean) / (Math.sqrt(square[i] / warmSquare) + 1e-8);
      }
    }
  }
}

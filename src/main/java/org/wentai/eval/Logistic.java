package org.wentai.eval;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A logistic curve over the logit of the confidence (Platt, 1999), with a normal prior of deviation
 * 1 around the confidence as it is: few votes move it little. Fitted by Newton's method.
 */
final class Logistic implements VoteCurve {
  private static final int STEPS = 50;
  private static final double EDGE = 1e-3;

  private final double bias;
  private final double slope;

  private Logistic(double bias, double slope) {
    this.bias = bias;
    this.slope = slope;
  }

  static Logistic of(List<Vote> votes) {
    var curve = new Logistic(0, 1);
    for (int i = 0; i < STEPS; i++) {
      curve = curve.nearer(votes);
    }
    return curve.slope > 0 ? curve : new Logistic(logit(mean(votes)), 0);
  }

  private static double mean(List<Vote> votes) {
    return votes.stream().mapToDouble(Vote::helpful).average().orElseThrow();
  }

  /** One of Newton's steps; the prior keeps the matrix from being singular. */
  private Logistic nearer(List<Vote> votes) {
    double biasPull = bias;
    double slopePull = slope - 1;
    double bb = 1;
    double bs = 0;
    double ss = 1;
    for (Vote vote : votes) {
      double x = logit(vote.confidence());
      double chance = chance(bias + slope * x);
      double weight = chance * (1 - chance);
      biasPull += chance - vote.helpful();
      slopePull += (chance - vote.helpful()) * x;
      bb += weight;
      bs += weight * x;
      ss += weight * x * x;
    }
    double det = bb * ss - bs * bs;
    return new Logistic(
        bias - (ss * biasPull - bs * slopePull) / det,
        slope - (bb * slopePull - bs * biasPull) / det);
  }

  private static double chance(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  private static double logit(double share) {
    double inside = Math.clamp(share, EDGE, 1 - EDGE);
    return Math.log(inside / (1 - inside));
  }

  @Override
  public double at(double confidence) {
    return chance(bias + slope * logit(confidence));
  }

  @Override
  public OptionalDouble least(double wanted) {
    if (at(0) >= wanted) {
      return OptionalDouble.of(0);
    }
    return at(1) < wanted
        ? OptionalDouble.empty()
        : OptionalDouble.of(chance((logit(wanted) - bias) / slope));
  }
}

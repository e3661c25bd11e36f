package org.wentai.eval;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether the confidence means what it says: of answers at 0.8, 8 in 10 are right.
 *
 * @param error the expected calibration error over {@link #BINS} bins of equal width: the mean
 *     distance of confidence and share right, weighted by answers (Guo et al., ICML 2017)
 * @param bins those that hold answers, by rising confidence
 */
public record Calibration(double error, List<Bin> bins) {
  /** How many bins the range from 0 to 1 is cut into. */
  public static final int BINS = 10;

  public Calibration {
    bins = List.copyOf(bins);
  }

  /**
   * A bin.
   *
   * @param answers how many fell into it
   * @param confidence their mean confidence
   * @param right the share of them that is right
   */
  public record Bin(int answers, double confidence, double right) {}

  /** Of those {@code verdicts} that are answers. */
  public static Calibration of(List<Verdict> verdicts) {
    List<Verdict> answers = verdicts.stream().filter(Verdict::answered).toList();
    List<Bin> bins = new ArrayList<>();
    double error = 0;
    for (int i = 0; i < BINS; i++) {
      int bin = i;
      List<Verdict> in = answers.stream().filter(v -> bin(v.confidence()) == bin).toList();
      if (!in.isEmpty()) {
        double sure = in.stream().mapToDouble(Verdict::confidence).average().orElseThrow();
        double right = (double) in.stream().filter(Verdict::passed).count() / in.size();
        bins.add(new Bin(in.size(), sure, right));
        error += Math.abs(sure - right) * in.size() / answers.size();
      }
    }
    return new Calibration(error, bins);
  }

  private static int bin(double confidence) {
    return Math.min(BINS - 1, (int) (confidence * BINS));
  }
}

package org.wentai.eval;

import java.util.List;

/**
 * Quantiles of times.
 *
 * @param median the middle time, the lower of two
 * @param p99 the 99th percentile, by nearest rank
 */
public record Times(double median, double p99) {
  /**
   * The quantiles of {@code times}, which is not empty; nearest rank, so each is a measured time.
   */
  public static Times of(List<Double> times) {
    List<Double> sorted = times.stream().sorted().toList();
    return new Times(at(sorted, 0.5), at(sorted, 0.99));
  }

  private static double at(List<Double> sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.size());
    return sorted.get(Math.max(0, rank - 1));
  }
}

package org.wentai.eval;

import java.util.List;
import java.util.Set;

/**
 * How well the passages of a search hold the threads that they should.
 *
 * @param questions questions that name such threads
 * @param recall at each of {@link #CUTS}: the mean share of a question's threads that stand among
 *     so many passages
 * @param mrr10 the mean of 1 / rank of the first right passage, 0 below rank 10
 */
public record Ranking(int questions, List<Double> recall, double mrr10) {
  /** The numbers of passages at which recall is taken. */
  public static final List<Integer> CUTS = List.of(1, 3, 5, 20);

  private static final int DEEPEST_RANK = 10;

  public Ranking {
    recall = List.copyOf(recall);
  }

  /**
   * One question's passages.
   *
   * @param positives the threads that hold the answer
   * @param ranked the threads of the passages, the best first
   */
  public record Found(Set<String> positives, List<String> ranked) {}

  /** The means over {@code all}; zeros when there are none. */
  public static Ranking of(List<Found> all) {
    List<Double> recall =
        CUTS.stream()
            .map(cut -> mean(all.stream().mapToDouble(f -> recall(f, cut)).sum(), all))
            .toList();
    double mrr = mean(all.stream().mapToDouble(Ranking::reciprocal).sum(), all);
    return new Ranking(all.size(), recall, mrr);
  }

  private static double mean(double sum, List<Found> all) {
    return all.isEmpty() ? 0 : sum / all.size();
  }

  private static double recall(Found found, int cut) {
    long there =
        found.ranked().stream().limit(cut).distinct().filter(found.positives()::contains).count();
    return (double) there / found.positives().size();
  }

  private static double reciprocal(Found found) {
    for (int i = 0; i < Math.min(DEEPEST_RANK, found.ranked().size()); i++) {
      if (found.positives().contains(found.ranked().get(i))) {
        return 1.0 / (i + 1);
      }
    }
    return 0;
  }
}

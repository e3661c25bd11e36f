package org.wentai.index;

import java.util.List;

/**
 * The sum of min-max scores over the candidates: .35 by words, .45 by vectors, .2 coverage of the
 * question by the passage's best sentence; without vectors, or while a new passage has none yet,
 * the words have their share too. Reciprocal ranks, which ignore how much better the best is, do
 * worse on most kinds of text.
 */
final class Fusion {
  static final double LEXICAL = 0.35;
  static final double DENSE = 0.45;
  static final double COVERAGE = 0.2;

  private Fusion() {}

  /** Gives each candidate its score but for the coverage. */
  static void score(List<Candidate> candidates, boolean vectors) {
    var lexical = candidates.stream().mapToDouble(c -> c.lexical).summaryStatistics();
    var dense =
        candidates.stream()
            .filter(c -> c.cosines.length > 0)
            .mapToDouble(c -> c.dense)
            .summaryStatistics();
    for (Candidate c : candidates) {
      double words = share(c.lexical, lexical.getMin(), lexical.getMax());
      if (vectors) {
        double near =
            c.cosines.length == 0 ? words : share(c.dense, dense.getMin(), dense.getMax());
        c.score = LEXICAL * words + DENSE * near;
      } else {
        c.score = (LEXICAL + DENSE) * words;
      }
    }
  }

  private static double share(double value, double min, double max) {
    return max > min ? (value - min) / (max - min) : 1;
  }
}

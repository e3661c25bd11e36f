package org.wentai.eval;

import java.util.List;
import java.util.OptionalDouble;

/** How likely an answer is found helpful, by its confidence: never less likely for a surer one. */
sealed interface VoteCurve permits Isotonic, Logistic {
  /**
   * From so many answers on the free form is fitted: below, isotonic regression fits chance
   * (Niculescu-Mizil and Caruana, ICML 2005).
   */
  int MANY = 1000;

  /**
   * An answer that was voted on.
   *
   * @param confidence 0 to 1
   * @param helpful the share of its votes that found it helpful
   */
  record Vote(double confidence, double helpful) {}

  /** The curve of {@code votes}, at least one. */
  static VoteCurve of(List<Vote> votes) {
    return votes.size() < MANY ? Logistic.of(votes) : Isotonic.of(votes);
  }

  /** The chance at a confidence. */
  double at(double confidence);

  /** The least confidence whose chance is at least {@code wanted}; empty where none is. */
  OptionalDouble least(double wanted);
}

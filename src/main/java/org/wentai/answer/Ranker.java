package org.wentai.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Orders candidate sentences by how likely each is the answer: a linear score over {@link
 * Features}, made a probability by softmax over the candidates. The weights are fitted by {@link
 * RankerFit} and stand in {@code ranker.tsv}.
 */
final class Ranker {

  private final double[] weights;

  Ranker(double[] weights) {
    this.weights = weights.clone();
  }

  static Ranker fitted() {
    return Fitted.WEIGHTS;
  }

  /** Read on first use, so that fitting anew needs no weights yet. */
  private static final class Fitted {
    static final Ranker WEIGHTS = new Ranker(Weights.read("ranker.tsv", Features.names()));
  }

  /** A candidate, its score, and its probability among those ranked with it. */
  record Ranked(Candidate candidate, double score, double probability) {}

  /** {@code candidates} with the most likely first. */
  List<Ranked> rank(Understood question, List<Candidate> candidates) {
    var features = new Features(question, candidates);
    double[] scores =
        candidates.stream().mapToDouble(c -> Weights.dot(weights, features.of(c))).toArray();
    double most = Arrays.stream(scores).max().orElse(0);
    double sum = Arrays.stream(scores).map(s -> Math.exp(s - most)).sum();
    var ranked = new ArrayList<Ranked>(scores.length);
    for (int i = 0; i < scores.length; i++) {
      ranked.add(new Ranked(candidates.get(i), scores[i], Math.exp(scores[i] - most) / sum));
    }
    ranked.sort(Comparator.comparingDouble((Ranked r) -> -r.score()));
    return ranked;
  }
}

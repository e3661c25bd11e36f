package org.wentai.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.wentai.forum.Span;

/**
 * Orders candidate sentences by how likely each is the answer: a linear score over {@link
 * Features}, made a probability by softmax over the candidates. The weights are fitted by {@link
 * ModelFit} and stand in {@code ranker.tsv}.
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

  /**
   * A ranked candidate.
   *
   * @param score its score
   * @param probability its probability among those ranked with it
   * @param read how likely the reading model found the answer in it, as log-odds; NaN when it was
   *     not read
   * @param answer where the reading model found it, in the post's text; empty when it was not read
   */
  record Ranked(Candidate candidate, double score, double probability, double read, Span answer) {
    Ranked(Candidate candidate, double score, double probability) {
      this(candidate, score, probability, Double.NaN, new Span(0, 0));
    }

    Ranked withRead(double found, Span at) {
      return new Ranked(candidate, score, probability, found, at);
    }

    Ranked withScore(double other) {
      return new Ranked(candidate, other, probability, read, answer);
    }

    Ranked withProbability(double other) {
      return new Ranked(candidate, score, other, read, answer);
    }

    /** Whether the reading model holds it likelier that the answer stands there than not. */
    boolean tells() {
      return read > 0 && !answer.isEmpty();
    }

    boolean isRead() {
      return !Double.isNaN(read);
    }
  }

  /** {@code candidates} with the most likely first. */
  List<Ranked> rank(Understood question, List<Candidate> candidates) {
    var features = new Features(question, candidates);
    double[] scores =
        candidates.stream().mapToDouble(c -> Weights.dot(weights, features.of(c))).toArray();
    var ranked = new ArrayList<Ranked>(scores.length);
    for (int i = 0; i < scores.length; i++) {
      ranked.add(new Ranked(candidates.get(i), scores[i], 0));
    }
    return byScore(ranked);
  }

  /** The most likely first, with their scores' softmax as probabilities. */
  static List<Ranked> byScore(List<Ranked> scored) {
    double most = scored.stream().mapToDouble(Ranked::score).max().orElse(0);
    double sum = scored.stream().mapToDouble(r -> Math.exp(r.score() - most)).sum();
    return scored.stream()
        .map(
            r ->
                new Ranked(
                    r.candidate(),
                    r.score(),
                    Math.exp(r.score() - most) / sum,
                    r.read(),
                    r.answer()))
        .sorted(Comparator.comparingDouble(r -> -r.score()))
        .toList();
  }
}

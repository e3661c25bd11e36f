package org.wentai.answer;

import java.util.List;
import org.wentai.forum.Span;

/**
 * Orders ranked sentences anew by what close reading found in them: a linear score over the plain
 * ranking and the reading model's log-odds, made a probability by softmax. The weights are fitted
 * by {@link ModelFit} and stand in {@code reranker.tsv}.
 */
final class Reranker {
  /** Log-odds are cut at this and divided by it. */
  static final double SCALE = 10;

  private static final double LEAST_LOG = -12;
  private static final List<String> NAMES =
      List.of("rank", "read", "readOfBest", "readKind", "unread");

  private final double[] weights;

  Reranker(double[] weights) {
    this.weights = weights.clone();
  }

  static Reranker fitted() {
    return Fitted.WEIGHTS;
  }

  /** Read on first use, so that fitting anew needs no weights yet. */
  private static final class Fitted {
    static final Reranker WEIGHTS = new Reranker(Weights.read("reranker.tsv", NAMES));
  }

  static List<String> names() {
    return NAMES;
  }

  /** The weights before any fitting: both orders count. */
  static double[] prior() {
    return new double[] {1, 5, 5, 0.5, 0};
  }

  /** {@code ranked}, with what was read, in a new order. */
  List<Ranker.Ranked> rank(Understood question, List<Ranker.Ranked> ranked) {
    double best = best(ranked);
    return Ranker.byScore(
        ranked.stream()
            .map(
                r ->
                    new Ranker.Ranked(
                        r.candidate(),
                        Weights.dot(weights, features(question, r, best)),
                        0,
                        r.read(),
                        r.answer()))
            .toList());
  }

  /** The highest log-odds read; 0 when nothing was read. */
  static double best(List<Ranker.Ranked> ranked) {
    return ranked.stream()
        .filter(Ranker.Ranked::isRead)
        .mapToDouble(Ranker.Ranked::read)
        .max()
        .orElse(0);
  }

  /** The features of {@code r}, in the order of {@link #names()}. */
  static double[] features(Understood question, Ranker.Ranked r, double best) {
    double rank = Math.max(LEAST_LOG, Math.log(r.probability()));
    return r.isRead()
        ? new double[] {rank, scaled(r.read()), scaled(r.read() - best), kind(question, r), 0}
        : new double[] {rank, 0, 0, 0, 1};
  }

  /** Log-odds as a number from -1 to 1. */
  static double scaled(double read) {
    return Math.max(-1, Math.min(1, read / SCALE));
  }

  /** Whether what was found holds words of the kind asked for. */
  static double kind(Understood question, Ranker.Ranked r) {
    int from = r.candidate().span().start();
    Span found = r.answer();
    return !found.isEmpty()
            && question.kind().in(r.candidate().folded()).stream()
                .anyMatch(kind -> kind.shifted(from).overlaps(found))
        ? 1
        : 0;
  }
}

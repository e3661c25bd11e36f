package org.wentai.answer;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * How likely the best-ranked sentence answers the question: a logistic regression over what the
 * ranking shows. The weights are fitted by {@link ModelFit} on questions with their evidence, with
 * their thread taken away, and with only the answering sentence taken away; they stand in {@code
 * confidence.tsv}.
 */
final class Confidence {
  private static final double COSINE_LEAST = 0.43;
  private static final double COSINE_SLOPE = 0.28;

  /** Log-odds below which close reading says that the answer does not stand there. */
  private static final double READS_NOTHING = -4;

  private static final List<String> PLAIN =
      List.of(
          "bias",
          "singles",
          "pairs",
          "cosine",
          "run",
          "top",
          "topThree",
          "score",
          "noExact",
          "kindNear",
          "slot",
          "unknown",
          "asks",
          "missing",
          "altered",
          "elsewhere",
          "uncounted",
          "apart",
          "apartFive");

  /** What close reading adds. */
  private static final List<String> READ =
      List.of("read", "readMargin", "readFirst", "readKind", "readRanked", "readNothing");

  private final double[] weights;

  Confidence(double[] weights) {
    this.weights = weights.clone();
  }

  /** The one for rankings whose first sentence was read closely, or for those where it was not. */
  static Confidence fitted(boolean read) {
    return read ? FittedRead.WEIGHTS : Fitted.WEIGHTS;
  }

  /** A sum over the weights, the same as long as they are. */
  int sum() {
    return Arrays.hashCode(weights);
  }

  /** Read on first use, so that fitting anew needs no weights yet. */
  private static final class Fitted {
    static final Confidence WEIGHTS = new Confidence(Weights.read("confidence.tsv", names(false)));
  }

  private static final class FittedRead {
    static final Confidence WEIGHTS =
        new Confidence(Weights.read("confidence-read.tsv", names(true)));
  }

  /**
   * Which way each feature may speak: 1 for, -1 against, 0 either; so that chance cannot turn it.
   */
  static int[] signs(boolean read) {
    return names(read).stream()
        .mapToInt(
            n ->
                switch (n) {
                  case "bias" -> 0;
                  case "noExact",
                      "unknown",
                      "asks",
                      "missing",
                      "altered",
                      "elsewhere",
                      "uncounted",
                      "readNothing" ->
                      -1;
                  default -> 1;
                })
        .toArray();
  }

  /**
   * The weights that are given, not fitted: encyclopedic texts hardly show replies that ask back,
   * or a deputy in place of the one asked for; many of them lack hardly any word, as one thread
   * lacks most; and what shares so many of the question's words there mostly answers, so that close
   * reading has little to refuse. Zero where the weight is fitted.
   */
  static double[] prior(boolean read) {
    return names(read).stream()
        .mapToDouble(
            n ->
                switch (n) {
                  case "noExact", "missing" -> -2.5;
                  case "unknown" -> -1;
                  case "readNothing" -> -2;
                  case "asks" -> -3.5;
                  case "altered", "elsewhere" -> -5;
                  default -> 0;
                })
        .toArray();
  }

  /** The features' names: those of close reading only where the first sentence was read. */
  static List<String> names(boolean read) {
    return read ? Stream.concat(PLAIN.stream(), READ.stream()).toList() : PLAIN;
  }

  /**
   * The probability that the first of {@code ranked} answers.
   *
   * @param rarest the highest inverse document frequency a term can have: of one no post has
   */
  double of(Understood question, List<Ranker.Ranked> ranked, double rarest) {
    if (ranked.isEmpty()) {
      return 0;
    }
    double sum = Weights.dot(weights, features(question, ranked, rarest));
    return 1 / (1 + Math.exp(-sum));
  }

  /** What the ranking shows, in the order of {@link #names}. */
  static double[] features(Understood question, List<Ranker.Ranked> ranked, double rarest) {
    double[] plain = plain(question, ranked, rarest);
    return ranked.get(0).isRead()
        ? DoubleStream.concat(DoubleStream.of(plain), DoubleStream.of(read(question, ranked)))
            .toArray()
        : plain;
  }

  private static double[] plain(Understood question, List<Ranker.Ranked> ranked, double rarest) {
    Ranker.Ranked top = ranked.get(0);
    Candidate best = top.candidate();
    Terms terms = question.terms();
    long near = best.terms() | best.around() | best.before();
    int run = Features.longestRun(question.folded(), best.folded());
    var apart = Apart.of(ranked);
    return new double[] {
      1,
      terms.singles(near),
      terms.pairs(near),
      cosine(best, terms.singles(near)),
      Math.min(run, 10) / 10.0,
      top.probability(),
      ranked.stream().limit(3).mapToDouble(Ranker.Ranked::probability).sum(),
      top.score() / 10,
      Contradiction.kindless(question, best),
      Features.near(question, best),
      Features.slot(question).matcher(best.folded()).find() ? 1 : 0,
      top.isRead() && question.isLearnt() ? 0 : terms.unknown(rarest),
      Features.asks(best.folded()) ? 1 : 0,
      Contradiction.missing(question, best),
      Contradiction.altered(question, best) ? 1 : 0,
      Contradiction.elsewhere(question, best) ? 1 : 0,
      Contradiction.uncounted(question, best) ? 1 : 0,
      apart.fromNext(),
      apart.fromFive()
    };
  }

  private static double[] read(Understood question, List<Ranker.Ranked> ranked) {
    Ranker.Ranked top = ranked.get(0);
    double next =
        ranked.stream()
            .skip(1)
            .filter(Ranker.Ranked::isRead)
            .mapToDouble(Ranker.Ranked::read)
            .max()
            .orElse(-Reranker.SCALE);
    return new double[] {
      Reranker.scaled(top.read()),
      Reranker.scaled(top.read() - next),
      top.read() >= next ? 1 : 0,
      Reranker.kind(question, top),
      Math.max(-1, Math.log(top.probability()) / 5),
      question.isLearnt() ? nothing(top.read()) : 0
    };
  }

  /** How clearly close reading says that nothing answers, 0 to 1; from some point on, no more. */
  private static double nothing(double read) {
    return Math.max(0, READS_NOTHING / Reranker.SCALE - Reranker.scaled(read));
  }

  /**
   * The cosine of the sentence; without vectors what it most likely is, by the question's words in
   * it: the line of least squares through the questions fitted on.
   */
  private static double cosine(Candidate best, double singles) {
    return Double.isNaN(best.hit().dense()) ? COSINE_LEAST + COSINE_SLOPE * singles : best.cosine();
  }
}

package org.wentai.answer;

import java.util.List;
import org.wentai.index.Generation;

/**
 * Orders the sentences that a search found: all by {@link Ranker}; then, where there is a reading
 * model, those that rank first are read closely and ordered anew by {@link Reranker}.
 */
final class Ranking {
  /** So much less a sentence's score is for speaking against itself; given, not fitted. */
  private static final double AGAINST = 3;

  private Ranking() {}

  /** {@code candidates} with the most likely first. */
  static List<Ranker.Ranked> of(Generation posts, Understood question, List<Candidate> candidates) {
    List<Ranker.Ranked> ranked = Ranker.fitted().rank(question, candidates);
    return weighed(
        question,
        CloseReading.of(posts, question, ranked)
            .map(read -> Reranker.fitted().rank(question, read))
            .orElse(ranked));
  }

  /**
   * A sentence that asks itself, or tells of another than the one meant, comes behind what could
   * answer: encyclopedic text, which the weights are fitted on, hardly shows either.
   */
  private static List<Ranker.Ranked> weighed(Understood question, List<Ranker.Ranked> ranked) {
    return Ranker.byScore(
        ranked.stream()
            .map(r -> speaksAgainst(question, r.candidate()) ? r.withScore(r.score() - AGAINST) : r)
            .toList());
  }

  private static boolean speaksAgainst(Understood question, Candidate candidate) {
    return Features.asks(candidate.folded()) || Contradiction.altered(question, candidate);
  }

  /** The probability that the first of {@code ranked} answers. */
  static double confidence(Generation posts, Understood question, List<Ranker.Ranked> ranked) {
    boolean read = !ranked.isEmpty() && ranked.get(0).isRead();
    return Confidence.fitted(read).of(question, ranked, posts.idf(Generation.UNSEEN));
  }
}

package org.wentai.answer;

import java.util.List;
import org.wentai.index.Generation;

/**
 * Orders the sentences that a search found: all by {@link Ranker}; then, where there is a reading
 * model, those that rank first are read closely and ordered anew by {@link Reranker}.
 */
final class Ranking {
  private Ranking() {}

  /** {@code candidates} with the most likely first. */
  static List<Ranker.Ranked> of(Generation posts, Understood question, List<Candidate> candidates) {
    List<Ranker.Ranked> ranked = Ranker.fitted().rank(question, candidates);
    return CloseReading.of(posts, question, ranked)
        .map(read -> Reranker.fitted().rank(question, read))
        .orElse(ranked);
  }

  /** The probability that the first of {@code ranked} answers. */
  static double confidence(Generation posts, Understood question, List<Ranker.Ranked> ranked) {
    boolean read = !ranked.isEmpty() && ranked.get(0).isRead();
    return Confidence.fitted(read).of(question, ranked, posts.idf(Generation.UNSEEN));
  }
}

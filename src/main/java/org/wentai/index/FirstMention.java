package org.wentai.index;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.wentai.forum.Span;

/**
 * Lets the passage that says a thing first stand before those that repeat it: a reply that copies a
 * sentence of the opening post is shorter, so it scores higher, and is not the source.
 */
final class FirstMention {
  /** Shorter sentences (顶, 谢谢楼主) are repeated without being copied. */
  private static final int LEAST_UNITS = 8;

  private FirstMention() {}

  /** Gives the first passage that has another one's best sentence at least the score of that one. */
  static void promote(List<Candidate> candidates) {
    Map<String, Candidate> first = new HashMap<>();
    for (Candidate candidate : candidates) {
      Candidate.Read read = Objects.requireNonNull(candidate.read);
      for (Span sentence : read.passage().sentences()) {
        if (sentence.length() >= LEAST_UNITS) {
          first.merge(
              sentence.of(read.post().folded()), candidate, (a, b) -> a.order <= b.order ? a : b);
        }
      }
    }
    for (Candidate candidate : candidates) {
      Candidate source = candidate.bestSentence == null ? null : first.get(candidate.bestSentence);
      if (source != null && source.order < candidate.order) {
        source.score = Math.max(source.score, candidate.score);
      }
    }
  }
}

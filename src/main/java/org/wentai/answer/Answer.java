package org.wentai.answer;

import java.util.List;
import java.util.Optional;
import org.wentai.forum.ThreadHead;

/**
 * What a question got: sentences of posts with their citations, or the admission that none tells.
 */
public sealed interface Answer {
  /** How sure the answer is right, 0 to 1; for {@link NotFound}, of the best that was refused. */
  double confidence();

  /** The question as it was understood, standing on its own (a follow-up filled in). */
  String understoodAs();

  /**
   * An answer with evidence. Every citation was compared with the stored post.
   *
   * @param text the posts' own words, at most 400 UTF-16 units; every line stands in a citation
   * @param evidence 1 to 3, the best first, each at most 200 units
   * @param more further evidence, for those who ask for it
   * @param unanswered of several questions asked at once, those that this does not answer
   */
  record Found(
      String text,
      List<Evidence> evidence,
      List<Evidence> more,
      double confidence,
      String understoodAs,
      List<String> unanswered)
      implements Answer {
    /** The most UTF-16 units of an answer. */
    public static final int LONGEST = 400;

    /** The answer to one question. */
    public Found(
        String text,
        List<Evidence> evidence,
        List<Evidence> more,
        double confidence,
        String understoodAs) {
      this(text, evidence, more, confidence, understoodAs, List.of());
    }

    public Found {
      unanswered = List.copyOf(unanswered);
      evidence = List.copyOf(evidence);
      more = List.copyOf(more);
      if (evidence.isEmpty() || evidence.size() > 3 || text.length() > LONGEST) {
        throw new IllegalArgumentException(
            evidence.size() + " citations, an answer of " + text.length() + " units");
      }
      for (String line : text.split("\n")) {
        if (evidence.stream().noneMatch(e -> e.citation().quoted().contains(line))) {
          throw new IllegalArgumentException("no citation has these words: " + line);
        }
      }
    }
  }

  /**
   * No evidence.
   *
   * @param nearest threads that come nearest, maybe none
   * @param closest the passage that comes closest and perhaps does not answer: compared with the
   *     stored post like any citation, its thread the first of {@code nearest}; empty where no post
   *     has enough of the question
   */
  record NotFound(
      List<ThreadHead> nearest, Optional<Evidence> closest, double confidence, String understoodAs)
      implements Answer {
    public NotFound {
      nearest = List.copyOf(nearest);
    }
  }
}

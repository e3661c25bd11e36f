package org.wentai.answer;

import java.util.List;
import java.util.Optional;
import org.wentai.forum.Post;
import org.wentai.forum.Span;

/**
 * What to show beside a refusal: the passage that comes closest to the question, where one has
 * enough of it to be worth reading. A question's topic may be there while its answer is not.
 */
final class Closest {
  /** How much of the question's pairs a sentence needs, by their rarity. */
  private static final double LEAST_PAIRS = 0.3;

  /** How much of them, where the title or the sentences beside it help. */
  private static final double LEAST_AROUND = 0.5;

  /** A sentence with this cosine is about the same in other words, where it shares some. */
  private static final double LEAST_COSINE = 0.58;

  /** How much of the question's pairs it shares then. */
  private static final double LEAST_SHARED = 0.15;

  /** So many characters of the question one after the other are a name, which is its topic. */
  private static final int NAME = 4;

  /** Of the ranked sentences, those looked at. */
  private static final int FIRST = 5;

  private Closest() {}

  /** The first of {@code ranked} that tells and shares enough, widened to what may be cited. */
  static Optional<Selection.Quote> of(Understood question, List<Ranker.Ranked> ranked) {
    return ranked.stream()
        .limit(FIRST)
        .filter(r -> isNear(question.terms(), r.candidate()))
        .findFirst()
        .map(r -> new Selection.Quote(r, quoted(question, r.candidate())));
  }

  private static boolean isNear(Terms terms, Candidate c) {
    double own = terms.pairs(c.terms());
    double near = terms.pairs(c.terms() | c.before() | c.after() | c.around());
    return !Features.asks(c.folded())
        && (own >= LEAST_PAIRS
            || own > 0 && near >= LEAST_AROUND
            || own >= LEAST_SHARED && c.cosine() >= LEAST_COSINE
            || longest(terms, c) >= NAME);
  }

  /** How many characters of the question stand in the sentence in a row, themselves. */
  private static int longest(Terms terms, Candidate c) {
    int most = 0;
    int start = 0;
    int end = -1;
    for (Span pair : terms.pairSpans(terms.standing(c.folded()))) {
      start = pair.start() < end ? start : pair.start();
      end = pair.end();
      most = Math.max(most, end - start);
    }
    return most;
  }

  private static Span quoted(Understood question, Candidate c) {
    Post post = c.hit().post();
    return Snippets.widened(post, Snippets.of(question, post, c.span()));
  }
}

package org.wentai.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.wentai.index.Generation;
import org.wentai.index.Hit;
import org.wentai.index.SearchQuery;

/**
 * The cases that confidence is fitted on. Of each known question: as it is, and thinned; both also
 * with the answering threads taken away, and with only the answering sentences taken away, where
 * nothing answers; asked for a kind of thing that the thread has nothing of; and what was asked of
 * another thread.
 */
final class FitCases {
  private static final int PASSAGES = 20;

  private final Variations variations = new Variations(ModelFit.SEED);
  private final AnotherKind anotherKind = new AnotherKind(ModelFit.SEED);
  private final Borrowed borrowed = new Borrowed(ModelFit.SEED);

  /**
   * A question and the sentences that a search would offer for it.
   *
   * @param whole whether nothing was taken away: ranking is fitted on these
   */
  record Case(Understood question, List<Candidate> candidates, Known known, boolean whole) {
    boolean[] right() {
      boolean[] right = new boolean[candidates.size()];
      for (int i = 0; i < right.length; i++) {
        right[i] = known.isIn(candidates.get(i));
      }
      return right;
    }
  }

  /** The cases that {@code known} gives over {@code posts}, those with no candidate left out. */
  List<Case> of(Generation posts, Known known) {
    var cases = new ArrayList<Case>();
    Understood question = Reading.of(Question.of(known.text()), posts, PASSAGES).understood();
    Understood thin = Understood.of(variations.thinned(question), posts::idf);
    for (Understood asked : List.of(question, thin)) {
      // Twice as many passages are found, so that as many as usual are left without the thread.
      List<Hit> hits = posts.search(SearchQuery.of(asked.text(), PASSAGES * 2));
      BiConsumer<Predicate<Hit>, Boolean> add =
          (kept, whole) -> add(cases, new Case(asked, candidates(asked, hits, kept), known, whole));
      add.accept(h -> true, true);
      add.accept(h -> !known.isOf(h), false);
      List<Hit> cut = hits.stream().map(h -> without(h, known)).toList();
      add(cases, new Case(asked, candidates(asked, cut, h -> true), known, false));
    }
    Stream.of(borrowed.of(posts, known), anotherKind.of(posts, known, question))
        .flatMap(Optional::stream)
        .map(q -> Reading.of(Question.of(q), posts, PASSAGES).understood())
        .forEach(
            q -> {
              List<Hit> hits = posts.search(SearchQuery.of(q.text(), PASSAGES));
              add(cases, new Case(q, candidates(q, hits, h -> true), known, false));
            });
    return cases;
  }

  /** The passage without the sentences that answer. */
  private static Hit without(Hit hit, Known known) {
    String text = hit.post().text();
    List<Hit.SentenceHit> others =
        hit.sentences().stream().filter(s -> !known.isIn(hit, s.span().of(text))).toList();
    return new Hit(
        hit.head(), hit.post(), hit.span(), hit.score(), hit.lexical(), hit.dense(), others);
  }

  private static void add(List<Case> cases, Case one) {
    if (!one.candidates().isEmpty()) {
      cases.add(one);
    }
  }

  private static List<Candidate> candidates(
      Understood question, List<Hit> hits, Predicate<Hit> kept) {
    return Candidates.of(question.terms(), hits.stream().filter(kept).limit(PASSAGES).toList());
  }
}

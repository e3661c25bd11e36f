package org.wentai.answer;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wentai.forum.ThreadHead;
import org.wentai.index.Generation;
import org.wentai.index.Hit;
import org.wentai.index.SearchQuery;
import org.wentai.text.Folding;

/** Finds the thread that a question is about when it asks of a thread, not of what posts say. */
final class ThreadChoice {
  private static final int PASSAGES = 20;
  private static final double LEAST = 0.35;
  private static final double BODY_SHARE = 0.8;

  /** So much of the topic a title has that names it alone. */
  private static final double LEAST_TITLED = 0.25;

  private ThreadChoice() {}

  /**
   * The thread meant.
   *
   * @param topic the question's topic words; empty when it names none
   * @param last the asker's turn before: its thread is meant when no topic is named
   * @return empty when no thread is named and there are several, or none fits what is named
   */
  static Optional<ThreadHead> of(Generation posts, String topic, Optional<Question.Turn> last) {
    return of(posts, topic, last, false);
  }

  /**
   * The thread whose record is asked for; where none fits, the only one found whose title has
   * enough of the topic: who asks how often a thread was viewed names it loosely.
   */
  static Optional<ThreadHead> ofRecord(
      Generation posts, String topic, Optional<Question.Turn> last) {
    return of(posts, topic, last, true);
  }

  private static Optional<ThreadHead> of(
      Generation posts, String topic, Optional<Question.Turn> last, boolean loosely) {
    if (topic.isBlank()) {
      List<ThreadHead> some = posts.threads(2);
      return some.size() == 1
          ? Optional.of(some.get(0))
          : last.flatMap(Question.Turn::thread).flatMap(posts::head);
    }
    Terms terms = Terms.of(topic, List.of(), List.of(), posts::idf);
    Map<ThreadHead, Double> fits = fits(posts, topic, terms);
    return fitting(fits).or(() -> loosely ? titled(terms, fits.keySet()) : Optional.empty());
  }

  private static Map<ThreadHead, Double> fits(Generation posts, String topic, Terms terms) {
    Map<ThreadHead, Double> fits = new HashMap<>();
    for (Hit hit : posts.search(SearchQuery.of(topic, PASSAGES))) {
      fits.merge(hit.head(), fit(terms, hit), Math::max);
    }
    return fits;
  }

  private static Optional<ThreadHead> fitting(Map<ThreadHead, Double> fits) {
    return fits.entrySet().stream()
        .filter(e -> e.getValue() >= LEAST)
        .max(
            Map.Entry.<ThreadHead, Double>comparingByValue()
                .thenComparing(e -> e.getKey().id(), Comparator.reverseOrder()))
        .map(Map.Entry::getKey);
  }

  private static Optional<ThreadHead> titled(Terms terms, Set<ThreadHead> found) {
    List<ThreadHead> named =
        found.stream()
            .filter(head -> terms.pairs(terms.in(ofItself(head.title()))) >= LEAST_TITLED)
            .toList();
    return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
  }

  /** A title without the words that many have. */
  private static String ofItself(String title) {
    return Folding.fold(title).replaceAll("通知|公告|通告|求助|求推荐|分享|转[帖贴载]", " ");
  }

  private static double fit(Terms terms, Hit hit) {
    long title = terms.in(Folding.fold(hit.head().title()));
    long body = terms.in(Folding.fold(hit.span().of(hit.post().text())));
    return (terms.singles(title) + terms.pairs(title)) / 2 * (1 - BODY_SHARE)
        + (terms.singles(title | body) + terms.pairs(title | body)) / 2 * BODY_SHARE;
  }
}

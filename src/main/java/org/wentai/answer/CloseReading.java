package org.wentai.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wentai.forum.Span;
import org.wentai.index.FoundSpan;
import org.wentai.index.Generation;
import org.wentai.index.Hit;
import org.wentai.index.ReadingWindow;
import org.wentai.text.Folding;
import org.wentai.text.Synonyms;

/**
 * Reads the sentences that rank first closely, each with those around it in its passage: a pronoun
 * is understood by the sentence before it.
 */
final class CloseReading {
  private static final int MOST_WINDOWS = 4;

  /** Of them so many are read at first, side by side. */
  private static final int AT_FIRST = 2;

  /** With log-odds of an answer as high as this in one of these, hardly another is read. */
  private static final double ENOUGH = 3;

  /** So likely a sentence must be to be read though an answer was found before. */
  private static final double LEAST_BESIDE = 0.05;

  private static final int LOOKED_AT = 10;

  /** A sentence less likely than this is not read for its own sake. */
  private static final double LEAST = 0.03;

  /** A window is not made longer than this, unless one sentence is. */
  private static final int LONGEST = 120;

  private CloseReading() {}

  /**
   * A window, the passage it is of, and which of the passage's sentences it holds: [from, to).
   *
   * @param likely how likely the sentence is that it is read for
   */
  private record Part(Hit hit, int from, int to, double likely) {
    ReadingWindow window() {
      String text = hit.post().text();
      int start = hit.sentences().get(from).span().start();
      int end = hit.sentences().get(to - 1).span().end();
      List<Span> sentences =
          hit.sentences().subList(from, to).stream().map(s -> s.span().shifted(-start)).toList();
      return new ReadingWindow(
          Folding.fold(hit.head().title()), Folding.fold(text.substring(start, end)), sentences);
    }

    int start() {
      return hit.sentences().get(from).span().start();
    }
  }

  /** A sentence of a post, by where it begins. */
  private record Place(String thread, int floor, int start) {
    static Place of(Hit hit, int sentence) {
      return new Place(
          hit.head().id(), hit.post().floor(), hit.sentences().get(sentence).span().start());
    }
  }

  /**
   * {@code ranked} with what was found in those that were read; nothing where there is no reading
   * model.
   */
  static Optional<List<Ranker.Ranked>> of(
      Generation posts, Understood question, List<Ranker.Ranked> ranked) {
    List<Part> parts = parts(ranked);
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    int first = Math.min(AT_FIRST, parts.size());
    return read(posts, question, parts.subList(0, first))
        .map(
            found -> {
              double least = most(found) < ENOUGH ? 0 : LEAST_BESIDE;
              List<Part> rest =
                  parts.stream().skip(first).takeWhile(p -> p.likely() >= least).toList();
              var all = new ArrayList<>(found);
              read(posts, question, rest).ifPresent(all::addAll);
              return with(all, parts, ranked);
            });
  }

  private static Optional<List<List<FoundSpan>>> read(
      Generation posts, Understood question, List<Part> parts) {
    List<ReadingWindow> windows = parts.stream().map(Part::window).toList();
    List<Span> asking =
        QuestionWords.asks(question.folded()).stream().map(QuestionWords.Ask::span).toList();
    // Each window's words, and as the data's questions end, whatever the asker wrote there.
    List<String> asked =
        windows.stream()
            .map(w -> Synonyms.inWordsOf(w.text(), question.folded(), asking) + "?")
            .toList();
    List<List<FoundSpan>> found = new ArrayList<>();
    int from = 0;
    while (from < windows.size()) {
      int to = from + 1;
      while (to < windows.size() && asked.get(to).equals(asked.get(from))) {
        to++;
      }
      var read = posts.read(asked.get(from), windows.subList(from, to));
      if (read.isEmpty()) {
        return Optional.empty();
      }
      found.addAll(read.get());
      from = to;
    }
    return Optional.of(found);
  }

  private static double most(List<List<FoundSpan>> found) {
    return found.stream()
        .flatMap(List::stream)
        .mapToDouble(FoundSpan::score)
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  private static List<Part> parts(List<Ranker.Ranked> ranked) {
    var parts = new ArrayList<Part>();
    Set<Place> read = new HashSet<>();
    for (Ranker.Ranked r : ranked.subList(0, Math.min(LOOKED_AT, ranked.size()))) {
      Candidate c = r.candidate();
      boolean likely = parts.isEmpty() || r.probability() >= LEAST;
      if (likely && parts.size() < MOST_WINDOWS && !read.contains(Place.of(c.hit(), c.place()))) {
        Part part = around(r);
        parts.add(part);
        for (int i = part.from(); i < part.to(); i++) {
          read.add(Place.of(c.hit(), i));
        }
      }
    }
    return parts;
  }

  /**
   * The sentence with as many of those behind and before it, by turns, as fit; no further than
   * where something else stands between, such as another's words.
   */
  private static Part around(Ranker.Ranked r) {
    Candidate c = r.candidate();
    List<Hit.SentenceHit> all = c.hit().sentences();
    int from = c.place();
    int to = from + 1;
    boolean grown = true;
    while (grown) {
      grown = false;
      if (to < all.size() && follows(c.hit(), to) && length(all, from, to + 1) <= LONGEST) {
        to++;
        grown = true;
      }
      if (from > 0 && follows(c.hit(), from) && length(all, from - 1, to) <= LONGEST) {
        from--;
        grown = true;
      }
    }
    return new Part(c.hit(), from, to, r.probability());
  }

  /** Whether only white space stands between a sentence and the one before it. */
  private static boolean follows(Hit hit, int sentence) {
    int before = hit.sentences().get(sentence - 1).span().end();
    int start = hit.sentences().get(sentence).span().start();
    return hit.post().text().substring(before, start).isBlank();
  }

  private static int length(List<Hit.SentenceHit> all, int from, int to) {
    return all.get(to - 1).span().end() - all.get(from).span().start();
  }

  /** With what was found in the first parts. */
  private static List<Ranker.Ranked> with(
      List<List<FoundSpan>> found, List<Part> parts, List<Ranker.Ranked> ranked) {
    Map<Place, Answering> byPlace = new HashMap<>();
    for (int p = 0; p < found.size(); p++) {
      Part part = parts.get(p);
      for (int i = 0; i < found.get(p).size(); i++) {
        FoundSpan span = found.get(p).get(i);
        byPlace.merge(
            Place.of(part.hit(), part.from() + i),
            new Answering(span.span().shifted(part.start()), span.score()),
            (a, b) -> b.score() > a.score() ? b : a);
      }
    }
    return ranked.stream()
        .map(
            r -> {
              Candidate c = r.candidate();
              Answering a = byPlace.get(Place.of(c.hit(), c.place()));
              return a == null ? r : r.withRead(a.score(), a.span());
            })
        .toList();
  }

  /** Where in a post the answer may stand. */
  private record Answering(Span span, double score) {}
}

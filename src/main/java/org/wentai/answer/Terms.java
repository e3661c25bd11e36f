package org.wentai.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.wentai.forum.Span;
import org.wentai.text.Synonyms;
import org.wentai.text.Token;
import org.wentai.text.Tokens;

/**
 * The words of a question that a sentence may share: its tokens and the pairs of neighbouring
 * characters, each weighted by its inverse document frequency. A set of them is a bit mask.
 */
final class Terms {
  private static final int MOST = 64;
  private static final double STOP_SHARE = 0.1;

  /**
   * One token or pair.
   *
   * @param span where it stands in the folded question
   * @param weight what it weighs
   * @param others words that say the same as the word it stands in
   */
  record Term(String text, Span span, boolean pair, double weight, List<String> others) {
    boolean isIn(String folded) {
      return folded.contains(text) || others.stream().anyMatch(folded::contains);
    }
  }

  private final List<Term> terms;
  private final long singles;
  private final long pairs;

  private Terms(List<Term> terms) {
    this.terms = terms;
    this.singles = maskOf(t -> !t.pair());
    this.pairs = maskOf(Term::pair);
  }

  /**
   * The terms of {@code folded}.
   *
   * @param asking spans left out altogether
   * @param stops spans whose tokens count little
   * @param idf a token's inverse document frequency
   */
  static Terms of(
      String folded, List<Span> asking, List<Span> stops, ToDoubleFunction<String> idf) {
    var all = new ArrayList<Term>();
    var seen = new HashSet<String>();
    Token last = null;
    for (Token token : Tokens.of(folded)) {
      Span span = new Span(token.start(), token.end());
      if (asking.stream().anyMatch(span::overlaps)) {
        last = null;
        continue;
      }
      boolean stop = stops.stream().anyMatch(s -> s.covers(span));
      add(
          all,
          seen,
          new Term(token.text(), span, !token.han(), weight(token.text(), stop, idf), List.of()));
      if (last != null && last.han() && token.han() && last.end() == token.start()) {
        addPair(all, seen, new Span(last.start(), token.end()), folded, stops, idf);
      }
      last = token;
    }
    List<Synonyms.Word> words = Synonyms.in(folded);
    return new Terms(heaviest(all.stream().map(t -> withOthers(t, words, idf)).toList()));
  }

  /** A term of a word that has others counts as found where they stand, and is no rarer. */
  private static Term withOthers(
      Term term, List<Synonyms.Word> words, ToDoubleFunction<String> idf) {
    for (Synonyms.Word word : words) {
      if (word.span().covers(term.span())) {
        double weight =
            word.others().stream()
                .mapToDouble(o -> rarest(o, idf))
                .reduce(term.weight(), Math::min);
        return new Term(term.text(), term.span(), term.pair(), weight, word.others());
      }
    }
    return term;
  }

  /** The inverse document frequency of the rarest pair of {@code word}. */
  private static double rarest(String word, ToDoubleFunction<String> idf) {
    double rarest = idf.applyAsDouble(word.substring(0, 1));
    for (int i = 0; i + 1 < word.length(); i++) {
      rarest = Math.max(rarest, idf.applyAsDouble(word.substring(i, i + 2)));
    }
    return rarest;
  }

  private static void addPair(
      List<Term> all,
      HashSet<String> seen,
      Span span,
      String folded,
      List<Span> stops,
      ToDoubleFunction<String> idf) {
    Span first = new Span(span.start(), span.start() + 1);
    Span second = new Span(span.end() - 1, span.end());
    boolean stop =
        stops.stream().anyMatch(s -> s.covers(first))
            && stops.stream().anyMatch(s -> s.covers(second));
    add(
        all,
        seen,
        new Term(span.of(folded), span, true, weight(span.of(folded), stop, idf), List.of()));
  }

  private static void add(List<Term> all, HashSet<String> seen, Term term) {
    if (seen.add(term.text())) {
      all.add(term);
    }
  }

  private static double weight(String text, boolean stop, ToDoubleFunction<String> idf) {
    return idf.applyAsDouble(text) * (stop ? STOP_SHARE : 1);
  }

  private static List<Term> heaviest(List<Term> all) {
    return all.stream().sorted(Comparator.comparingDouble(t -> -t.weight())).limit(MOST).toList();
  }

  List<Term> list() {
    return terms;
  }

  /** The terms that stand in {@code folded} themselves. */
  long standing(String folded) {
    return maskOf(t -> folded.contains(t.text()));
  }

  /** The terms that stand in {@code folded}, themselves or in other words. */
  long in(String folded) {
    return maskOf(t -> t.isIn(folded));
  }

  /** The term that is {@code text}, if it is one. */
  long exactly(String text) {
    return maskOf(t -> t.text().equals(text));
  }

  /** The terms that lie within {@code span} of the question. */
  long within(Span span) {
    return maskOf(t -> span.covers(t.span()));
  }

  /** The weight of the single tokens in {@code mask}, of all of them; 0 to 1. */
  double singles(long mask) {
    return share(mask & singles, singles);
  }

  /**
   * The weight of the pairs (and Latin words and numbers) in {@code mask}, of all of them; 0 to 1.
   */
  double pairs(long mask) {
    return share(mask & pairs, pairs);
  }

  /** The weight of the terms in {@code mask}, of those in {@code whole}; 0 to 1. */
  double share(long mask, long whole) {
    double all = weight(whole);
    return all == 0 ? 0 : weight(mask & whole) / all;
  }

  /** The terms that are Latin words or numbers. */
  long latin() {
    return maskOf(t -> !Tokens.isHan(t.text().codePointAt(0)));
  }

  double weight(long mask) {
    double sum = 0;
    for (long rest = mask & (singles | pairs); rest != 0; rest &= rest - 1) {
      sum += terms.get(Long.numberOfTrailingZeros(rest)).weight();
    }
    return sum;
  }

  /** The weight of the heaviest term in {@code mask}; 0 when it is empty. */
  double heaviest(long mask) {
    double most = 0;
    for (int i = 0; i < terms.size(); i++) {
      if ((mask >>> i & 1) == 1) {
        most = Math.max(most, terms.get(i).weight());
      }
    }
    return most;
  }

  /** Where the pairs in {@code mask} stand in the question, ascending. */
  List<Span> pairSpans(long mask) {
    var spans = new ArrayList<Span>();
    for (int i = 0; i < terms.size(); i++) {
      if ((mask & pairs & 1L << i) != 0) {
        spans.add(terms.get(i).span());
      }
    }
    spans.sort(Comparator.comparingInt(Span::start));
    return spans;
  }

  /** The share of the weight that lies in terms no post has. */
  double unknown(double rarest) {
    return share(maskOf(t -> t.weight() > rarest - 1e-6), ~0L);
  }

  private long maskOf(Predicate<Term> in) {
    long mask = 0;
    for (int i = 0; i < terms.size(); i++) {
      if (in.test(terms.get(i))) {
        mask |= 1L << i;
      }
    }
    return mask;
  }
}

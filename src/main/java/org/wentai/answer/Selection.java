package org.wentai.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.wentai.forum.Post;
import org.wentai.forum.Span;
import org.wentai.text.Sentences;

/**
 * Chooses what to answer with from the ranked sentences.
 *
 * @param lines the answer's sentences
 * @param quotes what to cite, 1 to 3: each line stands in one
 * @param more what else could be cited
 */
record Selection(List<String> lines, List<Quote> quotes, List<Quote> more) {
  /** The most citations. */
  static final int MOST = 3;

  private static final int MORE = 5;

  /** A further sentence is cited when it is this likely beside the best. */
  private static final double CITED_SHARE = 0.08;

  /** A further sentence is part of the answer when it is this likely beside the best. */
  private static final double ANSWER_SHARE = 0.5;

  /** A span of a post to cite, and the sentence it was chosen for. */
  record Quote(Ranker.Ranked from, Span span) {
    boolean holds(Ranker.Ranked other, Span part) {
      return from.candidate().hit().post().equals(other.candidate().hit().post())
          && from.candidate().hit().head().equals(other.candidate().hit().head())
          && span.covers(part);
    }

    String words() {
      return span.of(from.candidate().hit().post().text());
    }

    boolean overlaps(Quote other) {
      return from.candidate().hit().head().equals(other.from.candidate().hit().head())
          && from.candidate().hit().post().equals(other.from.candidate().hit().post())
          && span.overlaps(other.span);
    }
  }

  static Selection of(Understood question, List<Ranker.Ranked> ranked) {
    List<Ranker.Ranked> parts = parts(question, ranked);
    if (parts.size() > 1) {
      return ofParts(question, parts, ranked);
    }
    return Listing.of(question, ranked).orElseGet(() -> ofBest(question, ranked));
  }

  static Selection ofBest(Understood question, List<Ranker.Ranked> ranked) {
    var lines = new ArrayList<Quote>();
    var quotes = new ArrayList<Quote>();
    var more = new ArrayList<Quote>();
    double best = ranked.get(0).probability();
    for (Ranker.Ranked next : ranked) {
      if (more.size() >= MORE && next.probability() < best * CITED_SHARE) {
        break; // the likelier come first: none that follows is cited or answers
      }
      Post post = next.candidate().hit().post();
      Span sentence = Snippets.of(question, post, next.candidate().span());
      boolean answers = next.probability() >= best * ANSWER_SHARE && lines.size() < MOST;
      boolean held = quotes.stream().anyMatch(q -> q.holds(next, sentence));
      if (!held) {
        Quote quote = apart(new Quote(next, Snippets.widened(post, sentence)), sentence, quotes);
        boolean cited = quotes.size() < MOST && next.probability() >= best * CITED_SHARE;
        if (cited) {
          quotes.add(quote);
        } else if (more.size() < MORE) {
          more.add(quote);
        }
        held = cited;
      }
      if (answers && held) {
        lines.add(new Quote(next, sentence));
      }
    }
    return new Selection(told(lines, quotes), quotes, more);
  }

  /**
   * The lines' words, as many of the likeliest as an answer may hold, those of one thread in its
   * order; a heading goes with what it heads.
   */
  private static List<String> told(List<Quote> lines, List<Quote> quotes) {
    List<String> threads = lines.stream().map(Selection::thread).distinct().toList();
    var kept = new ArrayList<Quote>();
    int units = 0;
    for (Quote line : lines) {
      units += words(line, quotes).stream().mapToInt(w -> w.length() + 1).sum();
      if (units - 1 <= Answer.Found.LONGEST) {
        kept.add(line);
      }
    }
    return kept.stream()
        .sorted(
            Comparator.comparingInt((Quote l) -> threads.indexOf(thread(l)))
                .thenComparing(l -> l.from().candidate().hit().post().floor())
                .thenComparing(l -> l.span().start()))
        .flatMap(l -> words(l, quotes).stream())
        .distinct()
        .toList();
  }

  private static List<String> words(Quote line, List<Quote> quotes) {
    return Stream.concat(Stream.of(line.words()), headed(line, quotes).stream()).toList();
  }

  private static String thread(Quote line) {
    return line.from().candidate().hit().head().id();
  }

  /** The sentence after a heading, where it is cited with it. */
  private static Optional<String> headed(Quote line, List<Quote> quotes) {
    if (!Features.heading(line.from().candidate())) {
      return Optional.empty();
    }
    String text = line.from().candidate().hit().post().text();
    return Sentences.of(text).stream()
        .filter(s -> s.start() >= line.span().end())
        .findFirst()
        .filter(s -> quotes.stream().anyMatch(q -> q.holds(line.from(), s)))
        .map(s -> s.of(text));
  }

  /**
   * {@code quote}, or only its sentence where the widened span would repeat what is cited already.
   */
  private static Quote apart(Quote quote, Span sentence, List<Quote> cited) {
    return cited.stream().anyMatch(quote::overlaps) ? new Quote(quote.from(), sentence) : quote;
  }

  private static Selection ofParts(
      Understood question, List<Ranker.Ranked> parts, List<Ranker.Ranked> ranked) {
    var lines = new ArrayList<String>();
    var quotes = new ArrayList<Quote>();
    for (Ranker.Ranked part : parts) {
      Post post = part.candidate().hit().post();
      Span sentence = Snippets.of(question, post, part.candidate().span());
      lines.add(sentence.of(post.text()));
      quotes.add(new Quote(part, sentence));
    }
    List<Quote> more =
        ranked.stream()
            .filter(r -> !parts.contains(r))
            .limit(MORE)
            .map(
                r ->
                    new Quote(
                        r, Snippets.of(question, r.candidate().hit().post(), r.candidate().span())))
            .toList();
    return new Selection(lines, quotes, more);
  }

  /**
   * For each part that the question names, the sentence that says most of it, in the posts' order.
   */
  private static List<Ranker.Ranked> parts(Understood question, List<Ranker.Ranked> ranked) {
    var chosen = new ArrayList<Ranker.Ranked>();
    for (String part : Parts.of(question.folded())) {
      Optional<Ranker.Ranked> best =
          ranked.stream().max(Comparator.comparingDouble(r -> definition(part, r)));
      best.filter(b -> definition(part, b) > 0 && !chosen.contains(b) && chosen.size() < MOST)
          .ifPresent(chosen::add);
    }
    chosen.sort(
        Comparator.comparing((Ranker.Ranked r) -> r.candidate().hit().head().id())
            .thenComparing(r -> r.candidate().hit().post().floor())
            .thenComparing(r -> r.candidate().span().start()));
    return chosen;
  }

  /** How well a sentence tells what {@code part} is; 0 when it does not name it by itself. */
  private static double definition(String part, Ranker.Ranked ranked) {
    String folded = ranked.candidate().folded();
    String name = Pattern.quote(part);
    if (Pattern.compile("\"" + name + "\"[^,。;]{0,4}(?:指|即|是|为|包括|:)").matcher(folded).find()) {
      return 3 + ranked.probability();
    }
    if (Pattern.compile(name + "\"?(?:,|:|是|指|即|为|包括|就是)").matcher(folded).find()) {
      return 2 + ranked.probability();
    }
    return folded.contains("\"" + part + "\"") ? 1 + ranked.probability() : 0;
  }
}

package org.wentai.answer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.wentai.forum.Span;
import org.wentai.index.Generation;
import org.wentai.index.Hit;
import org.wentai.index.SearchQuery;

/**
 * Fits the weights of {@link Ranker} and {@link Confidence} on questions whose answers are known,
 * and says how often the ranked sentences hold the answer.
 *
 * <p>The weights in this package's resources were written by it; {@code docs/fitting.md} says from
 * which questions, and how it was called.
 */
public final class RankerFit {
  private static final int PASSAGES = 20;
  private static final int EPOCHS = 4;
  private static final long SEED = 20261123;
  private static final double THINNED = 0.4;
  private static final int CONTENT = 6;

  /**
   * The share of questions that posts answer, where people ask; fewer are so among those fitted on.
   */
  private static final double ANSWERABLE = 0.6;

  private final List<Fitting.Choice> choices = new ArrayList<>();
  private final List<Learnt> learnt = new ArrayList<>();
  private final List<Learnt> absent = new ArrayList<>();
  private List<String> words = List.of();
  private final Random random = new Random(SEED);
  private int asked;
  private int inOne;
  private int inTwo;

  /**
   * A question whose answers are known.
   *
   * @param text the question
   * @param answers words, any of which answers it
   * @param threads the threads that hold an answer
   */
  public record Known(String text, List<String> answers, List<String> threads) {}

  private record Learnt(Understood question, List<Hit> hits, Known known, double rarest) {}

  /** Takes in a question, asked of {@code posts}. */
  public void learn(Generation posts, Known known) {
    Understood question = Reading.of(Question.of(known.text()), posts, PASSAGES).understood();
    List<Hit> hits = posts.search(SearchQuery.of(question.text(), PASSAGES * 2));
    learnt.add(new Learnt(question, hits, known, posts.idf(Generation.UNSEEN)));
    choose(question, hits, known);
    Understood thin = Understood.of(thinned(question), posts::idf);
    choose(thin, hits, known);
    learnt.add(new Learnt(thin, hits, known, posts.idf(Generation.UNSEEN)));
    if (!words.isEmpty()) {
      learnAbsent(posts, new Known(swapped(question), List.of(), List.of()));
    }
    words = content(question);
  }

  /** The question with one of its words put in place by one of another question. */
  private String swapped(Understood question) {
    String text = question.text();
    List<String> own = content(question);
    if (own.isEmpty()) {
      return text;
    }
    String out = own.get(random.nextInt(own.size()));
    return text.replace(out, words.get(random.nextInt(words.size())));
  }

  /** The question's words, roughly: runs of its rare pairs. */
  private static List<String> content(Understood question) {
    return question.terms().list().stream()
        .filter(t -> t.pair() && t.weight() > 1)
        .limit(CONTENT)
        .map(Terms.Term::text)
        .toList();
  }

  /** Takes in a question asked where nothing answers it. */
  public void learnAbsent(Generation posts, Known known) {
    Understood question = Reading.of(Question.of(known.text()), posts, PASSAGES).understood();
    List<Hit> hits = posts.search(SearchQuery.of(question.text(), PASSAGES));
    absent.add(new Learnt(question, hits, known, posts.idf(Generation.UNSEEN)));
  }

  private void choose(Understood question, List<Hit> hits, Known known) {
    List<Candidate> candidates = candidates(question, hits, h -> true);
    boolean[] right = right(candidates, known);
    if (any(right)) {
      choices.add(new Fitting.Choice(rows(question, candidates), right));
    }
  }

  /**
   * The question with some of its words left out: these questions repeat their passage's words, and
   * people's questions do so less.
   */
  private String thinned(Understood question) {
    var thin = new StringBuilder();
    int at = 0;
    while (at < question.text().length()) {
      boolean asking = question.asked().contains(at);
      int step = asking ? 1 : Math.min(2, question.text().length() - at);
      if (asking || random.nextDouble() >= THINNED) {
        thin.append(question.text(), at, at + step);
      }
      at += step;
    }
    return thin.toString();
  }

  /**
   * Asks a question with {@code ranker}'s weights as they are and counts whether it is answered.
   */
  public void measure(Generation posts, Known known) {
    Understood question = Reading.of(Question.of(known.text()), posts, PASSAGES).understood();
    List<Hit> hits = posts.search(SearchQuery.of(question.text(), PASSAGES));
    List<Ranker.Ranked> ranked =
        Ranker.fitted().rank(question, candidates(question, hits, h -> true));
    asked++;
    inOne += ranked.stream().limit(1).anyMatch(r -> holds(r.candidate(), known)) ? 1 : 0;
    inTwo += ranked.stream().limit(2).anyMatch(r -> holds(r.candidate(), known)) ? 1 : 0;
  }

  /** What {@link #measure} counted, as a line. */
  public String measured() {
    return "%d questions, answer in one sentence %.1f %%, in two %.1f %%"
        .formatted(asked, 100.0 * inOne / asked, 100.0 * inTwo / asked);
  }

  /**
   * Fits both models on what was learnt and writes them.
   *
   * @param folder where {@code ranker.tsv} and {@code confidence.tsv} go
   * @param note a line on the data, kept in the files
   * @throws IOException when they cannot be written
   */
  public String fit(Path folder, String note) throws IOException {
    double[] weights = Fitting.listwise(choices, Features.prior(), EPOCHS, SEED);
    write(folder.resolve("ranker.tsv"), note, Features.names(), weights);
    var rows = new ArrayList<double[]>();
    var labels = new ArrayList<Boolean>();
    var ranker = new Ranker(weights);
    for (Learnt l : learnt) {
      confide(ranker, l, h -> true, c -> true, rows, labels);
      confide(
          ranker, l, h -> !l.known().threads().contains(h.head().id()), c -> true, rows, labels);
      confide(ranker, l, h -> true, c -> !holds(c, l.known()), rows, labels);
    }
    for (Learnt a : absent) {
      confide(ranker, a, h -> true, c -> true, rows, labels);
    }
    double[] confidence =
        Fitting.logistic(rows, labels, Confidence.prior(), Confidence.signs(), EPOCHS, SEED);
    long right = labels.stream().filter(l -> l).count();
    confidence[0] +=
        Math.log(ANSWERABLE / (1 - ANSWERABLE))
            - Math.log((double) right / (labels.size() - right));
    write(folder.resolve("confidence.tsv"), note, Confidence.names(), confidence);
    return choices.size() + " choices, " + rows.size() + " confidences, " + right + " right";
  }

  private void confide(
      Ranker ranker,
      Learnt l,
      Predicate<Hit> keptHit,
      Predicate<Candidate> kept,
      List<double[]> rows,
      List<Boolean> labels) {
    List<Candidate> candidates =
        candidates(l.question(), l.hits(), keptHit).stream().filter(kept).toList();
    if (!candidates.isEmpty()) {
      List<Ranker.Ranked> ranked = ranker.rank(l.question(), candidates);
      rows.add(Confidence.features(l.question(), ranked, l.rarest()));
      labels.add(holds(ranked.get(0).candidate(), l.known()));
    }
  }

  private static List<Candidate> candidates(
      Understood question, List<Hit> hits, Predicate<Hit> kept) {
    return Candidates.of(question.terms(), hits.stream().filter(kept).limit(PASSAGES).toList());
  }

  private static float[][] rows(Understood question, List<Candidate> candidates) {
    var features = new Features(question, candidates);
    float[][] rows = new float[candidates.size()][];
    for (int i = 0; i < rows.length; i++) {
      double[] row = features.of(candidates.get(i));
      rows[i] = new float[row.length];
      for (int j = 0; j < row.length; j++) {
        rows[i][j] = (float) row[j];
      }
    }
    return rows;
  }

  private static boolean[] right(List<Candidate> candidates, Known known) {
    boolean[] right = new boolean[candidates.size()];
    for (int i = 0; i < right.length; i++) {
      right[i] = holds(candidates.get(i), known);
    }
    return right;
  }

  private static boolean any(boolean[] flags) {
    for (boolean flag : flags) {
      if (flag) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(Candidate candidate, Known known) {
    Span span = candidate.span();
    String said = span.of(candidate.hit().post().text());
    return known.threads().contains(candidate.hit().head().id())
        && known.answers().stream().anyMatch(said::contains);
  }

  private static void write(Path file, String note, List<String> names, double[] weights)
      throws IOException {
    var lines = new ArrayList<String>();
    lines.add("# " + note + ", seed " + SEED + ", " + EPOCHS + " epochs");
    for (int i = 0; i < weights.length; i++) {
      lines.add("%s\t%.5f".formatted(names.get(i), weights[i]));
    }
    Files.write(file, lines);
  }
}

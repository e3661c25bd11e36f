package org.wentai.answer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.wentai.index.Generation;

/**
 * Fits the small models of this package on questions whose answers are known, and writes their
 * weights: {@code docs/fitting.md} tells on which, and with which command.
 *
 * <p>{@link #learnRanking} gives what {@link Ranker} and the plain {@link Confidence} are fitted
 * on; {@link #learnReading} what {@link Reranker} and the other {@code Confidence} are, which must
 * be questions that the reading model has not seen.
 */
public final class ModelFit {
  static final long SEED = 20261123;
  private static final int EPOCHS = 4;

  /**
   * The share of questions that posts answer, where people ask; fewer are so among those fitted on.
   */
  private static final double ANSWERABLE = 0.8;

  private final FitCases cases = new FitCases();
  private final List<Fitting.Choice> choices = new ArrayList<>();
  private final List<FitCases.Case> plain = new ArrayList<>();
  private final List<Read> read = new ArrayList<>();
  private double rarest;

  /** A case whose likeliest sentences were read. */
  private record Read(FitCases.Case of, List<Ranker.Ranked> ranked) {}

  /** Takes in a question for the plain ranking. */
  public void learnRanking(Generation posts, Known known) {
    rarest = posts.idf(Generation.UNSEEN);
    for (FitCases.Case one : cases.of(posts, known)) {
      plain.add(one);
      if (one.whole() && any(one.right())) {
        choices.add(new Fitting.Choice(rows(one), one.right()));
      }
    }
  }

  /** Takes in a question for close reading, ranked by {@link Ranker}'s weights as they are. */
  public void learnReading(Generation posts, Known known) {
    rarest = posts.idf(Generation.UNSEEN);
    for (FitCases.Case one : cases.of(posts, known)) {
      List<Ranker.Ranked> ranked = Ranker.fitted().rank(one.question(), one.candidates());
      CloseReading.of(posts, one.question(), ranked).ifPresent(r -> read.add(new Read(one, r)));
    }
  }

  /**
   * Fits on what was learnt and writes the weights.
   *
   * @param folder where {@code ranker.tsv} and {@code confidence.tsv} go, or {@code reranker.tsv}
   *     and {@code confidence-read.tsv}, or all, by what was learnt
   * @param note a line on the data, kept in the files
   * @return what was fitted on how much, a line each
   * @throws IOException when they cannot be written
   */
  public List<String> fit(Path folder, String note) throws IOException {
    var said = new ArrayList<String>();
    if (!plain.isEmpty()) {
      said.add(fitRanking(folder, note));
    }
    if (!read.isEmpty()) {
      said.add(fitReading(folder, note));
    }
    return said;
  }

  private String fitRanking(Path folder, String note) throws IOException {
    double[] weights = Fitting.listwise(choices, Features.prior(), EPOCHS, SEED);
    write(folder.resolve("ranker.tsv"), note, Features.names(), weights);
    var ranker = new Ranker(weights);
    var shown = new Shown();
    for (FitCases.Case one : plain) {
      shown.add(one, ranker.rank(one.question(), one.candidates()));
    }
    write(folder.resolve("confidence.tsv"), note, Confidence.names(false), shown.fit(false));
    return choices.size() + " choices and " + shown.rows.size() + " cases, read plainly";
  }

  private String fitReading(Path folder, String note) throws IOException {
    var readChoices = new ArrayList<Fitting.Choice>();
    for (Read one : read) {
      boolean[] right = right(one);
      if (one.of().whole() && any(right)) {
        readChoices.add(new Fitting.Choice(rows(one), right));
      }
    }
    double[] weights = Fitting.listwise(readChoices, Reranker.prior(), EPOCHS, SEED);
    write(folder.resolve("reranker.tsv"), note, Reranker.names(), weights);
    var reranker = new Reranker(weights);
    var shown = new Shown();
    for (Read one : read) {
      List<Ranker.Ranked> ranked = reranker.rank(one.of().question(), one.ranked());
      if (ranked.get(0).isRead()) {
        shown.add(one.of(), ranked);
      }
    }
    write(folder.resolve("confidence-read.tsv"), note, Confidence.names(true), shown.fit(true));
    return readChoices.size() + " choices and " + shown.rows.size() + " cases, read closely";
  }

  /** What rankings showed, and whether their first sentence was right. */
  private final class Shown {
    private final List<double[]> rows = new ArrayList<>();
    private final List<Boolean> labels = new ArrayList<>();

    void add(FitCases.Case one, List<Ranker.Ranked> ranked) {
      rows.add(Confidence.features(one.question(), ranked, rarest));
      labels.add(one.whole() && one.known().isTold(Selection.of(one.question(), ranked)));
    }

    double[] fit(boolean closely) {
      double[] weights =
          Fitting.logistic(rows, labels, Confidence.prior(closely), Confidence.signs(closely));
      long right = labels.stream().filter(l -> l).count();
      weights[0] +=
          Math.log(ANSWERABLE / (1 - ANSWERABLE))
              - Math.log((double) right / (labels.size() - right));
      return weights;
    }
  }

  private static float[][] rows(FitCases.Case one) {
    var features = new Features(one.question(), one.candidates());
    return one.candidates().stream().map(c -> floats(features.of(c))).toArray(float[][]::new);
  }

  private static float[][] rows(Read one) {
    double best = Reranker.best(one.ranked());
    return one.ranked().stream()
        .map(r -> floats(Reranker.features(one.of().question(), r, best)))
        .toArray(float[][]::new);
  }

  private static boolean[] right(Read one) {
    boolean[] right = new boolean[one.ranked().size()];
    for (int i = 0; i < right.length; i++) {
      right[i] = one.of().known().isIn(one.ranked().get(i).candidate());
    }
    return right;
  }

  private static float[] floats(double[] row) {
    float[] floats = new float[row.length];
    for (int i = 0; i < row.length; i++) {
      floats[i] = (float) row[i];
    }
    return floats;
  }

  private static boolean any(boolean[] flags) {
    for (boolean flag : flags) {
      if (flag) {
        return true;
      }
    }
    return false;
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

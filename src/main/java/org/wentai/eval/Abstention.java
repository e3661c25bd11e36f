package org.wentai.eval;

import java.util.Comparator;
import java.util.List;

/**
 * How well the confidence tells questions that the posts answer from those that they do not.
 *
 * @param auroc the chance that a question with evidence is surer than one without, equal ones
 *     counting half: the area under the ROC curve (Hanley and McNeil, Radiology 1982)
 * @param answered the share of questions with evidence that are answered where at most {@link
 *     #FALSE_ANSWERS} of those without are
 * @param with how many questions had evidence
 * @param without how many had none
 */
public record Abstention(double auroc, double answered, int with, int without) {
  /** The share of questions without evidence that may be answered. */
  public static final double FALSE_ANSWERS = 0.05;

  /**
   * @param with confidences of questions that the posts answer, at least one
   * @param without confidences of questions that they do not, at least one
   */
  public static Abstention of(List<Double> with, List<Double> without) {
    List<Double> absent = without.stream().sorted(Comparator.reverseOrder()).toList();
    double won = 0;
    for (double present : with) {
      for (double other : absent) {
        won += present > other ? 1 : present == other ? 0.5 : 0;
      }
    }
    int allowed = (int) Math.floor(FALSE_ANSWERS * absent.size() + 1e-9);
    double refused = allowed < absent.size() ? absent.get(allowed) : Double.NEGATIVE_INFINITY;
    long answered = with.stream().filter(c -> c > refused).count();
    return new Abstention(
        won / ((double) with.size() * absent.size()),
        (double) answered / with.size(),
        with.size(),
        absent.size());
  }
}

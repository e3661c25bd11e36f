package org.wentai.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The risk–coverage curve of a selective answerer (El-Yaniv and Wiener, JMLR 2010): with the
 * answers of least confidence refused one after the other, which share of questions is answered
 * (coverage), and which share of those answers is wrong (risk).
 *
 * @param points one for each confidence that occurs, the highest first
 * @param area the mean risk over all numbers of answers, from the surest one to all (AURC; Geifman,
 *     Uziel and El-Yaniv, ICLR 2019); answers of equal confidence count with the risk of them all
 */
public record RiskCoverage(List<Point> points, double area) {
  /**
   * A point of the curve.
   *
   * @param confidence the threshold: answers at least so sure are given
   * @param coverage answers given, of all questions
   * @param risk wrong answers, of the given
   */
  public record Point(double confidence, double coverage, double risk) {}

  /** The curve of {@code verdicts}, of which those without an answer only count as questions. */
  public static RiskCoverage of(List<Verdict> verdicts) {
    List<Verdict> answers =
        verdicts.stream()
            .filter(Verdict::answered)
            .sorted(Comparator.comparingDouble(Verdict::confidence).reversed())
            .toList();
    List<Point> points = new ArrayList<>();
    double area = 0;
    int wrong = 0;
    int before = 0;
    for (int i = 0; i < answers.size(); i++) {
      wrong += answers.get(i).passed() ? 0 : 1;
      double confidence = answers.get(i).confidence();
      boolean last = i + 1 == answers.size() || answers.get(i + 1).confidence() != confidence;
      if (last) {
        double risk = (double) wrong / (i + 1);
        points.add(new Point(confidence, (double) (i + 1) / verdicts.size(), risk));
        area += risk * (i + 1 - before);
        before = i + 1;
      }
    }
    return new RiskCoverage(List.copyOf(points), answers.isEmpty() ? 0 : area / answers.size());
  }
}

package org.wentai.eval;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The questions that an evaluation should be read for first. */
public final class Worst {
  private Worst() {}

  /** Wrong answers, the surest first. */
  public static List<Verdict> wrong(Evaluation evaluation, int limit) {
    return evaluation.verdicts().stream()
        .filter(v -> v.answered() && !v.passed())
        .sorted(Comparator.comparingDouble(Verdict::confidence).reversed())
        .limit(limit)
        .toList();
  }

  /** What was refused though the answer would have been right, the least sure first. */
  public static List<Verdict> refused(Evaluation evaluation, int limit) {
    List<Verdict> verdicts = evaluation.verdicts();
    return IntStream.range(0, verdicts.size())
        .filter(i -> !verdicts.get(i).answered())
        .mapToObj(evaluation.unlimited()::get)
        .filter(v -> v.answered() && v.passed())
        .sorted(Comparator.comparingDouble(Verdict::confidence))
        .limit(limit)
        .toList();
  }
}

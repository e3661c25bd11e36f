package org.wentai.terminal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.wentai.eval.Evaluation;
import org.wentai.eval.Ranking;
import org.wentai.eval.RiskCoverage;
import org.wentai.eval.Tally;
import org.wentai.eval.Times;
import org.wentai.eval.Verdict;

/** The figures of one evaluation in short, to stand beside another one's. */
final class EvaluationBeside {
  private EvaluationBeside() {}

  /** Figures by name, in the order of the report. */
  static Map<String, Double> figures(Evaluation evaluation) {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("passed", share(Tally.of(evaluation.verdicts())));
    figures.put("passedAnswerable", share(Tally.of(evaluation.verdicts(), true)));
    figures.put("passedUnanswerable", share(Tally.of(evaluation.verdicts(), false)));
    evaluation.ranking().ifPresent(ranking -> add(figures, ranking));
    evaluation
        .sentences()
        .ifPresent(
            s -> {
              figures.put("firstSentence", s.first());
              figures.put("firstTwoSentences", s.firstTwo());
            });
    evaluation
        .abstention()
        .ifPresent(
            a -> {
              figures.put("auroc", a.auroc());
              figures.put("answeredAtFalseAnswers5", a.answered());
            });
    figures.put("calibrationError", evaluation.calibration().error());
    figures.put("riskCoverageArea", RiskCoverage.of(evaluation.unlimited()).area());
    Times times = Times.of(evaluation.verdicts().stream().map(Verdict::millis).toList());
    figures.put("medianMs", times.median());
    figures.put("p99Ms", times.p99());
    return figures;
  }

  private static void add(Map<String, Double> figures, Ranking ranking) {
    for (int i = 0; i < Ranking.CUTS.size(); i++) {
      figures.put("recall@" + Ranking.CUTS.get(i), ranking.recall().get(i));
    }
    figures.put("mrr@10", ranking.mrr10());
  }

  private static double share(Tally tally) {
    return tally.of() == 0 ? 0 : (double) tally.passed() / tally.of();
  }

  /** Two columns: as searched, and by words alone. */
  static String text(Evaluation searched, Evaluation byWords) {
    Map<String, Double> words = figures(byWords);
    StringBuilder text = new StringBuilder();
    text.append(line("figure", "as searched", "by words alone"));
    figures(searched)
        .forEach((name, value) -> text.append(line(name, number(value), number(words.get(name)))));
    return text.toString();
  }

  private static String number(@org.jspecify.annotations.Nullable Double value) {
    return value == null ? "" : String.format(Locale.ROOT, "%.4f", value);
  }

  private static String line(String name, String first, String second) {
    return String.format(Locale.ROOT, "%-24s %-12s %s", name, first, second).stripTrailing() + "\n";
  }

  /** An object of figures in the field {@code byWords}. */
  static void json(JsonGenerator json, Evaluation byWords) throws IOException {
    json.writeObjectFieldStart("byWords");
    for (Map.Entry<String, Double> figure : figures(byWords).entrySet()) {
      json.writeNumberField(figure.getKey(), figure.getValue());
    }
    json.writeEndObject();
  }
}

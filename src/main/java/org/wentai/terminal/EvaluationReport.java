package org.wentai.terminal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.wentai.answer.AnswerSettings;
import org.wentai.eval.Abstention;
import org.wentai.eval.Calibration;
import org.wentai.eval.Evaluation;
import org.wentai.eval.Ranking;
import org.wentai.eval.RiskCoverage;
import org.wentai.eval.SentenceRank;
import org.wentai.eval.Tally;
import org.wentai.eval.Times;
import org.wentai.eval.Verdict;

/** Prints an evaluation, for people and for machines. */
final class EvaluationReport {
  private static final int ROWS = 10;

  private final Evaluation evaluation;
  private final Optional<Evaluation> byWords;
  private final List<Verdict> verdicts;
  private final Optional<Ranking> ranking;
  private final Optional<SentenceRank> sentences;
  private final Optional<Abstention> abstention;
  private final Calibration calibration;
  private final AnswerSettings settings;
  private final RiskCoverage curve;
  private final Times times;

  /**
   * @param byWords the same questions searched by words alone, to stand beside
   */
  EvaluationReport(Evaluation evaluation, Optional<Evaluation> byWords, AnswerSettings settings) {
    this.evaluation = evaluation;
    this.byWords = byWords;
    this.verdicts = evaluation.verdicts();
    this.ranking = evaluation.ranking();
    this.sentences = evaluation.sentences();
    this.abstention = evaluation.abstention();
    this.calibration = evaluation.calibration();
    this.settings = settings;
    this.curve = RiskCoverage.of(evaluation.unlimited());
    this.times = Times.of(verdicts.stream().map(Verdict::millis).toList());
  }

  /** Tables; with the failed questions and why, when {@code verbose}. */
  String text(boolean verbose) {
    StringBuilder text = new StringBuilder();
    line(text, "%-16s %s", "type", "passed");
    Tally.byType(verdicts).forEach((type, t) -> line(text, "%-16s %s", type, share(t)));
    line(text, "%-16s %s", "answerable", share(Tally.of(verdicts, true)));
    line(text, "%-16s %s", "not answerable", share(Tally.of(verdicts, false)));
    line(text, "%-16s %s", "all", share(Tally.of(verdicts)));
    ranking.ifPresent(r -> ranking(text, r));
    sentences.ifPresent(s -> sentences(text, s));
    abstention.ifPresent(a -> abstention(text, a));
    line(text, "%-16s %.4f", "calibration", calibration.error());
    line(
        text,
        "time             median %.1f ms, 99th percentile %.1f ms",
        times.median(),
        times.p99());
    line(text, "%-16s %s", "search", evaluation.vectors() ? "words and vectors" : "words alone");
    curve(text);
    byWords.ifPresent(w -> text.append(EvaluationBeside.text(evaluation, w)));
    if (verbose) {
      verdicts.stream().filter(v -> !v.passed()).forEach(v -> failed(text, v));
    }
    return text.toString();
  }

  private static void failed(StringBuilder text, Verdict verdict) {
    line(
        text,
        "%s %s: %s (confidence %.3f)",
        verdict.question().id(),
        Clean.of(verdict.question().question()),
        String.join("; ", verdict.faults()),
        verdict.confidence());
  }

  private static void ranking(StringBuilder text, Ranking ranking) {
    for (int i = 0; i < Ranking.CUTS.size(); i++) {
      line(text, "%-16s %.4f", "recall@" + Ranking.CUTS.get(i), ranking.recall().get(i));
    }
    line(text, "%-16s %.4f (%d questions)", "MRR@10", ranking.mrr10(), ranking.questions());
  }

  private static void sentences(StringBuilder text, SentenceRank sentences) {
    String format = "%-16s %.4f in one sentence, %.4f in two (%d questions)";
    line(
        text,
        format,
        "answer's words",
        sentences.first(),
        sentences.firstTwo(),
        sentences.questions());
  }

  private static void abstention(StringBuilder text, Abstention abstention) {
    line(
        text,
        "%-16s AUROC %.4f; %.4f answered at %.0f %% false answers (%d with, %d without evidence)",
        "abstention",
        abstention.auroc(),
        abstention.answered(),
        100 * Abstention.FALSE_ANSWERS,
        abstention.with(),
        abstention.without());
  }

  /** The curve as a table and as bars, at about every tenth of the coverage. */
  private void curve(StringBuilder text) {
    line(
        text,
        "risk-coverage    area %.4f; the threshold is %.3f",
        curve.area(),
        settings.threshold());
    line(text, "%-10s %-9s %-6s", "threshold", "coverage", "risk");
    double next = 0;
    List<RiskCoverage.Point> points = curve.points();
    for (int i = 0; i < points.size(); i++) {
      RiskCoverage.Point point = points.get(i);
      if (point.coverage() + 1e-9 >= next || i + 1 == points.size()) {
        line(
            text,
            "%-10.3f %-9.3f %-6.3f |%s%s",
            point.confidence(),
            point.coverage(),
            point.risk(),
            "#".repeat((int) Math.round(point.risk() * 40)),
            point.confidence() >= settings.threshold() ? "" : "  (refused)");
        next = Math.floor(point.coverage() * ROWS + 1 + 1e-9) / ROWS;
      }
    }
  }

  private static String share(Tally tally) {
    double percent = tally.of() == 0 ? 0 : 100.0 * tally.passed() / tally.of();
    return String.format(Locale.ROOT, "%d of %d (%.1f %%)", tally.passed(), tally.of(), percent);
  }

  private static void line(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }

  /** One JSON object on one line. */
  String json() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      tally(json, "answerable", Tally.of(verdicts, true));
      tally(json, "unanswerable", Tally.of(verdicts, false));
      json.writeObjectFieldStart("byType");
      for (Map.Entry<String, Tally> type : Tally.byType(verdicts).entrySet()) {
        tally(json, type.getKey(), type.getValue());
      }
      json.writeEndObject();
      if (ranking.isPresent()) {
        ranking(json, ranking.get());
      }
      if (sentences.isPresent()) {
        sentences(json, sentences.get());
      }
      if (abstention.isPresent()) {
        abstention(json, abstention.get());
      }
      json.writeNumberField("calibrationError", calibration.error());
      json.writeNumberField("threshold", settings.threshold());
      curve(json);
      json.writeNumberField("medianMs", times.median());
      json.writeNumberField("p99Ms", times.p99());
      json.writeBooleanField("vectors", evaluation.vectors());
      if (byWords.isPresent()) {
        EvaluationBeside.json(json, byWords.get());
      }
      failed(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string can always be written", e);
    }
    return text + "\n";
  }

  private static void tally(JsonGenerator json, String name, Tally tally) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("passed", tally.passed());
    json.writeNumberField("of", tally.of());
    json.writeEndObject();
  }

  private static void ranking(JsonGenerator json, Ranking ranking) throws IOException {
    json.writeObjectFieldStart("passages");
    json.writeNumberField("questions", ranking.questions());
    for (int i = 0; i < Ranking.CUTS.size(); i++) {
      json.writeNumberField("recall@" + Ranking.CUTS.get(i), ranking.recall().get(i));
    }
    json.writeNumberField("mrr@10", ranking.mrr10());
    json.writeEndObject();
  }

  private static void sentences(JsonGenerator json, SentenceRank sentences) throws IOException {
    json.writeObjectFieldStart("sentences");
    json.writeNumberField("questions", sentences.questions());
    json.writeNumberField("first", sentences.first());
    json.writeNumberField("firstTwo", sentences.firstTwo());
    json.writeEndObject();
  }

  private static void abstention(JsonGenerator json, Abstention abstention) throws IOException {
    json.writeObjectFieldStart("abstention");
    json.writeNumberField("with", abstention.with());
    json.writeNumberField("without", abstention.without());
    json.writeNumberField("auroc", abstention.auroc());
    json.writeNumberField("answeredAtFalseAnswers5", abstention.answered());
    json.writeEndObject();
  }

  private void curve(JsonGenerator json) throws IOException {
    json.writeNumberField("riskCoverageArea", curve.area());
    json.writeArrayFieldStart("riskCoverage");
    for (RiskCoverage.Point point : curve.points()) {
      json.writeStartObject();
      json.writeNumberField("confidence", point.confidence());
      json.writeNumberField("coverage", point.coverage());
      json.writeNumberField("risk", point.risk());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void failed(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("failed");
    for (Verdict verdict : verdicts) {
      if (!verdict.passed()) {
        json.writeStartObject();
        json.writeFieldName("id");
        json.writeRawValue(verdict.question().idJson());
        json.writeStringField("question", verdict.question().question());
        json.writeArrayFieldStart("faults");
        for (String fault : verdict.faults()) {
          json.writeString(fault);
        }
        json.writeEndArray();
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }
}

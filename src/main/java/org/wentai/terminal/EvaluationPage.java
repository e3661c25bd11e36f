package org.wentai.terminal;

import java.util.List;
import java.util.Locale;
import org.wentai.chat.Messages;
import org.wentai.eval.Evaluation;
import org.wentai.eval.Verdict;
import org.wentai.eval.Worst;

/** An evaluation as a page for a browser, whole in one file: figures, curve, worst questions. */
final class EvaluationPage {
  private static final int WORST = 50;
  private static final List<String> COLUMNS =
      List.of("confidence", "id", "question", "said", "faults");

  private final Evaluation evaluation;
  private final EvaluationReport report;
  private final Messages messages;

  EvaluationPage(Evaluation evaluation, EvaluationReport report, Messages messages) {
    this.evaluation = evaluation;
    this.report = report;
    this.messages = messages;
  }

  /**
   * The page.
   *
   * @param questions the name of the file that was asked
   * @param threshold least confidence of an answer, marked in the curve
   */
  String html(String questions, double threshold) {
    StringBuilder page = new StringBuilder();
    String title = said("eval.title", questions);
    page.append("<!DOCTYPE html>\n<html lang=\"").append(said("eval.lang"));
    page.append("\"><head><meta charset=\"utf-8\"><title>").append(title);
    page.append("</title>\n<style>body{font:15px sans-serif;max-width:60em;margin:2em auto}");
    page.append("pre,svg{background:#f6f6f6}td,th{text-align:left;padding:.2em .8em .2em 0;");
    page.append("vertical-align:top}</style></head>\n<body><h1>").append(title).append("</h1>\n");
    page.append("<pre>").append(escaped(report.text(false))).append("</pre>\n");
    heading(page, "eval.curve");
    page.append(new CurvePicture(evaluation.unlimited(), threshold, messages).svg());
    heading(page, "eval.wrong");
    table(page, Worst.wrong(evaluation, WORST));
    heading(page, "eval.refused");
    table(page, Worst.refused(evaluation, WORST));
    return page.append("</body></html>\n").toString();
  }

  private void heading(StringBuilder page, String key) {
    page.append("<h2>").append(said(key)).append("</h2>\n");
  }

  private void table(StringBuilder page, List<Verdict> verdicts) {
    if (verdicts.isEmpty()) {
      page.append("<p>").append(said("eval.no.such")).append("</p>\n");
      return;
    }
    page.append("<table>\n<tr>");
    COLUMNS.forEach(c -> page.append("<th>").append(said("eval.column." + c)).append("</th>"));
    page.append("</tr>\n");
    verdicts.forEach(v -> row(page, v));
    page.append("</table>\n");
  }

  private static void row(StringBuilder page, Verdict verdict) {
    page.append("<tr>");
    List.of(
            String.format(Locale.ROOT, "%.3f", verdict.confidence()),
            verdict.question().id(),
            verdict.question().question(),
            verdict.said(),
            String.join("; ", verdict.faults()))
        .forEach(cell -> page.append("<td>").append(escaped(cell)).append("</td>"));
    page.append("</tr>\n");
  }

  private String said(String key, Object... values) {
    return escaped(messages.say(key, values));
  }

  static String escaped(String text) {
    return Clean.of(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}

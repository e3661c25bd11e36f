package org.wentai.terminal;

import java.util.List;
import java.util.Locale;
import org.wentai.chat.Messages;
import org.wentai.eval.Evaluation;
import org.wentai.eval.RiskCoverage;
import org.wentai.eval.Verdict;
import org.wentai.eval.Worst;

/** An evaluation as a page for a browser, whole in one file: figures, curve, worst questions. */
final class EvaluationPage {
  private static final int WORST = 50;
  private static final int WIDTH = 640;
  private static final int HEIGHT = 320;

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
   */
  String html(String questions) {
    StringBuilder page = new StringBuilder();
    String title = escaped(messages.say("eval.title", questions));
    page.append("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>").append(title);
    page.append("</title>\n<style>body{font:15px sans-serif;max-width:60em;margin:2em auto}");
    page.append("pre,svg{background:#f6f6f6}td,th{text-align:left;padding:.2em .8em .2em 0;");
    page.append("vertical-align:top}</style></head>\n<body><h1>").append(title).append("</h1>\n");
    page.append("<pre>").append(escaped(report.text(false))).append("</pre>\n");
    heading(page, "eval.curve");
    curve(page);
    heading(page, "eval.wrong");
    table(page, Worst.wrong(evaluation, WORST));
    heading(page, "eval.refused");
    table(page, Worst.refused(evaluation, WORST));
    return page.append("</body></html>\n").toString();
  }

  private void heading(StringBuilder page, String key) {
    page.append("<h2>").append(escaped(messages.say(key))).append("</h2>\n");
  }

  private void curve(StringBuilder page) {
    List<RiskCoverage.Point> points = RiskCoverage.of(evaluation.unlimited()).points();
    page.append("<svg viewBox=\"-50 -15 %d %d\" width=\"%d\">\n".formatted(720, 375, 720));
    for (int i = 0; i <= 4; i++) {
      int x = WIDTH * i / 4;
      int y = HEIGHT - HEIGHT * i / 4;
      page.append(
          "<path d=\"M0 %d H%d M%d 0 V%d\" stroke=\"#ccc\"/>".formatted(y, WIDTH, x, HEIGHT));
      page.append("<text x=\"%d\" y=\"%d\">%d %%</text>".formatted(x - 10, HEIGHT + 18, 25 * i));
      page.append("<text x=\"-48\" y=\"%d\">%d %%</text>\n".formatted(y + 5, 25 * i));
    }
    page.append("<polyline fill=\"none\" stroke=\"#06c\" stroke-width=\"2\" points=\"");
    for (RiskCoverage.Point point : points) {
      double x = WIDTH * point.coverage();
      double y = HEIGHT * (1 - point.risk());
      page.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
    }
    page.append("\"/>\n</svg>\n");
  }

  private static void table(StringBuilder page, List<Verdict> verdicts) {
    page.append("<table>\n");
    verdicts.forEach(v -> row(page, v));
    page.append("</table>\n");
  }

  private static void row(StringBuilder page, Verdict verdict) {
    page.append(String.format(Locale.ROOT, "<tr><td>%.3f", verdict.confidence()));
    page.append("<td>").append(escaped(verdict.question().id()));
    page.append("<td>").append(escaped(verdict.question().question()));
    page.append("<td>").append(escaped(String.join("; ", verdict.faults()))).append("</tr>\n");
  }

  private static String escaped(String text) {
    return Clean.of(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}

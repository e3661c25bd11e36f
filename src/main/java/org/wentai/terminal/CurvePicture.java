package org.wentai.terminal;

import java.util.List;
import java.util.Locale;
import org.wentai.chat.Messages;
import org.wentai.eval.RiskCoverage;
import org.wentai.eval.Verdict;

/** The risk–coverage curve as SVG, with the place of the threshold. */
final class CurvePicture {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 320;
  private static final int LINES = 4;

  /** Where the upper end of the axis of risk may lie. */
  private static final double[] CEILINGS = {0.05, 0.1, 0.2, 0.4, 1};

  private final List<RiskCoverage.Point> points;
  private final double threshold;
  private final Messages messages;
  private final double ceiling;

  /**
   * Of answers.
   *
   * @param verdicts with no answer refused
   * @param threshold least confidence of an answer
   */
  CurvePicture(List<Verdict> verdicts, double threshold, Messages messages) {
    this.points = RiskCoverage.of(verdicts).points();
    this.threshold = threshold;
    this.messages = messages;
    this.ceiling = ceiling(points);
  }

  private static double ceiling(List<RiskCoverage.Point> points) {
    double most = points.stream().mapToDouble(RiskCoverage.Point::risk).max().orElse(0);
    for (double ceiling : CEILINGS) {
      if (most <= ceiling) {
        return ceiling;
      }
    }
    return 1;
  }

  String svg() {
    var svg = new StringBuilder();
    svg.append("<svg viewBox=\"-60 -35 730 400\" width=\"730\" font-size=\"13\">\n");
    grid(svg);
    svg.append("<polyline fill=\"none\" stroke=\"#06c\" stroke-width=\"2\" points=\"");
    points.forEach(p -> svg.append(place("%.1f,%.1f ", p)));
    svg.append("\"/>\n");
    points.stream()
        .filter(p -> p.confidence() >= threshold)
        .reduce((a, b) -> b)
        .ifPresent(p -> mark(svg, p));
    return svg.append("</svg>\n").toString();
  }

  private void grid(StringBuilder svg) {
    for (int i = 0; i <= LINES; i++) {
      int x = WIDTH * i / LINES;
      int y = HEIGHT - HEIGHT * i / LINES;
      svg.append(
          "<path d=\"M0 %d H%d M%d 0 V%d\" stroke=\"#ccc\"/>".formatted(y, WIDTH, x, HEIGHT));
      text(svg, x - 12, HEIGHT + 18, percent(1.0 * i / LINES));
      text(svg, -58, y + 5, percent(ceiling * i / LINES));
    }
    text(svg, -58, -18, messages.say("eval.axis.risk"));
    text(svg, WIDTH / 2 - 40, HEIGHT + 38, messages.say("eval.axis.coverage"));
  }

  private void mark(StringBuilder svg, RiskCoverage.Point at) {
    svg.append(place("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"5\" fill=\"#c30\"/>\n", at));
    String said = messages.say("eval.at.threshold", String.format(Locale.ROOT, "%.3f", threshold));
    text(svg, (int) Math.max(0, WIDTH * at.coverage() - 90), -4, said);
  }

  private String place(String format, RiskCoverage.Point p) {
    return String.format(
        Locale.ROOT, format, WIDTH * p.coverage(), HEIGHT * (1 - p.risk() / ceiling));
  }

  private static void text(StringBuilder svg, int x, int y, String words) {
    svg.append(
        "<text x=\"%d\" y=\"%d\">%s</text>%n".formatted(x, y, EvaluationPage.escaped(words)));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.4g %%", share * 100)
        .replaceFirst("\\.?0+ ", " ")
        .replaceFirst("^ ", "0 ");
  }
}

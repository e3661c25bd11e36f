package org.wentai.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.wentai.chat.Language;
import org.wentai.chat.Messages;

/** An evaluation in some lines, for a chat. */
public final class EvaluationText {
  private static final int WORST = 5;
  private static final int LONGEST = 80;

  private final Messages messages;

  /**
   * @param messages as {@link #messages(Language)} has them
   */
  public EvaluationText(Messages messages) {
    this.messages = messages;
  }

  /** What evaluations say. */
  public static Messages messages(Language language) {
    return Messages.of("org.wentai.eval.messages", language);
  }

  /** The lines; the worst questions last. */
  public String of(Evaluation evaluation) {
    List<Verdict> verdicts = evaluation.verdicts();
    List<String> lines = new ArrayList<>();
    lines.add(
        say(
            "eval.passed",
            share(Tally.of(verdicts)),
            share(Tally.of(verdicts, true)),
            share(Tally.of(verdicts, false))));
    Map<String, Tally> types = Tally.byType(verdicts);
    if (types.size() > 1) {
      lines.add(
          say(
              "eval.byType",
              types.entrySet().stream()
                  .map(t -> t.getKey() + " " + t.getValue().passed() + "/" + t.getValue().of())
                  .collect(Collectors.joining(", "))));
    }
    figures(evaluation, lines);
    Times times = Times.of(verdicts.stream().map(Verdict::millis).toList());
    lines.add(say("eval.times", number("%.1f", times.median()), number("%.1f", times.p99())));
    lines.add(say(evaluation.vectors() ? "eval.vectors" : "eval.words"));
    worst("eval.wrong", Worst.wrong(evaluation, WORST), lines);
    worst("eval.refused", Worst.refused(evaluation, WORST), lines);
    return String.join("\n", lines);
  }

  private void figures(Evaluation evaluation, List<String> lines) {
    evaluation
        .ranking()
        .ifPresent(
            r ->
                lines.add(
                    say(
                        "eval.ranking",
                        number("%.3f", r.recall().get(0)),
                        number("%.3f", r.recall().get(1)),
                        number("%.3f", r.recall().get(2)),
                        number("%.3f", r.recall().get(3)),
                        number("%.3f", r.mrr10()))));
    evaluation
        .sentences()
        .ifPresent(
            s -> lines.add(say("eval.sentences", percent(s.first()), percent(s.firstTwo()))));
    evaluation
        .abstention()
        .ifPresent(
            a ->
                lines.add(
                    say("eval.abstention", number("%.3f", a.auroc()), percent(a.answered()))));
    lines.add(
        say(
            "eval.calibration",
            number("%.3f", evaluation.calibration().error()),
            number("%.3f", RiskCoverage.of(evaluation.unlimited()).area())));
  }

  private void worst(String heading, List<Verdict> worst, List<String> lines) {
    if (!worst.isEmpty()) {
      lines.add(say(heading));
    }
    for (Verdict verdict : worst) {
      String faults = verdict.passed() ? "" : ": " + cut(String.join("; ", verdict.faults()));
      lines.add(
          say(
              "eval.line",
              number("%.2f", verdict.confidence()),
              cut(verdict.question().question()),
              faults));
    }
  }

  private String say(String key, Object... values) {
    return messages.say(key, values);
  }

  private static String share(Tally tally) {
    return tally.passed() + "/" + tally.of();
  }

  private static String percent(double share) {
    return number("%.1f %%", 100 * share);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static String cut(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
  }
}

package org.wentai.eval;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wentai.chat.AppliedThreshold;
import org.wentai.chat.KeptThreshold;
import org.wentai.chat.Language;
import org.wentai.chat.Messages;
import org.wentai.store.Judgements.Judged;

/** Says in words what thresholds do, for admins. */
public final class ThresholdText {
  private static final int EXAMPLES = 5;
  private static final int LONGEST = 80;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Messages messages;
  private final ZoneId zone;

  /**
   * @param zone of the times that are told
   */
  public ThresholdText(Language language, ZoneId zone) {
    this.messages = Messages.of("org.wentai.eval.messages", language);
    this.zone = zone;
  }

  /** A message of this package's bundle. */
  public String say(String key, Object... values) {
    return messages.say(key, values);
  }

  /** The threshold that holds, and where it is from. */
  public String holding(KeptThreshold kept) {
    Optional<AppliedThreshold> holds = kept.holding();
    return holding(kept.configured(), holds, holds.isEmpty() && kept.stored().isPresent());
  }

  /**
   * As {@link #holding(KeptThreshold)}.
   *
   * @param old whether one was applied that does not hold any more
   */
  public String holding(double configured, Optional<AppliedThreshold> holds, boolean old) {
    if (holds.isPresent()) {
      String at = DAY.format(holds.get().at().atZone(zone));
      return say("threshold.applied", number(holds.get().value()), at, number(configured));
    }
    String setting = say("threshold.configured", number(configured));
    return old ? setting + " " + say("threshold.old") : setting;
  }

  /**
   * What the votes say.
   *
   * @param since from when on votes count
   */
  public String of(ThresholdProposal proposal, Instant since) {
    ThresholdProposal.Voted voted = proposal.voted();
    String from = DAY.format(since.atZone(zone));
    List<String> lines = new ArrayList<>();
    lines.add(say("votes", from, voted.answers(), voted.helpful(), voted.notHelpful()));
    switch (proposal) {
      case ThresholdProposal.TooFew few ->
          lines.add(
              say("few", ThresholdProposal.LEAST_VOTED, ThresholdProposal.LEAST_OF_EACH, missing(few)));
      case ThresholdProposal.Never never ->
          lines.add(say("never", percent(never.wanted()), percent(never.atBest())));
      case ThresholdProposal.Proposed proposed -> proposed(proposed, lines);
    }
    return String.join("\n", lines);
  }

  private static int missing(ThresholdProposal.TooFew few) {
    ThresholdProposal.Voted voted = few.voted();
    int ofEach = ThresholdProposal.LEAST_OF_EACH;
    int sides = Math.max(0, ofEach - voted.helpful()) + Math.max(0, ofEach - voted.notHelpful());
    return Math.max(sides, ThresholdProposal.LEAST_VOTED - voted.answers());
  }

  private void proposed(ThresholdProposal.Proposed proposed, List<String> lines) {
    ThresholdProposal.Effect now = proposed.now();
    ThresholdProposal.Effect then = proposed.then();
    String value = number(proposed.value());
    boolean same = now.threshold() == proposed.value();
    lines.add(
        say(same ? "proposed.same" : "proposed", value, percent(proposed.wanted()),
            say(proposed.stepwise() ? "curve.steps" : "curve.logistic")));
    lines.add(effect("effect.now", now));
    if (!same) {
      lines.add(effect("effect.then", then));
    }
    if (!proposed.changed().isEmpty()) {
      boolean fewer = then.threshold() > now.threshold();
      lines.add(say(fewer ? "changed.refused" : "changed.answered", proposed.changed().size()));
      proposed.changed().stream().limit(EXAMPLES).map(this::example).forEach(lines::add);
    }
  }

  private String effect(String key, ThresholdProposal.Effect effect) {
    return say(
        key,
        number(effect.threshold()),
        effect.answered(),
        effect.questions(),
        effect.helpful(),
        effect.notHelpful());
  }

  private String example(Judged judged) {
    String question = judged.question().replaceAll("\\s+", " ").strip();
    int end = question.offsetByCodePoints(0, Math.min(LONGEST, question.codePointCount(0, question.length())));
    String cut = end < question.length() ? question.substring(0, end) + "…" : question;
    return say("changed.line", cut, number(judged.confidence()));
  }

  /** A threshold as people read it. */
  public static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static String percent(double share) {
    return Math.round(100 * share) + " %";
  }
}

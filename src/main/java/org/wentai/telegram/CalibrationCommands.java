package org.wentai.telegram;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wentai.chat.AppliedThreshold;
import org.wentai.chat.KeptThreshold;
import org.wentai.chat.Language;
import org.wentai.eval.ThresholdProposal;
import org.wentai.eval.ThresholdText;
import org.wentai.store.Work;
import org.wentai.telegram.Rendered.Button;

/** Shows admins what votes say about the threshold, and applies one or takes it back. */
final class CalibrationCommands {
  private static final Pattern WANTED = Pattern.compile("(\\d{1,2})\\s?%?");
  private static final Pattern SET = Pattern.compile("(?:set|设为|改为)\\s*(0?\\.\\d{1,3}|[01])");
  private static final List<String> UNDO = List.of("undo", "撤销", "改回");

  private final Parts parts;
  private final ReplyRows rows;
  private final DirectCalls direct;
  private final KeptThreshold threshold;

  CalibrationCommands(Parts parts, ReplyRows rows, DirectCalls direct) {
    this.parts = parts;
    this.rows = rows;
    this.direct = direct;
    this.threshold = parts.threshold();
  }

  /** Nothing proposes; a number from 1 to 99 says how often helpful; {@code set}, {@code undo}. */
  Handled obey(Incoming.Origin origin, String argument, Language language) {
    String said = argument.strip().toLowerCase(Locale.ROOT);
    Matcher wanted = WANTED.matcher(said);
    Matcher set = SET.matcher(said);
    if (said.isEmpty()) {
      return saying(origin, proposal(threshold.configured(), language));
    }
    if (wanted.matches() && Integer.parseInt(wanted.group(1)) > 0) {
      double share = Integer.parseInt(wanted.group(1)) / 100.0;
      return saying(origin, proposal(share, language));
    }
    if (set.matches()) {
      int permille = (int) Math.round(1000 * Double.parseDouble(set.group(1)));
      return doing(origin, new Press.Threshold(permille, false), OptionalLong.empty(), language);
    }
    return UNDO.contains(said)
        ? doing(origin, new Press.Threshold(0, true), OptionalLong.empty(), language)
        : saying(origin, plain(text(language).say("calibrate.how")));
  }

  /** What a button below a proposal stands for; how it stands then takes the message's place. */
  Handled pressed(Incoming.Pressed pressed, Press.Threshold press, Language language) {
    direct.answer(pressed.callback(), "");
    if (!parts.isAdmin(pressed.origin())) {
      return Handled.nothing("no admin");
    }
    OptionalLong row = parts.store().read(work -> Presses.row(work, pressed));
    return doing(pressed.origin(), press, row, language);
  }

  private Handled doing(
      Incoming.Origin origin, Press.Threshold press, OptionalLong row, Language language) {
    return Handled.writing(
        "threshold",
        work -> {
          String done = done(work, press, origin.user().orElse(0), language);
          Rendered now = state(work, done, language);
          if (row.isPresent()) {
            rows.edit(work, origin.lane(), row.getAsLong(), now);
          } else {
            rows.message(work, origin.lane(), OptionalLong.of(origin.message()), now);
          }
        });
  }

  private String done(Work work, Press.Threshold press, long who, Language language) {
    if (!press.undo()) {
      threshold.apply(work, press.permille() / 1000.0, who);
      return text(language).say("applied");
    }
    return text(language).say(threshold.undo(work, who) ? "undone" : "undo.none");
  }

  /** The threshold as this transaction leaves it. */
  private Rendered state(Work work, String done, Language language) {
    Optional<AppliedThreshold> now = threshold.in(work);
    String holds = text(language).holding(threshold.configured(), now, false);
    return rendered(done + "\n" + holds, undo(now, language).stream().toList());
  }

  private Rendered proposal(double wanted, Language language) {
    KeptThreshold.Asked asked = threshold.asked();
    ThresholdProposal proposal =
        ThresholdProposal.of(asked.questions(), threshold.getAsDouble(), wanted);
    ThresholdText text = text(language);
    List<String> lines = List.of(text.holding(threshold), text.of(proposal, asked.since()));
    List<Button> buttons = new ArrayList<>();
    proposal.other().ifPresent(v -> buttons.add(button("apply", v, false, language)));
    undo(threshold.holding(), language).ifPresent(buttons::add);
    return rendered(String.join("\n\n", lines), buttons);
  }

  private Optional<Button> undo(Optional<AppliedThreshold> holds, Language language) {
    return holds.map(
        h -> button("undo", h.before().orElse(threshold.configured()), true, language));
  }

  private Button button(String key, double value, boolean undo, Language language) {
    int permille = (int) Math.round(1000 * value);
    String words = text(language).say(key, ThresholdText.number(value));
    return new Button(words, new Press.Threshold(permille, undo));
  }

  private ThresholdText text(Language language) {
    ZoneId zone = parts.settings().zone();
    return new ThresholdText(language, zone);
  }

  private Handled saying(Incoming.Origin origin, Rendered shown) {
    return Handled.writing(
        "calibrate",
        work -> rows.message(work, origin.lane(), OptionalLong.of(origin.message()), shown));
  }

  private static Rendered plain(String text) {
    return rendered(text, List.of());
  }

  private static Rendered rendered(String text, List<Button> buttons) {
    return SubscriptionPages.rendered(
        Styled.plain(Clean.text(text)), buttons.isEmpty() ? List.of() : List.of(buttons));
  }
}

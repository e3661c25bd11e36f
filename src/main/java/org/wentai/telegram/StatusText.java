package org.wentai.telegram;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wentai.chat.AlertTexts;
import org.wentai.chat.Language;
import org.wentai.chat.Reply;
import org.wentai.eval.ThresholdText;
import org.wentai.index.GenerationInfo;
import org.wentai.store.Alerts;
import org.wentai.store.Site;

/** How the bot is doing, as people may know it. */
final class StatusText {
  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Parts parts;
  private final Instant begun;

  StatusText(Parts parts) {
    this.parts = parts;
    this.begun = parts.clock().instant();
  }

  Reply of(Language language) {
    Says says = Says.in(language);
    GenerationInfo info = parts.knowledge().serve(posts -> posts.info());
    long waiting = parts.store().read(work -> work.outbox().depth());
    Duration up = Duration.between(begun, parts.clock().instant());
    String site = parts.settings().siteName();
    String text =
        says.say(
            "status",
            site.isEmpty() ? says.say("site.unnamed") : site,
            info.threads(),
            info.posts(),
            info.name(),
            SHOWN.format(info.builtAt().atZone(parts.settings().zone())),
            says.say("uptime", up.toDays(), up.toHoursPart(), up.toMinutesPart()),
            waiting,
            says.say(parts.me().readsAllGroupMessages() ? "privacy.off" : "privacy.on"));
    String threshold = new ThresholdText(language, parts.settings().zone()).holding(parts.threshold());
    return new Reply.Notice(
        language, text + "\n" + threshold + "\n" + alerts(AlertTexts.in(language)));
  }

  /** How alerts and live sites fare, in some lines. */
  private String alerts(AlertTexts texts) {
    Instant now = parts.clock().instant();
    Alerts.Figures figures = parts.store().read(work -> work.alerts().figures(now));
    List<String> lines = new ArrayList<>();
    String oldest =
        figures
            .oldest()
            .map(at -> texts.say("status.oldest", time(Duration.between(at, now), texts)))
            .orElse("");
    lines.add(
        texts.say("status.alerts", figures.waiting(), oldest, figures.suspended(), figures.dead()));
    if (figures.median().isPresent()) {
      String p95 = time(figures.p95().orElse(figures.median().get()), texts);
      lines.add(texts.say("status.lag", time(figures.median().get(), texts), p95));
    }
    sites(texts).ifPresent(lines::add);
    return String.join("\n", lines);
  }

  private Optional<String> sites(AlertTexts texts) {
    List<Site> sites = parts.store().read(work -> work.sites().all());
    List<String> trouble =
        sites.stream().filter(site -> !site.trouble().isEmpty()).map(Site::name).toList();
    String named = trouble.isEmpty() ? "" : texts.say("status.named", texts.join(trouble));
    return sites.isEmpty()
        ? Optional.empty()
        : Optional.of(texts.say("status.sites", sites.size(), trouble.size(), named));
  }

  /** The two largest of days, hours, minutes and seconds. */
  private static String time(Duration time, AlertTexts texts) {
    if (time.toDays() > 0) {
      return texts.say("time.days", time.toDays(), time.toHoursPart());
    }
    if (time.toHours() > 0) {
      return texts.say("time.hours", time.toHours(), time.toMinutesPart());
    }
    return time.toMinutes() > 0
        ? texts.say("time.minutes", time.toMinutes(), time.toSecondsPart())
        : texts.say("time.seconds", time.toSeconds());
  }
}

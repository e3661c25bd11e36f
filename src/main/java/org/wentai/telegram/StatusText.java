package org.wentai.telegram;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.wentai.chat.Language;
import org.wentai.chat.Reply;
import org.wentai.index.GenerationInfo;

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
    return says.notice(
        "status",
        site.isEmpty() ? says.say("site.unnamed") : site,
        info.threads(),
        info.posts(),
        info.name(),
        SHOWN.format(info.builtAt().atZone(parts.settings().zone())),
        says.say("uptime", up.toDays(), up.toHoursPart(), up.toMinutesPart()),
        waiting,
        says.say(parts.me().readsAllGroupMessages() ? "privacy.off" : "privacy.on"));
  }
}

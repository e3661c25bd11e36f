package org.wentai.chat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.wentai.crawl.SiteTrouble;
import org.wentai.store.AlertLane;
import org.wentai.store.Subscription;

/** What is said of subscriptions and alerts, in one language. */
public final class AlertTexts {
  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Language language;
  private final Messages messages;

  private AlertTexts(Language language) {
    this.language = language;
    this.messages = Messages.of("org.wentai.chat.alerts", language);
  }

  public static AlertTexts in(Language language) {
    return new AlertTexts(language);
  }

  public Language language() {
    return language;
  }

  /** The text at {@code key}, filled in; what is filled in is taken literally. */
  public String say(String key, Object... values) {
    return messages.say(key, values);
  }

  public Reply notice(String key, Object... values) {
    return new Reply.Notice(language, say(key, values));
  }

  /**
   * What a subscription is about: {@code 词“停车 OR 车位”}.
   *
   * @param title tells the title of the thread of an id, where it is known
   */
  public String about(Subscription subscription, Function<String, Optional<String>> title) {
    String target = subscription.target();
    String named =
        subscription.kind() == Subscription.Kind.THREAD
            ? title.apply(target).filter(t -> !t.isBlank()).orElse(target)
            : target;
    return about(subscription.kind(), named);
  }

  /** What ails a live site, and what mends it. */
  public String trouble(SiteTrouble trouble) {
    return say("trouble." + trouble.kind().name().toLowerCase(Locale.ROOT));
  }

  /** As {@link #about(Subscription, Function)}, of something that is not subscribed to yet. */
  public String about(Subscription.Kind kind, String named) {
    return say("about." + word(kind), named);
  }

  /** Several of them, one after the other. */
  public String join(List<String> parts) {
    return String.join(say("join"), parts);
  }

  /** How alerts come in a place, in some lines. */
  public String manner(AlertLane lane, Instant now) {
    StringBuilder said = new StringBuilder(digest(lane));
    if (lane.quietFrom().isPresent() && lane.quietTo().isPresent()) {
      String from = clock(lane.quietFrom().getAsInt());
      said.append('\n')
          .append(say("quiet.is", from, clock(lane.quietTo().getAsInt()), lane.zone()));
    }
    if (lane.mutedUntil().isAfter(now)) {
      said.append('\n').append(say("mute.is", moment(lane.mutedUntil(), lane.zone())));
    }
    return said.toString();
  }

  /** When they are gathered: {@code 每天 08:00 汇总（Asia/Shanghai）}. */
  public String digest(AlertLane lane) {
    String key = "digest.is." + word(lane.digest());
    return say(key, clock(lane.digestAt()), lane.zone());
  }

  /** A time of day, in minutes from midnight: {@code 08:00}. */
  public static String clock(int minutes) {
    return "%02d:%02d".formatted(minutes / 60, minutes % 60);
  }

  /** A moment as people of {@code zone} write it. */
  public static String moment(Instant at, ZoneId zone) {
    return SHOWN.format(at.atZone(zone));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}

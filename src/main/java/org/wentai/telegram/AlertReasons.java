package org.wentai.telegram;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wentai.chat.AlertTexts;
import org.wentai.chat.FloorName;
import org.wentai.chat.Language;
import org.wentai.store.AlertLane;
import org.wentai.store.AlertLine;
import org.wentai.store.StoredPost;
import org.wentai.store.Subscription;
import org.wentai.store.Work;

/** Tells why an alert came: its subscriptions, its times, the tries to send it. */
final class AlertReasons {
  private static final int MOST = 8;
  private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final SubscriptionDeeds deeds;

  AlertReasons(SubscriptionDeeds deeds) {
    this.deeds = deeds;
  }

  /** Why message {@code message} of the chat of {@code origin} came. */
  Rendered of(Work work, Incoming.Origin origin, long message, Language language) {
    AlertTexts texts = AlertTexts.in(language);
    List<AlertLine> lines = work.alerts().lines(origin.lane().chat(), message);
    if (lines.isEmpty()) {
      return SubscriptionDeeds.notice(texts.say("why.none"));
    }
    AlertLane lane = deeds.lane(work, origin.lane());
    SubscriptionPages pages = deeds.pages(language);
    List<String> said = new ArrayList<>();
    said.add(texts.say("why", lines.size()));
    for (AlertLine line : lines.subList(0, Math.min(MOST, lines.size()))) {
      said.add(line(work, line, pages, lane.zone()));
    }
    if (lines.size() > MOST) {
      said.add(texts.say("why.more", lines.size() - MOST));
    }
    lines.getFirst().sending().ifPresent(sending -> said.add(sending(sending, texts, lane.zone())));
    return SubscriptionDeeds.notice(String.join("\n\n", said));
  }

  private String line(Work work, AlertLine line, SubscriptionPages pages, ZoneId zone) {
    AlertTexts texts = pages.texts();
    List<String> why =
        work.subscriptions().find(line.alert().why()).stream().map(pages::about).toList();
    Optional<StoredPost> post = work.posts().post(line.alert().post());
    String what =
        line.alert().question() > 0
            ? texts.say("why.answer")
            : post.map(p -> FloorName.of(p.floor(), texts.language()))
                .orElseGet(() -> texts.say("why.post"));
    List<String> times = new ArrayList<>();
    post.flatMap(StoredPost::postedAt)
        .ifPresent(at -> times.add(texts.say("why.posted", moment(at, zone))));
    post.ifPresent(p -> times.add(texts.say("why.read", exact(p.seenAt(), zone))));
    times.add(texts.say("why.matched", exact(line.alert().createdAt(), zone)));
    line.alert()
        .gatheredAt()
        .ifPresent(at -> times.add(texts.say("why.gathered", exact(at, zone))));
    return texts.say("why.line", what, why.isEmpty() ? "—" : texts.join(why), texts.join(times));
  }

  private static String sending(AlertLine.Sending sending, AlertTexts texts, ZoneId zone) {
    String state = texts.say("sending." + sending.state().name().toLowerCase(Locale.ROOT));
    String at = sending.endedAt().or(sending::triedAt).map(i -> exact(i, zone)).orElse("—");
    String all = texts.say("why.sending", state, at, Math.max(1, sending.tries()));
    return sending.unknowns() > 0 ? all + texts.say("why.unknowns", sending.unknowns()) : all;
  }

  /** When a subscription last told of something. */
  String last(Work work, Subscription one, Language language) {
    AlertTexts texts = AlertTexts.in(language);
    ZoneId zone = deeds.lane(work, one.lane()).zone();
    String made = texts.say("why.made", moment(one.createdAt(), zone));
    return made
        + "\n"
        + work.alerts()
            .lastOf(one.lane(), one.id())
            .map(alert -> texts.say("why.last", moment(alert.createdAt(), zone)))
            .orElseGet(() -> texts.say("why.never"));
  }

  /** With the seconds: forums tell minutes, what the program does takes seconds. */
  private static String exact(Instant at, ZoneId zone) {
    return EXACT.format(at.atZone(zone));
  }

  private static String moment(Instant at, ZoneId zone) {
    return AlertTexts.moment(at, zone);
  }
}

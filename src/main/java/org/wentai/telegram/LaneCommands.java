package org.wentai.telegram;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.wentai.chat.AlertTexts;
import org.wentai.chat.Language;
import org.wentai.store.AlertLane;
import org.wentai.store.Work;

/** Obeys the commands on how alerts come; whoever calls it has made sure that one may. */
final class LaneCommands {
  private final Parts parts;
  private final ReplyRows rows;
  private final LaneDeeds deeds;

  LaneCommands(Parts parts, ReplyRows rows, LaneDeeds deeds) {
    this.parts = parts;
    this.rows = rows;
    this.deeds = deeds;
  }

  Handled obey(
      SlashCommand command, Incoming.Origin origin, String argument, Language language) {
    if (argument.isBlank()) {
      return saying(origin, work -> page(command, deeds.lane(work, origin.lane()), language));
    }
    return switch (command) {
      case DIGEST -> digest(origin, argument, language);
      case QUIET -> quiet(origin, argument, language);
      case MUTE -> mute(origin, argument, language);
      default -> throw new IllegalStateException(command + " is obeyed elsewhere");
    };
  }

  private Rendered page(SlashCommand command, AlertLane now, Language language) {
    LanePages pages = new LanePages(AlertTexts.in(language));
    return switch (command) {
      case DIGEST -> pages.digest(now);
      case QUIET -> pages.quiet(now);
      default -> pages.mute(now, parts.clock().instant());
    };
  }

  private Handled digest(Incoming.Origin origin, String argument, Language language) {
    AlertLane now = parts.store().read(work -> deeds.lane(work, origin.lane()));
    Optional<AlertLane> wanted = LaneWords.digest(argument, now);
    return wanted.isEmpty()
        ? wrong(origin, language, "digest", argument)
        : saying(origin, work -> deeds.digest(work, wanted.get(), language));
  }

  private Handled quiet(Incoming.Origin origin, String argument, Language language) {
    Optional<Press.Quiet> quiet = LaneWords.quiet(argument);
    return quiet.isEmpty()
        ? wrong(origin, language, "quiet", argument)
        : saying(origin, work -> deeds.quiet(work, origin.lane(), language, quiet.get()));
  }

  private Handled mute(Incoming.Origin origin, String argument, Language language) {
    Optional<Duration> time = LaneWords.mute(argument);
    return time.isEmpty()
        ? wrong(origin, language, "mute", argument)
        : saying(origin, work -> deeds.mute(work, origin.lane(), language, time.get()));
  }

  private Handled wrong(Incoming.Origin origin, Language language, String what, String argument) {
    AlertTexts texts = AlertTexts.in(language);
    String text = texts.say(what + ".wrong", argument) + "\n" + texts.say(what + ".how");
    return saying(origin, work -> SubscriptionDeeds.notice(text));
  }

  private Handled saying(Incoming.Origin origin, Function<Work, Rendered> shown) {
    return Handled.writing(
        "subscriptions",
        work ->
            rows.message(
                work, origin.lane(), OptionalLong.of(origin.message()), shown.apply(work)));
  }
}

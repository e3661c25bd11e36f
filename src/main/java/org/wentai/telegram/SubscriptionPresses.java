package org.wentai.telegram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.wentai.alert.Checked;
import org.wentai.alert.Outcome;
import org.wentai.alert.Preview;
import org.wentai.alert.Wish;
import org.wentai.chat.AlertTexts;
import org.wentai.chat.Language;
import org.wentai.store.Exchange;
import org.wentai.store.Lane;
import org.wentai.store.Subscription;
import org.wentai.store.Work;

/**
 * Does what buttons on subscriptions stand for; what they lead to takes the place of their message
 * where that was about subscriptions, too.
 */
final class SubscriptionPresses {
  private final Parts parts;
  private final ReplyRows rows;
  private final DirectCalls direct;
  private final SubscriptionDeeds deeds;
  private final SubscriptionOffer offer;
  private final AlertReasons reasons;
  private final GroupAdmins admins;
  private final QuestionRate rate;

  SubscriptionPresses(
      Parts parts,
      ReplyRows rows,
      DirectCalls direct,
      SubscriptionDeeds deeds,
      GroupAdmins admins) {
    this.parts = parts;
    this.rows = rows;
    this.direct = direct;
    this.deeds = deeds;
    this.offer = new SubscriptionOffer(parts, deeds);
    this.reasons = new AlertReasons(deeds);
    this.admins = admins;
    this.rate = parts.rate();
  }

  /**
   * Does what {@code press} stands for.
   *
   * @param update the whole update, which shows the other buttons of the message
   */
  Handled pressed(Incoming.Pressed pressed, Press press, Language language, String update) {
    Incoming.Origin origin = pressed.origin();
    boolean inPlace = PressedMessage.isAboutSubscriptions(update);
    if (!inPlace && rate.allow(origin.lane().chat(), origin.speaker()) != QuestionRate.Verdict.OK) {
      return told(pressed, Says.in(language).say("rate.asker"));
    }
    if (changes(press)) {
      GroupAdmins.Verdict verdict = admins.check(origin);
      if (verdict != GroupAdmins.Verdict.ALLOWED) {
        return refused(pressed, press, verdict, AlertTexts.in(language));
      }
    }
    return switch (press) {
      case Press.Subscribe p -> subscribe(pressed, p, language, inPlace);
      case Press.Words p -> prompt(pressed, 0, language);
      case Press.Entry p when p.act() == Press.Act.EDIT -> edit(pressed, p, language);
      default -> shown(pressed, inPlace, work -> show(work, pressed, press, language));
    };
  }

  /** Whether only those who may manage subscriptions may press it. */
  private static boolean changes(Press press) {
    return switch (press) {
      case Press.Listing p -> false;
      case Press.Why p -> false;
      case Press.Boards p -> false;
      case Press.Entry p -> p.act() != Press.Act.SHOW && p.act() != Press.Act.WHY;
      default -> true;
    };
  }

  /** A thread can be subscribed to in private instead, by a link to the bot. */
  private Handled refused(
      Incoming.Pressed pressed, Press press, GroupAdmins.Verdict verdict, AlertTexts texts) {
    if (verdict == GroupAdmins.Verdict.REFUSED
        && press instanceof Press.Subscribe one
        && one.kind() == Subscription.Kind.THREAD) {
      String link = "https://t.me/" + parts.me().username() + "?start=sub_" + one.name();
      return Handled.nothing("subscribed to in private")
          .then(() -> direct.open(pressed.callback(), link));
    }
    return told(
        pressed,
        texts.say(
            switch (verdict) {
              case UNKNOWN -> "admins.unknown";
              case CHANNEL -> "channel";
              default -> "admins.only";
            }));
  }

  private Rendered show(Work work, Incoming.Pressed pressed, Press press, Language language) {
    Lane lane = pressed.origin().lane();
    return switch (press) {
      case Press.Boards p -> offer.boards(work, language, p.page());
      case Press.Listing p -> deeds.list(work, lane, language, p.page(), Press.Act.SHOW);
      case Press.Entry p when p.act() == Press.Act.WHY -> why(work, lane, language, p);
      case Press.Entry p -> deeds.act(work, lane, language, p);
      case Press.DropAll p when p.sure() -> deeds.dropAll(work, lane, language);
      case Press.DropAll p -> deeds.pages(language).dropAll(work.subscriptions().of(lane).size());
      case Press.Digest p -> deeds.lanes().digest(work, lane, language, p.digest(), p.at());
      case Press.Quiet p -> deeds.lanes().quiet(work, lane, language, p);
      case Press.Mute p -> deeds.lanes().mute(work, lane, language, mute(p.hours()));
      case Press.Why p -> reasons.of(work, pressed.origin(), pressed.origin().message(), language);
      default -> throw new IllegalStateException(press + " is no button on subscriptions");
    };
  }

  private static Duration mute(int hours) {
    Duration time = Duration.ofHours(hours);
    return time.compareTo(LaneWords.LONGEST_MUTE) > 0 ? LaneWords.LONGEST_MUTE : time;
  }

  private Rendered why(Work work, Lane lane, Language language, Press.Entry press) {
    Optional<Subscription> one = deeds.of(work, lane, press.subscription());
    return one.map(
            s ->
                deeds
                    .pages(language)
                    .entry(s, press.page(), Optional.of(reasons.last(work, s, language))))
        .orElseGet(() -> SubscriptionDeeds.notice(AlertTexts.in(language).say("entry.gone")));
  }

  private Handled subscribe(
      Incoming.Pressed pressed, Press.Subscribe press, Language language, boolean inPlace) {
    Optional<Wish> wish = wish(press);
    if (wish.isEmpty()) {
      return Presses.gone(direct, pressed, language);
    }
    Checked checked = deeds.check(wish.get());
    if (!(checked instanceof Checked.Sound sound)) {
      AlertTexts texts = AlertTexts.in(language);
      return told(pressed, WordsTexts.of(texts, checked).orElse(texts.say("link.gone")));
    }
    Preview preview = deeds.preview(sound);
    return shown(
        pressed,
        inPlace,
        work -> deeds.subscribe(work, pressed.origin(), language, sound, preview));
  }

  /** Empty when the number names nothing any more, or nothing that a button subscribes to. */
  private Optional<Wish> wish(Press.Subscribe press) {
    Optional<String> name =
        press.name() == 0
            ? Optional.empty()
            : parts.store().read(work -> work.names().name(press.name()));
    return switch (press.kind()) {
      case ALL -> Optional.of(new Wish.All());
      case BOARD -> name.map(Wish.Board::new);
      case THREAD -> name.map(Wish.Thread::new);
      case AUTHOR -> name.map(Wish.Author::new);
      case WORDS, QUESTION -> Optional.empty();
    };
  }

  /** Asks for words by a message that is to be replied to. */
  private Handled prompt(Incoming.Pressed pressed, long subscription, Language language) {
    direct.answer(pressed.callback(), "");
    AlertTexts texts = AlertTexts.in(language);
    String key = subscription == 0 ? "prompt.words" : "prompt.edit";
    ObjectNode body = Bodies.message(SubscriptionDeeds.notice(texts.say(key)));
    body.set(
        "reply_markup",
        JsonNodeFactory.instance
            .objectNode()
            .put("force_reply", true)
            .put("input_field_placeholder", texts.say("prompt.example")));
    Incoming.Origin origin = pressed.origin();
    return Handled.writing(
        "asks for words",
        work -> {
          long row = rows.say(work, origin, body);
          Prompts.remember(work, origin, row, subscription, now());
        });
  }

  private Handled edit(Incoming.Pressed pressed, Press.Entry press, Language language) {
    boolean there =
        parts
            .store()
            .read(
                work ->
                    deeds
                        .of(work, pressed.origin().lane(), press.subscription())
                        .filter(one -> one.kind() == Subscription.Kind.WORDS)
                        .isPresent());
    return there
        ? prompt(pressed, press.subscription(), language)
        : Presses.gone(direct, pressed, language);
  }

  /** Watches for an answer to a question that got none. */
  Handled tell(Incoming.Pressed pressed, Exchange exchange, Language language, String update) {
    boolean inPlace = PressedMessage.isAboutSubscriptions(update);
    AlertTexts texts = AlertTexts.in(language);
    if (inPlace) {
      return shown(pressed, true, work -> deeds.watch(work, pressed.origin(), language, exchange));
    }
    String[] said = {""};
    return Handled.writing(
            "tell",
            work -> {
              Outcome outcome = deeds.watching(work, pressed.origin(), exchange);
              said[0] =
                  outcome instanceof Outcome.Full full
                      ? texts.say("full", full.most())
                      : texts.say("question.noted");
            })
        .then(() -> direct.answer(pressed.callback(), said[0]));
  }

  /** Shows what {@code made} makes, in the place of the pressed message where that is fit. */
  private Handled shown(Incoming.Pressed pressed, boolean inPlace, Function<Work, Rendered> made) {
    direct.answer(pressed.callback(), "");
    Incoming.Origin origin = pressed.origin();
    return Handled.writing(
        "subscriptions",
        work -> {
          Rendered rendered = made.apply(work);
          OptionalLong row = inPlace ? Presses.row(work, pressed) : OptionalLong.empty();
          if (row.isPresent()) {
            rows.edit(work, origin.lane(), row.getAsLong(), rendered);
          } else {
            rows.message(work, origin.lane(), OptionalLong.of(origin.message()), rendered);
          }
        });
  }

  private Handled told(Incoming.Pressed pressed, String text) {
    return Handled.nothing("not now, or not by him")
        .then(() -> direct.answer(pressed.callback(), Characters.cut(text, 190)));
  }

  private Instant now() {
    return parts.clock().instant();
  }
}

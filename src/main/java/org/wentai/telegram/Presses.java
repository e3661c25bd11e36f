package org.wentai.telegram;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.wentai.chat.Language;
import org.wentai.chat.Lookup;
import org.wentai.chat.Reply;
import org.wentai.index.Generation;
import org.wentai.store.Exchange;
import org.wentai.store.Work;

/** Does what buttons stand for. Their data may be forged, so it opens nothing of other chats. */
final class Presses {
  private final Parts parts;
  private final ReplyRows rows;
  private final DirectCalls direct;
  private final GivenFiles files;
  private final Votes votes;
  private final Subjects subjects;
  private final QuestionRate rate;
  private final SubscriptionPresses subscriptions;
  private final ForgetCommand forgetting;
  private final DeadLetters dead;
  private final CalibrationCommands calibration;

  Presses(
      Parts parts,
      ReplyRows rows,
      DirectCalls direct,
      GivenFiles files,
      SubscriptionPresses subscriptions,
      ForgetCommand forgetting,
      DeadLetters dead,
      CalibrationCommands calibration) {
    this.parts = parts;
    this.rows = rows;
    this.direct = direct;
    this.files = files;
    this.votes = new Votes(parts, rows, direct);
    this.subjects = new Subjects(parts.settings().zone());
    this.rate = parts.rate();
    this.subscriptions = subscriptions;
    this.forgetting = forgetting;
    this.dead = dead;
    this.calibration = calibration;
  }

  /**
   * Does what the pressed button stands for.
   *
   * @param update the whole update, which shows the other buttons of the message
   */
  Handled pressed(Incoming.Pressed pressed, String update) {
    Language language = parts.store().read(work -> Languages.of(work, pressed.origin()));
    Optional<Press> press = Press.of(pressed.data());
    if (press.isEmpty()) {
      return Handled.nothing("no button of this program")
          .then(() -> direct.answer(pressed.callback(), ""));
    }
    return switch (press.get()) {
      case Press.More more -> more(pressed, more, language);
      case Press.Floors page -> page(pressed, page, language, update);
      case Press.Floor floor -> floor(pressed, floor, language, update);
      case Press.Vote vote -> votes.vote(pressed, vote, language);
      case Press.Tell tell -> tell(pressed, tell, language, update);
      case Press.Keep keep -> files.decided(pressed, keep, language);
      case Press.Forget forget -> forgetting.pressed(pressed, forget, language);
      case Press.Dead dead -> this.dead.pressed(pressed, dead, language);
      case Press.Threshold chosen -> calibration.pressed(pressed, chosen, language);
      case Press one -> subscriptions.pressed(pressed, one, language, update);
    };
  }

  private Handled more(Incoming.Pressed pressed, Press.More more, Language language) {
    Optional<Exchange> exchange = exchange(parts, pressed, more.exchange());
    if (exchange.isEmpty()) {
      return gone(direct, pressed, language);
    }
    if (tooFast(pressed)) {
      return slower(pressed, language);
    }
    direct.answer(pressed.callback(), "");
    StoredReply stored = StoredReply.of(exchange.get());
    FromPosts next =
        FromPosts.of(
            parts.knowledge(), posts -> stored.answer().more(posts, more.from(), language));
    return Handled.writing(
        "more",
        work -> {
          Rendering.Subject subject =
              subjects.of(
                  work,
                  more.exchange(),
                  stored.answer().next(more.from()),
                  next.reply(),
                  next.readAt());
          rows.say(work, pressed.origin(), next.reply(), subject);
        });
  }

  private Handled page(
      Incoming.Pressed pressed, Press.Floors page, Language language, String update) {
    return floors(
        pressed,
        page.thread(),
        language,
        update,
        0,
        id -> posts -> lookup(posts, language).page(id, page.from()));
  }

  private Handled floor(
      Incoming.Pressed pressed, Press.Floor floor, Language language, String update) {
    return floors(
        pressed,
        floor.thread(),
        language,
        update,
        floor.part(),
        id -> posts -> lookup(posts, language).floor(id, floor.floor()));
  }

  private static Lookup lookup(Generation posts, Language language) {
    return new Lookup(posts, language, List.of(), Optional.empty());
  }

  /** Shows floors: in the place of floors of the same thread, else as a new message. */
  private Handled floors(
      Incoming.Pressed pressed,
      long thread,
      Language language,
      String update,
      int part,
      Function<String, Function<Generation, Reply>> show) {
    Optional<String> id = parts.store().read(work -> work.names().name(thread));
    if (id.isEmpty()) {
      return gone(direct, pressed, language);
    }
    boolean inPlace = PressedMessage.showsFloorsOf(thread, update);
    if (!inPlace && tooFast(pressed)) {
      return slower(pressed, language);
    }
    direct.answer(pressed.callback(), "");
    FromPosts floors = FromPosts.of(parts.knowledge(), show.apply(id.get()));
    return Handled.writing(
        "floors",
        work -> {
          Rendering.Subject subject = subjects.of(work, floors.reply(), floors.readAt());
          Rendered rendered = Rendering.part(floors.reply(), subject, part);
          OptionalLong row = inPlace ? row(work, pressed) : OptionalLong.empty();
          Incoming.Origin origin = pressed.origin();
          if (row.isPresent()) {
            rows.edit(work, origin.lane(), row.getAsLong(), rendered);
          } else {
            rows.message(work, origin.lane(), OptionalLong.of(origin.message()), rendered);
          }
        });
  }

  /** Buttons that make new messages could fill a chat. */
  private boolean tooFast(Incoming.Pressed pressed) {
    Incoming.Origin origin = pressed.origin();
    return rate.allow(origin.lane().chat(), origin.speaker()) != QuestionRate.Verdict.OK;
  }

  private Handled slower(Incoming.Pressed pressed, Language language) {
    return Handled.nothing("pressed too fast")
        .then(() -> direct.answer(pressed.callback(), Says.in(language).say("rate.asker")));
  }

  private Handled tell(
      Incoming.Pressed pressed, Press.Tell tell, Language language, String update) {
    Optional<Exchange> exchange =
        exchange(parts, pressed, tell.exchange()).filter(e -> e.answer().isEmpty());
    if (exchange.isEmpty()) {
      return gone(direct, pressed, language);
    }
    return subscriptions.tell(pressed, exchange.get(), language, update);
  }

  /** The exchange that a button is about, if it is one of the chat that the button is in. */
  static Optional<Exchange> exchange(Parts parts, Incoming.Pressed pressed, long id) {
    long chat = pressed.origin().lane().chat();
    return parts
        .store()
        .read(work -> work.exchanges().find(id))
        .filter(exchange -> exchange.lane().chat() == chat);
  }

  /** The row that became the message that was pressed. */
  static OptionalLong row(Work work, Incoming.Pressed pressed) {
    Incoming.Origin origin = pressed.origin();
    return work.outbox().rowOf(origin.lane().chat(), origin.message());
  }

  static Handled gone(DirectCalls direct, Incoming.Pressed pressed, Language language) {
    return Handled.nothing("a button whose row is gone")
        .then(() -> direct.answer(pressed.callback(), Says.in(language).say("gone")));
  }
}

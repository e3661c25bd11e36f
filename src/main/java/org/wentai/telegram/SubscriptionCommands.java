package org.wentai.telegram;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.wentai.alert.Checked;
import org.wentai.alert.Preview;
import org.wentai.alert.Wish;
import org.wentai.chat.AlertTexts;
import org.wentai.chat.Language;
import org.wentai.store.Exchange;
import org.wentai.store.Inbox;
import org.wentai.store.Lane;
import org.wentai.store.Subscription;
import org.wentai.store.Work;

/** Obeys the commands on subscriptions. */
final class SubscriptionCommands {
  private final Parts parts;
  private final ReplyRows rows;
  private final Questions questions;
  private final SubscriptionDeeds deeds;
  private final SubscriptionOffer offer;
  private final AlertReasons reasons;
  private final GroupAdmins admins;
  private final LaneCommands lanes;

  SubscriptionCommands(
      Parts parts,
      ReplyRows rows,
      Questions questions,
      SubscriptionDeeds deeds,
      GroupAdmins admins) {
    this.parts = parts;
    this.rows = rows;
    this.questions = questions;
    this.deeds = deeds;
    this.offer = new SubscriptionOffer(parts, deeds);
    this.reasons = new AlertReasons(deeds);
    this.admins = admins;
    this.lanes = new LaneCommands(parts, rows, deeds.lanes());
  }

  /** Obeys {@code command}, which came with {@code update}. */
  Handled obey(
      SlashCommand command, Incoming.Commanded said, Inbox.Received update, Language language) {
    Incoming.Origin origin = said.origin();
    AlertTexts texts = AlertTexts.in(language);
    if (origin.place() == Incoming.Place.CHANNEL) {
      return notice(origin, texts.say("channel"));
    }
    if (command.whom() == SlashCommand.For.MANAGERS) {
      Optional<String> refusal = refusal(origin, texts);
      if (refusal.isPresent()) {
        return notice(origin, refusal.get());
      }
    }
    return switch (command) {
      case SUBSCRIBE -> subscribe(origin, said.argument(), update, language);
      case SUBSCRIPTIONS -> list(origin, language, page(said.argument()), Press.Act.SHOW);
      case UNSUBSCRIBE -> unsubscribe(origin, said.argument(), language);
      case DIGEST, QUIET, MUTE -> lanes.obey(command, origin, said.argument(), language);
      case WHY -> why(origin, language);
      default -> throw new IllegalStateException(command + " is obeyed elsewhere");
    };
  }

  /** Why whoever speaks may not manage what the place subscribes to. */
  private Optional<String> refusal(Incoming.Origin origin, AlertTexts texts) {
    return switch (admins.check(origin)) {
      case ALLOWED -> Optional.empty();
      case REFUSED -> Optional.of(texts.say("admins.only"));
      case CHANNEL -> Optional.of(texts.say("channel"));
      case UNKNOWN -> Optional.of(texts.say("admins.unknown"));
    };
  }

  private Handled subscribe(
      Incoming.Origin origin, String argument, Inbox.Received update, Language language) {
    Optional<Edit> edit = Edit.of(argument);
    if (edit.isPresent()) {
      return edit(origin, language, edit.get());
    }
    return switch (Wish.of(argument)) {
      case Wish.Unsaid nothing -> saying(origin, work -> offer.of(work, origin, language));
      case Wish.Question question -> watch(origin, question.text(), update, language);
      case Wish wish -> subscribe(origin, wish, language);
    };
  }

  private Handled subscribe(Incoming.Origin origin, Wish wish, Language language) {
    Checked checked = deeds.check(wish);
    if (!(checked instanceof Checked.Sound sound)) {
      AlertTexts texts = AlertTexts.in(language);
      return notice(origin, WordsTexts.of(texts, checked).orElse(texts.say("words.empty")));
    }
    Preview preview = deeds.preview(sound);
    return saying(origin, work -> deeds.subscribe(work, origin, language, sound, preview));
  }

  /** Asks a question; watches for its answer where there is none yet. */
  private Handled watch(
      Incoming.Origin origin, String question, Inbox.Received update, Language language) {
    Handled asked = questions.asked(new Incoming.Asked(origin, question, false), update);
    return new Handled(
        asked.end(),
        asked.note(),
        work -> {
          asked.writes().accept(work);
          Optional<Exchange> exchange =
              work.exchanges().ofMessage(origin.lane().chat(), origin.message());
          exchange
              .filter(e -> e.answer().isEmpty())
              .ifPresent(e -> say(work, origin, deeds.watch(work, origin, language, e)));
        },
        asked.after());
  }

  /**
   * {@code edit N WORDS}.
   *
   * @param number in the list
   */
  private record Edit(int number, String words) {
    static Optional<Edit> of(String argument) {
      String[] said = argument.strip().split("\\s+", 3);
      boolean edit = said[0].equalsIgnoreCase("edit") || said[0].equals("修改");
      return edit && said.length == 3 && said[1].matches("\\d{1,6}")
          ? Optional.of(new Edit(Integer.parseInt(said[1]), said[2]))
          : Optional.empty();
    }
  }

  private Handled edit(Incoming.Origin origin, Language language, Edit edit) {
    Optional<Subscription> one = numbered(origin.lane(), edit.number());
    return one.isEmpty()
        ? notice(origin, AlertTexts.in(language).say("number.missing", edit.number()))
        : words(origin, language, edit.words(), one.get().id());
  }

  private Optional<Subscription> numbered(Lane lane, int number) {
    return parts
        .store()
        .read(
            work ->
                work.subscriptions().of(lane).stream().skip(Math.max(0, number - 1L)).findFirst())
        .filter(one -> number > 0);
  }

  /** What answers a message that asked for words; empty when {@code asked} answers none. */
  Optional<Handled> prompted(Incoming.Asked asked) {
    Incoming.Origin origin = asked.origin();
    if (asked.edited() || origin.replied().isEmpty()) {
      return Optional.empty();
    }
    Instant now = parts.clock().instant();
    Optional<Prompts.Prompt> prompt =
        parts.store().read(work -> Prompts.answered(work, origin, now));
    return prompt.map(p -> answered(origin, asked.question(), p));
  }

  private Handled answered(Incoming.Origin origin, String words, Prompts.Prompt prompt) {
    Language language = parts.store().read(work -> Languages.of(work, origin));
    Optional<String> refusal = refusal(origin, AlertTexts.in(language));
    return refusal.isPresent()
        ? notice(origin, refusal.get())
        : words(origin, language, words, prompt.subscription());
  }

  /** Subscribes to words, or puts them in the place of those of subscription {@code id}. */
  private Handled words(Incoming.Origin origin, Language language, String words, long id) {
    Checked checked = deeds.check(new Wish.Words(words));
    AlertTexts texts = AlertTexts.in(language);
    if (!(checked instanceof Checked.Sound sound)) {
      return notice(origin, WordsTexts.of(texts, checked).orElse(texts.say("words.empty")));
    }
    Preview preview = deeds.preview(sound);
    return saying(
        origin,
        work -> {
          Prompts.forget(work, origin);
          return id == 0
              ? deeds.subscribe(work, origin, language, sound, preview)
              : deeds.edit(work, origin.lane(), language, id, sound, preview);
        });
  }

  private Handled list(Incoming.Origin origin, Language language, int page, Press.Act act) {
    return saying(origin, work -> deeds.list(work, origin.lane(), language, page, act));
  }

  private static int page(String argument) {
    return argument.matches("\\d{1,4}") ? Integer.parseInt(argument) : 1;
  }

  private Handled unsubscribe(Incoming.Origin origin, String argument, Language language) {
    AlertTexts texts = AlertTexts.in(language);
    String said = argument.strip();
    if (said.isEmpty()) {
      return list(origin, language, 1, Press.Act.DELETE);
    }
    if (said.equalsIgnoreCase("all") || said.equals("全部") || said.equals("所有")) {
      return saying(
          origin,
          work -> deeds.pages(language).dropAll(work.subscriptions().of(origin.lane()).size()));
    }
    if (!said.matches("\\d{1,6}")) {
      return notice(origin, texts.say("number.which", said));
    }
    Optional<Subscription> one = numbered(origin.lane(), Integer.parseInt(said));
    return one.isEmpty()
        ? notice(origin, texts.say("number.missing", said))
        : saying(
            origin,
            work ->
                deeds.act(
                    work,
                    origin.lane(),
                    language,
                    new Press.Entry(one.get().id(), Press.Act.DELETE, 0)));
  }

  private Handled why(Incoming.Origin origin, Language language) {
    return origin.replied().isEmpty()
        ? notice(origin, AlertTexts.in(language).say("why.how"))
        : saying(origin, work -> reasons.of(work, origin, origin.replied().getAsLong(), language));
  }

  /** Asks whether the thread that a link named is to be subscribed to; empty: it names none. */
  Optional<Handled> linked(Incoming.Origin origin, String payload, Language language) {
    if (!origin.isPrivate() || !payload.matches("sub_\\d{1,18}")) {
      return Optional.empty();
    }
    long number = Long.parseLong(payload.substring("sub_".length()));
    Optional<String> id = parts.store().read(work -> work.names().name(number));
    AlertTexts texts = AlertTexts.in(language);
    Checked checked = deeds.check(new Wish.Thread(id.orElse("")));
    if (id.isEmpty() || !(checked instanceof Checked.Sound sound)) {
      return Optional.of(notice(origin, texts.say("link.gone")));
    }
    String title = sound.thread().map(head -> head.title()).orElse(id.get());
    Preview preview = deeds.preview(sound);
    var choice = new SubscriptionPages.Choice(number, title);
    return Optional.of(
        saying(origin, work -> deeds.pages(language).confirm(choice, Optional.of(preview))));
  }

  private Handled notice(Incoming.Origin origin, String text) {
    return saying(origin, work -> SubscriptionDeeds.notice(text));
  }

  private Handled saying(Incoming.Origin origin, Function<Work, Rendered> shown) {
    return Handled.writing("subscriptions", work -> say(work, origin, shown.apply(work)));
  }

  private void say(Work work, Incoming.Origin origin, Rendered rendered) {
    rows.message(work, origin.lane(), OptionalLong.of(origin.message()), rendered);
  }
}

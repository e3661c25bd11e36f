package org.wentai.telegram;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.wentai.chat.Language;
import org.wentai.chat.Lookup;
import org.wentai.chat.Quote;
import org.wentai.chat.Reply;
import org.wentai.forum.ThreadHead;
import org.wentai.settings.Likeness;
import org.wentai.store.Inbox;
import org.wentai.store.Work;

/** Obeys commands; those for admins look to all others as if they were not there. */
final class Commands {
  private static final int NEWEST = 5;
  private static final int LAST_PAGE = 1_000_000;

  private final Parts parts;
  private final ReplyRows rows;
  private final Questions questions;
  private final AdminCommands admin;
  private final StatusText status;
  private final Subjects subjects;
  private final QuestionRate rate;
  private final SubscriptionCommands subscriptions;
  private final ForgetCommand forgetting;

  Commands(
      Parts parts,
      ReplyRows rows,
      Questions questions,
      SubscriptionCommands subscriptions,
      ForgetCommand forgetting,
      DeadLetters dead,
      CalibrationCommands calibration) {
    this.parts = parts;
    this.rows = rows;
    this.questions = questions;
    this.admin = new AdminCommands(parts, rows, dead, calibration);
    this.status = new StatusText(parts);
    this.subjects = new Subjects(parts.settings().zone());
    this.rate = parts.rate();
    this.subscriptions = subscriptions;
    this.forgetting = forgetting;
  }

  /** Obeys a command that came with {@code update}. */
  Handled commanded(Incoming.Commanded commanded, Inbox.Received update) {
    Optional<SlashCommand> command =
        SlashCommand.named(commanded.name())
            .filter(c -> !c.isForAdmins() || parts.isAdmin(commanded.origin()));
    if (command.filter(c -> c == SlashCommand.ASK).isPresent()) {
      return ask(commanded, update);
    }
    if (commanded.edited()) {
      return Handled.nothing("an edited command");
    }
    if (command.filter(SlashCommand::isForAdmins).isPresent()) {
      return admin.obey(command.get(), commanded, language(commanded));
    }
    if (command.isEmpty() && !commanded.origin().isPrivate()) {
      return Handled.nothing("no command of this bot");
    }
    Incoming.Origin origin = commanded.origin();
    QuestionRate.Verdict verdict = rate.allow(origin.lane().chat(), origin.speaker());
    if (verdict != QuestionRate.Verdict.OK) {
      return rows.tooFast(origin, verdict, language(commanded));
    }
    return command.map(c -> obey(c, commanded, update)).orElseGet(() -> unknown(commanded));
  }

  private Handled ask(Incoming.Commanded commanded, Inbox.Received update) {
    return commanded.argument().isBlank()
        ? notice(commanded, "ask.how")
        : questions.asked(
            new Incoming.Asked(commanded.origin(), commanded.argument(), commanded.edited()),
            update);
  }

  private Handled obey(SlashCommand command, Incoming.Commanded commanded, Inbox.Received update) {
    return switch (command) {
      case LATEST -> listing(commanded, lookup -> lookup.latest(NEWEST));
      case SOURCES -> listing(commanded, lookup -> sources(lookup, commanded.argument()));
      case THREAD -> opening(commanded, lookup -> lookup.thread(commanded.argument()));
      case FLOOR -> looking(commanded, lookup -> lookup.floor(commanded.argument()));
      case HELP -> notice(commanded, "help", username());
      case START ->
          subscriptions
              .linked(commanded.origin(), commanded.argument(), language(commanded))
              .orElseGet(() -> notice(commanded, "start", username()));
      case STATUS -> rows.saying("status", commanded.origin(), status.of(language(commanded)));
      case LANG -> speak(commanded);
      case FORGET -> forgetting.asked(commanded.origin(), language(commanded));
      case SUBSCRIBE, SUBSCRIPTIONS, UNSUBSCRIBE, DIGEST, QUIET, MUTE, WHY ->
          subscriptions.obey(command, commanded, update, language(commanded));
      default -> throw new IllegalStateException(command + " is obeyed elsewhere");
    };
  }

  /** Shows something and remembers nothing. */
  private Handled looking(Incoming.Commanded commanded, Function<Lookup, Reply> look) {
    FromPosts shown = look(commanded, look);
    return Handled.writing(commanded.name(), work -> say(work, commanded, shown));
  }

  /** Shows a thread, whose floors the asker may name next. */
  private Handled opening(Incoming.Commanded commanded, Function<Lookup, Reply> look) {
    FromPosts shown = look(commanded, look);
    return Handled.writing(
        commanded.name(),
        work -> {
          if (shown.reply() instanceof Reply.Floors floors) {
            String thread = floors.thread().id();
            LastList.opened(work, commanded.origin(), thread, parts.clock().instant());
          }
          say(work, commanded, shown);
        });
  }

  /** Shows a list, whose numbers the asker may name next. */
  private Handled listing(Incoming.Commanded commanded, Function<Lookup, Reply> look) {
    FromPosts shown = look(commanded, look);
    return Handled.writing(
        commanded.name(),
        work -> {
          List<String> ids = ids(shown.reply());
          LastList.remember(work, commanded.origin(), ids, parts.clock().instant());
          say(work, commanded, shown);
        });
  }

  private void say(Work work, Incoming.Commanded commanded, FromPosts shown) {
    Rendering.Subject subject = subjects.of(work, shown.reply(), shown.readAt());
    rows.say(work, commanded.origin(), shown.reply(), subject);
  }

  private FromPosts look(Incoming.Commanded commanded, Function<Lookup, Reply> look) {
    Incoming.Origin origin = commanded.origin();
    Language language = language(commanded);
    LastList last = parts.store().read(work -> LastList.of(work, origin, parts.clock().instant()));
    return FromPosts.of(
        parts.knowledge(),
        posts -> look.apply(new Lookup(posts, language, last.threads(), last.current())));
  }

  private static List<String> ids(Reply reply) {
    return switch (reply) {
      case Reply.Threads list -> list.threads().stream().map(ThreadHead::id).toList();
      case Reply.Quotes list -> list.quotes().stream().map(Quote::thread).toList();
      default -> List.of();
    };
  }

  private static Reply sources(Lookup lookup, String page) {
    boolean number = page.matches("\\d{1,6}");
    return lookup.sources(number ? Math.clamp(Integer.parseInt(page), 1, LAST_PAGE) : 1);
  }

  private Handled speak(Incoming.Commanded commanded) {
    Optional<Language> wanted = Language.named(commanded.argument());
    if (wanted.isEmpty()) {
      return notice(commanded, "lang.which");
    }
    return Handled.writing(
        "lang",
        work -> {
          work.chats().speak(commanded.origin().lane().chat(), wanted.get().code());
          rows.say(work, commanded.origin(), Says.in(wanted.get()).notice("lang.done"));
        });
  }

  private Handled unknown(Incoming.Commanded commanded) {
    List<String> typed =
        Arrays.stream(SlashCommand.values())
            .filter(c -> !c.isForAdmins() || parts.isAdmin(commanded.origin()))
            .map(c -> "/" + c.word())
            .toList();
    String written = "/" + commanded.name();
    return Likeness.nearest(written, typed)
        .map(meant -> notice(commanded, "command.meant", written, meant))
        .orElseGet(() -> notice(commanded, "command.unknown", written));
  }

  private Handled notice(Incoming.Commanded commanded, String key, Object... values) {
    Reply notice = Says.in(language(commanded)).notice(key, values);
    return rows.saying(commanded.name(), commanded.origin(), notice);
  }

  private Language language(Incoming.Commanded commanded) {
    return parts.store().read(work -> Languages.of(work, commanded.origin()));
  }

  private String username() {
    return parts.me().username();
  }
}

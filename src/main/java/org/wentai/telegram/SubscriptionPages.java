package org.wentai.telegram;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.wentai.alert.Preview;
import org.wentai.chat.AlertTexts;
import org.wentai.chat.FloorName;
import org.wentai.store.AlertLane;
import org.wentai.store.Lane;
import org.wentai.store.Subscription;
import org.wentai.telegram.Rendered.Button;

/**
 * Messages on subscriptions, with their buttons.
 *
 * @param title tells the title of the thread of an id
 */
record SubscriptionPages(AlertTexts texts, Function<String, Optional<String>> title) {
  private static final int IN_ROW = 5;
  private static final int AT_ONCE = 20;
  private static final int TITLE = 100;
  private static final int TARGET = 300;
  private static final int LABEL = 40;

  /** What a chat that says only that it wants to subscribe can choose from. */
  Rendered offer(Optional<Choice> thread, Optional<Choice> question, boolean boards) {
    List<List<Button>> rows = new ArrayList<>();
    rows.add(List.of(button("offer.all", new Press.Subscribe(Subscription.Kind.ALL, 0))));
    thread.ifPresent(
        one ->
            rows.add(
                List.of(
                    named(
                        "offer.thread",
                        one,
                        new Press.Subscribe(Subscription.Kind.THREAD, one.number())))));
    List<Button> ask = new ArrayList<>();
    if (boards) {
      ask.add(button("offer.boards", new Press.Boards(0)));
    }
    ask.add(button("offer.words", new Press.Words()));
    rows.add(ask);
    question.ifPresent(
        one -> rows.add(List.of(named("offer.question", one, new Press.Tell(one.number())))));
    return rendered(Styled.plain(texts.say("offer")), rows);
  }

  /** Something to choose, by the number of its name or of its exchange. */
  record Choice(long number, String name) {}

  /** Boards to choose from. */
  Rendered boards(List<Choice> boards, int page) {
    List<List<Button>> rows = new ArrayList<>();
    int from = Math.clamp((long) page * AT_ONCE, 0, boards.size());
    int to = Math.min(boards.size(), from + AT_ONCE);
    for (int i = from; i < to; i += 2) {
      rows.add(
          boards.subList(i, Math.min(to, i + 2)).stream()
              .map(b -> new Button(label(b.name()), board(b)))
              .toList());
    }
    List<Button> turn = new ArrayList<>();
    if (from > 0) {
      turn.add(button("page.before", new Press.Boards(page - 1)));
    }
    if (to < boards.size()) {
      turn.add(button("page.after", new Press.Boards(page + 1)));
    }
    if (!turn.isEmpty()) {
      rows.add(turn);
    }
    return rendered(Styled.plain(texts.say("boards", boards.size())), rows);
  }

  private static Press board(Choice board) {
    return new Press.Subscribe(Subscription.Kind.BOARD, board.number());
  }

  /**
   * A new subscription, or one that was there before.
   *
   * @param preview what it would have told of
   */
  Rendered made(
      Subscription made, boolean before, Optional<Preview> preview, Optional<AlertLane> manner) {
    boolean question = made.kind() == Subscription.Kind.QUESTION;
    if (question && !before) {
      return rendered(Styled.plain(texts.say("made.question", target(made))), deeds(made, 0));
    }
    String key = before ? "made.before" : "made";
    Styled text = Styled.plain(texts.say(key, about(made))).then("\n").then(where(made.lane()));
    Styled said = preview.map(p -> text.then("\n").then(looked(p))).orElse(text);
    Styled all = manner.map(lane -> said.then("\n").then(texts.digest(lane))).orElse(said);
    return rendered(all, deeds(made, 0));
  }

  /** Where alerts of {@code lane} go. */
  private String where(Lane lane) {
    String place = !lane.isGroup() ? "private" : lane.topic().isPresent() ? "topic" : "group";
    return texts.say("made.where." + place);
  }

  /** How many posts would have matched, and some of them. */
  Styled looked(Preview preview) {
    if (!preview.known()) {
      return Styled.plain(texts.say("preview.unknown"));
    }
    String key = preview.posts() == 0 ? "preview.none" : preview.cut() ? "preview.cut" : "preview";
    Styled text = Styled.plain(texts.say(key, preview.days(), preview.posts(), preview.looked()));
    List<Styled> examples =
        preview.examples().stream()
            .map(
                dated ->
                    Citations.title(
                            Clean.line(dated.head().title(), TITLE).orElse("—"),
                            dated.head().id(),
                            Links.to(dated.head().addressOf(dated.post())))
                        .then(Citations.BETWEEN)
                        .then(FloorName.of(dated.post().floor(), texts.language())))
            .map(one -> Styled.plain("· ").then(one))
            .toList();
    return examples.isEmpty() ? text : text.then("\n").then(Styled.joined("\n", examples));
  }

  /** One subscription as it stands, or what was done with it. */
  Rendered entry(Subscription one, int page, Optional<String> note) {
    String state = one.state().name().toLowerCase(Locale.ROOT);
    Styled text = Styled.plain(texts.say("entry." + state, about(one)));
    Styled all = note.map(n -> text.then("\n").then(n)).orElse(text);
    return rendered(all, deeds(one, page));
  }

  private List<List<Button>> deeds(Subscription one, int page) {
    List<List<Button>> rows = new ArrayList<>();
    switch (one.state()) {
      case ACTIVE -> rows.add(List.of(deed(one, Press.Act.PAUSE, page)));
      case PAUSED -> rows.add(List.of(deed(one, Press.Act.RESUME, page)));
      case DELETED -> rows.add(List.of(deed(one, Press.Act.RESTORE, page)));
      case MET -> {}
    }
    if (one.state() == Subscription.State.ACTIVE || one.state() == Subscription.State.PAUSED) {
      List<Button> first = new ArrayList<>(rows.removeFirst());
      if (one.kind() == Subscription.Kind.WORDS) {
        first.add(deed(one, Press.Act.EDIT, page));
      }
      first.add(deed(one, Press.Act.DELETE, page));
      rows.add(first);
      rows.add(List.of(deed(one, Press.Act.WHY, page), listing(page)));
    } else {
      rows.add(List.of(listing(page)));
    }
    return rows;
  }

  private Button deed(Subscription one, Press.Act act, int page) {
    String key = "act." + act.name().toLowerCase(Locale.ROOT);
    return button(key, new Press.Entry(one.id(), act, page));
  }

  private Button listing(int page) {
    return button("button.list", new Press.Listing(Math.max(1, page)));
  }

  /**
   * The subscriptions of a place.
   *
   * @param page from 1
   * @param act what the number of one does
   */
  Rendered list(List<Subscription> all, int page, Press.Act act, AlertLane manner, Instant now) {
    if (all.isEmpty()) {
      return rendered(Styled.plain(texts.say("list.none")), List.of());
    }
    int pages = (all.size() + AT_ONCE - 1) / AT_ONCE;
    int shown = Math.clamp(page, 1, pages);
    int from = (shown - 1) * AT_ONCE;
    int to = Math.min(all.size(), from + AT_ONCE);
    String head = act == Press.Act.DELETE ? "list.drop" : "list";
    Sheet sheet = new Sheet(Sheet.MESSAGE - 600);
    sheet.add(Styled.in(Mark.Plain.BOLD, texts.say(head, all.size())));
    List<Button> numbers = new ArrayList<>();
    for (int i = from; i < to; i++) {
      Subscription one = all.get(i);
      boolean paused = one.state() == Subscription.State.PAUSED;
      String line = "\n" + (i + 1) + ". " + Clean.line(about(one), LABEL * 4).orElse("—");
      sheet.add(Styled.plain(paused ? line + texts.say("list.paused") : line));
      numbers.add(new Button(String.valueOf(i + 1), new Press.Entry(one.id(), act, shown)));
    }
    Styled text = sheet.written().then("\n\n").then(texts.manner(manner, now));
    List<List<Button>> rows = new ArrayList<>(rows(numbers));
    rows.addAll(turn(shown, pages));
    if (act == Press.Act.DELETE) {
      rows.add(List.of(button("button.all", new Press.DropAll(false))));
    }
    return rendered(text, rows);
  }

  private List<List<Button>> turn(int page, int pages) {
    List<Button> turn = new ArrayList<>();
    if (page > 1) {
      turn.add(button("page.before", new Press.Listing(page - 1)));
    }
    if (page < pages) {
      turn.add(button("page.after", new Press.Listing(page + 1)));
    }
    return turn.isEmpty() ? List.of() : List.of(turn);
  }

  /** Asks whether all are to end. */
  Rendered dropAll(int count) {
    return rendered(
        Styled.plain(texts.say("drop.sure", count)),
        List.of(
            List.of(
                button("drop.yes", new Press.DropAll(true)),
                button("button.list", new Press.Listing(1)))));
  }

  /** Asks whether a thread that a link named is to be subscribed to. */
  Rendered confirm(Choice thread, Optional<Preview> preview) {
    Styled text =
        Styled.plain(texts.say("link.sure", Clean.line(thread.name(), TITLE).orElse("—")));
    Styled all = preview.map(p -> text.then("\n").then(looked(p))).orElse(text);
    Press press = new Press.Subscribe(Subscription.Kind.THREAD, thread.number());
    return rendered(all, List.of(List.of(button("button.subscribe", press))));
  }

  /** What a subscription is about, fit to stand in a message. */
  String about(Subscription one) {
    return Clean.text(Characters.cut(texts.about(one, title), TARGET)).strip();
  }

  private static String target(Subscription one) {
    return Clean.text(Characters.cut(one.target(), TARGET)).strip();
  }

  private Button named(String key, Choice choice, Press press) {
    return new Button(texts.say(key, label(choice.name())), press);
  }

  private static String label(String name) {
    return Clean.line(name, LABEL).orElse("—");
  }

  private Button button(String key, Press press) {
    return new Button(texts.say(key), press);
  }

  private static List<List<Button>> rows(List<Button> buttons) {
    List<List<Button>> rows = new ArrayList<>();
    for (int from = 0; from < buttons.size(); from += IN_ROW) {
      rows.add(List.copyOf(buttons.subList(from, Math.min(from + IN_ROW, buttons.size()))));
    }
    return rows;
  }

  /** {@code text} as a message. */
  static Rendered rendered(Styled text, List<List<Button>> buttons) {
    return new Rendered(Html.of(text.cut(Sheet.MESSAGE)), buttons);
  }
}

package org.wentai.telegram;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.wentai.chat.Messages;
import org.wentai.chat.Quote;
import org.wentai.chat.Reply;
import org.wentai.forum.ThreadHead;
import org.wentai.store.Subscription;
import org.wentai.telegram.Rendered.Button;

/**
 * The buttons below replies; those whose row of the store is not known are left out.
 *
 * @param messages the buttons' words
 * @param subject what they are about
 */
record Keyboards(Messages messages, Rendering.Subject subject) {
  private static final int IN_ROW = 5;

  /**
   * Below an answer: more passages, the threads around its citations, and what it was worth.
   *
   * @param shown of the quotes, those that there was room for
   * @param voted what the reader found, once told
   */
  List<List<Button>> answered(List<Quote> quotes, int shown, Optional<Boolean> voted) {
    List<List<Button>> rows = further(quotes, shown);
    quotes.stream().limit(1).flatMap(q -> subscribe(q.thread())).forEach(rows::add);
    subject.exchange().ifPresent(id -> rows.add(votes(id, voted)));
    return rows;
  }

  /** To be told of new posts of a thread. */
  private Stream<List<Button>> subscribe(String thread) {
    return Stream.ofNullable(subject.threads().get(thread))
        .map(n -> new Press.Subscribe(Subscription.Kind.THREAD, n))
        .map(press -> List.of(new Button(messages.say("subscribe"), press)));
  }

  /** More passages, and the threads around those shown. */
  List<List<Button>> further(List<Quote> quotes, int shown) {
    List<List<Button>> rows = new ArrayList<>();
    List<Button> first = new ArrayList<>();
    subject.exchange().ifPresent(id -> more(id, quotes, shown).ifPresent(first::add));
    List<Button> around = around(quotes.subList(0, shown));
    if (first.size() + around.size() <= 3) {
      first.addAll(around);
    } else {
      rows.add(around);
    }
    if (!first.isEmpty()) {
      rows.addFirst(first);
    }
    return rows;
  }

  private Optional<Button> more(long exchange, List<Quote> quotes, int shown) {
    Optional<Integer> from =
        shown < quotes.size()
            ? Optional.of(quotes.get(shown).n() - 1)
            : subject.moreFrom().stream().boxed().findFirst();
    return from.map(f -> new Button(messages.say("more"), new Press.More(exchange, f)));
  }

  /** A button for each cited floor, numbered where there are several. */
  private List<Button> around(List<Quote> quotes) {
    Map<Press, Integer> numbers = new LinkedHashMap<>();
    for (Quote quote : quotes) {
      Long thread = subject.threads().get(quote.thread());
      if (thread != null) {
        numbers.putIfAbsent(new Press.Floors(thread, before(quote.floor())), quote.n());
      }
    }
    return numbers.entrySet().stream()
        .limit(IN_ROW)
        .map(
            e ->
                new Button(
                    numbers.size() == 1
                        ? messages.say("around")
                        : messages.say("around.n", e.getValue()),
                    e.getKey()))
        .toList();
  }

  private List<Button> votes(long exchange, Optional<Boolean> voted) {
    return List.of(vote(exchange, true, voted), vote(exchange, false, voted));
  }

  private Button vote(long exchange, boolean helpful, Optional<Boolean> voted) {
    String words = messages.say(helpful ? "helpful" : "unhelpful");
    boolean chosen = voted.filter(v -> v == helpful).isPresent();
    return new Button(chosen ? "✓ " + words : words, new Press.Vote(exchange, helpful));
  }

  /** Below the admission that nothing was found: to be told later, and the nearest threads. */
  List<List<Button>> notAnswered(List<ThreadHead> nearest) {
    List<List<Button>> rows = new ArrayList<>(threads(nearest));
    subject
        .exchange()
        .ifPresent(id -> rows.add(List.of(new Button(messages.say("tell"), new Press.Tell(id)))));
    return rows;
  }

  /** The numbers of listed threads, each opening its thread. */
  List<List<Button>> threads(List<ThreadHead> threads) {
    List<Button> buttons = new ArrayList<>();
    for (int i = 0; i < threads.size(); i++) {
      Long thread = subject.threads().get(threads.get(i).id());
      if (thread != null) {
        buttons.add(new Button(String.valueOf(i + 1), new Press.Floors(thread, 1)));
      }
    }
    return rows(buttons);
  }

  /** Below a page of floors: those shortened, in full; and the pages before and after. */
  List<List<Button>> several(Reply.Floors floors, List<Reply.Floor> shown) {
    Long thread = subject.threads().get(floors.thread().id());
    if (thread == null || shown.isEmpty()) {
      return List.of();
    }
    List<Button> full =
        shown.stream()
            .filter(Reply.Floor::shortened)
            .map(f -> new Button(f.name(), new Press.Floor(thread, f.number(), 0)))
            .toList();
    List<List<Button>> rows = new ArrayList<>(rows(full));
    List<Button> pages =
        pages(thread, shown.getFirst().number(), shown.getLast().number(), floors.lastFloor());
    if (!pages.isEmpty()) {
      rows.add(pages);
      subscribe(floors.thread().id()).forEach(rows::add);
    }
    return rows;
  }

  private List<Button> pages(long thread, int first, int last, int lastOfAll) {
    List<Button> pages = new ArrayList<>();
    if (first > 1) {
      pages.add(new Button(messages.say("page.first"), new Press.Floors(thread, 1)));
      int before = Math.max(1, first - FloorPages.AT_ONCE);
      pages.add(new Button(messages.say("page.before"), new Press.Floors(thread, before)));
    }
    if (last < lastOfAll) {
      pages.add(new Button(messages.say("page.after"), new Press.Floors(thread, last + 1)));
      int end = Math.max(last + 1, lastOfAll - FloorPages.AT_ONCE + 1);
      pages.add(new Button(messages.say("page.last"), new Press.Floors(thread, end)));
    }
    return pages;
  }

  /** Below a floor in full: its other parts, and the thread around it. */
  List<List<Button>> one(Reply.Floors floors, int part) {
    Long thread = subject.threads().get(floors.thread().id());
    if (thread == null) {
      return List.of();
    }
    Reply.Floor floor = floors.floors().getFirst();
    int parts = FloorPages.parts(floor.text()).size();
    int shown = Math.min(part, parts - 1);
    List<Button> turn = new ArrayList<>();
    if (shown > 0) {
      Press before = new Press.Floor(thread, floor.number(), shown - 1);
      turn.add(new Button(messages.say("page.before"), before));
    }
    if (shown + 1 < parts) {
      Press after = new Press.Floor(thread, floor.number(), shown + 1);
      turn.add(new Button(messages.say("page.after"), after));
    }
    Press around = new Press.Floors(thread, before(floor.number()));
    List<List<Button>> rows = new ArrayList<>();
    if (!turn.isEmpty()) {
      rows.add(turn);
    }
    rows.add(List.of(new Button(messages.say("around"), around)));
    subscribe(floors.thread().id()).forEach(rows::add);
    return rows;
  }

  private static int before(int floor) {
    return Math.max(1, floor - 1);
  }

  private static List<List<Button>> rows(List<Button> buttons) {
    return IntStream.iterate(0, from -> from < buttons.size(), from -> from + IN_ROW)
        .mapToObj(from -> buttons.subList(from, Math.min(from + IN_ROW, buttons.size())))
        .toList();
  }
}

package org.wentai.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.wentai.alert.Gathered;
import org.wentai.chat.AlertTexts;
import org.wentai.chat.FloorName;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;
import org.wentai.telegram.Rendered.Button;

/**
 * Writes lists of threads with what is new in each, as many messages as they take.
 *
 * @param more how many further new posts there are, of which nothing is shown
 * @param number the number of a thread's id, for the buttons
 */
record AlertDigest(
    AlertTexts texts, Gathered.Occasion occasion, int more, ToLongFunction<String> number) {
  private static final int MOST = 60;
  private static final int FLOORS = 3;
  private static final int AUTHOR = 20;
  private static final int BOARD = 40;
  private static final int IN_ROW = 5;

  /** Room that is kept for the line on those that are not listed. */
  private static final int REST = 100;

  /** One message. */
  record Page(Rendered rendered, List<Long> alerts) {}

  /** A message while it is written. */
  private static final class Draft {
    private final Sheet sheet = new Sheet(Sheet.MESSAGE - REST);
    private final List<Long> alerts = new ArrayList<>();
    private final List<Button> buttons = new ArrayList<>();
  }

  /** The messages on {@code threads}, each of which has something to show. */
  List<Page> pages(List<Gathered.Thread> threads) {
    List<Draft> drafts = new ArrayList<>(List.of(new Draft()));
    drafts.getFirst().sheet.add(Styled.in(Mark.Plain.BOLD, heading(threads)));
    int listed = Math.min(MOST, threads.size());
    for (int i = 0; i < listed; i++) {
      add(drafts, i + 1, threads.get(i));
    }
    List<Gathered.Thread> rest = threads.subList(listed, threads.size());
    rest.forEach(thread -> drafts.getLast().alerts.addAll(AlertPost.alerts(thread)));
    List<Page> pages = new ArrayList<>();
    for (Draft draft : drafts) {
      boolean last = draft == drafts.getLast();
      Styled text = draft.sheet.written();
      if (last && !rest.isEmpty()) {
        text = text.then("\n\n" + texts.say("digest.rest", rest.size(), news(rest)));
      }
      if (last && more > 0) {
        text = text.then("\n\n" + texts.say("digest.more", more));
      }
      Rendered rendered = new Rendered(Html.of(text), rows(draft.buttons, last));
      pages.add(new Page(rendered, List.copyOf(draft.alerts)));
    }
    return pages;
  }

  private void add(List<Draft> drafts, int place, Gathered.Thread thread) {
    Styled entry = entry(place, thread);
    if (!drafts.getLast().sheet.add(Styled.plain("\n").then(entry))) {
      drafts.add(new Draft());
      drafts.getLast().sheet.add(entry);
    }
    Draft draft = drafts.getLast();
    draft.alerts.addAll(AlertPost.alerts(thread));
    int from = Math.max(1, shown(thread).getFirst().floor() - 1);
    Press open = new Press.Floors(number.applyAsLong(thread.head().id()), from);
    draft.buttons.add(new Button(String.valueOf(place), open));
  }

  private String heading(List<Gathered.Thread> threads) {
    String key = "digest." + occasion.name().toLowerCase(Locale.ROOT);
    return texts.say(key, threads.size(), news(threads) + more);
  }

  private static int news(List<Gathered.Thread> threads) {
    return threads.stream().mapToInt(thread -> shown(thread).size()).sum();
  }

  private static List<Post> shown(Gathered.Thread thread) {
    return thread.items().stream().filter(i -> !i.gone()).map(Gathered.Item::post).toList();
  }

  /** {@code 3. Title · board: 5 new, 沙发 小周, 5楼 …}. */
  private Styled entry(int place, Gathered.Thread thread) {
    ThreadHead head = thread.head();
    List<Post> posts = shown(thread);
    Styled title = Citations.title(head.title(), head.id(), Links.to(head.address()));
    Optional<String> board = head.board().flatMap(b -> Clean.line(b, BOARD));
    List<Styled> floors = new ArrayList<>();
    posts.stream().limit(FLOORS).forEach(post -> floors.add(floor(head, post)));
    if (posts.size() > FLOORS) {
      floors.add(Styled.plain("…"));
    }
    return Styled.plain(place + ". ")
        .then(title)
        .then(board.map(b -> Citations.BETWEEN + b).orElse(""))
        .then("\n    " + texts.say("digest.new", posts.size()))
        .then(Styled.joined(texts.say("join"), floors));
  }

  private Styled floor(ThreadHead head, Post post) {
    Styled name = Styled.plain(FloorName.of(post.floor(), texts.language()));
    Styled linked = Links.to(head.addressOf(post)).map(name::within).orElse(name);
    return linked.then(
        post.author().flatMap(by -> Clean.line(by, AUTHOR)).map(by -> " " + by).orElse(""));
  }

  private List<List<Button>> rows(List<Button> numbers, boolean last) {
    List<List<Button>> rows = new ArrayList<>();
    for (int from = 0; from < numbers.size(); from += IN_ROW) {
      rows.add(List.copyOf(numbers.subList(from, Math.min(numbers.size(), from + IN_ROW))));
    }
    if (last) {
      rows.add(
          List.of(
              new Button(texts.say("button.why"), new Press.Why()),
              new Button(texts.say("button.list"), new Press.Listing(1))));
    }
    return rows;
  }
}

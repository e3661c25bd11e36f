package org.wentai.telegram;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.wentai.alert.Gathered;
import org.wentai.chat.AlertTexts;
import org.wentai.chat.FloorName;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;
import org.wentai.store.Subscription;
import org.wentai.telegram.Rendered.Button;

/**
 * Writes the message on a thread's new posts: their own words, where each stands, and why it came.
 *
 * @param title tells the title of the thread of an id
 */
record AlertPost(AlertTexts texts, Function<String, Optional<String>> title) {
  private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final int MOST = 10;
  private static final int BOARD = 60;
  private static final int AUTHOR = 60;
  private static final int REASON = 80;
  private static final int REASONS = 5;

  /** Whether there is anything left of it that may be shown. */
  static boolean isShown(Gathered.Thread thread) {
    return thread.items().stream().anyMatch(item -> !item.gone());
  }

  /** The ledger's lines that a message on {@code thread} tells of. */
  static List<Long> alerts(Gathered.Thread thread) {
    return thread.items().stream().map(item -> item.alert().id()).toList();
  }

  /**
   * The message.
   *
   * @param number of the thread's id, for the buttons
   * @param more how many further new posts there are, of which nothing is shown
   */
  Rendered of(Gathered.Thread thread, long number, int more) {
    List<Gathered.Item> items = thread.items().stream().filter(item -> !item.gone()).toList();
    Map<Long, Subscription> why = why(items);
    Styled foot = foot(List.copyOf(why.values()));
    Sheet sheet = new Sheet(Sheet.MESSAGE - foot.length() - 200);
    sheet.add(heading(thread.head(), items));
    int shown = 0;
    List<String> words = FoundWords.of(why.values());
    for (Gathered.Item item : items.subList(0, Math.min(MOST, items.size()))) {
      if (!sheet.add(block(thread.head(), item.post(), words, budget(items.size())))) {
        break;
      }
      shown++;
    }
    Styled text = sheet.written();
    if (shown < items.size() || more > 0) {
      text = text.then("\n\n" + texts.say("alert.more", items.size() - shown + more));
    }
    int gone = thread.items().size() - items.size();
    if (gone > 0) {
      text = text.then("\n\n" + texts.say("alert.gone", gone));
    }
    int floor = items.getFirst().post().floor();
    return new Rendered(Html.of(text.then(foot)), buttons(number, floor, why));
  }

  private static int budget(int items) {
    return items == 1 ? 900 : items <= 3 ? 400 : 160;
  }

  private static Map<Long, Subscription> why(List<Gathered.Item> items) {
    Map<Long, Subscription> why = new LinkedHashMap<>();
    items.forEach(item -> item.why().forEach(one -> why.put(one.id(), one)));
    return why;
  }

  private Styled heading(ThreadHead head, List<Gathered.Item> items) {
    boolean opened = items.getFirst().post().floor() == 1;
    String what = opened ? texts.say("alert.thread") : texts.say("alert.replies", items.size());
    Styled title = Citations.title(head.title(), head.id(), Links.to(head.address()));
    Optional<String> board = head.board().flatMap(b -> Clean.line(b, BOARD));
    return Styled.in(Mark.Plain.BOLD, what)
        .then(" ")
        .then(title)
        .then(board.map(b -> Citations.BETWEEN + b).orElse(""));
  }

  /** Where a post stands, and its words below. */
  private Styled block(ThreadHead head, Post post, List<String> words, int most) {
    Styled where = Styled.plain("\n\n").then(where(head, post));
    Excerpt excerpt = Excerpt.of(head, post, words, most);
    if (excerpt.parts().isEmpty()) {
      String none = texts.say(post.attachments().isEmpty() ? "alert.empty" : "alert.pictures");
      return where.then("\n").then(Styled.in(Mark.Plain.ITALIC, none));
    }
    Styled said = excerpt.styled(post, words).within(Mark.Plain.FOLDED_QUOTATION);
    return where.then("\n").then(said);
  }

  private Styled where(ThreadHead head, Post post) {
    String name = FloorName.of(post.floor(), texts.language());
    Styled plain = Styled.plain(name);
    List<Styled> parts = new ArrayList<>();
    parts.add(Links.to(head.addressOf(post)).map(plain::within).orElse(plain));
    post.author()
        .or(post::origin)
        .flatMap(by -> Clean.line(by, AUTHOR))
        .ifPresent(by -> parts.add(Styled.plain(by)));
    post.postedAt().map(SHOWN::format).ifPresent(at -> parts.add(Styled.plain(at)));
    if (post.editedAt().isPresent()) {
      parts.add(Styled.plain(texts.say("alert.edited")));
    }
    return Styled.joined(Citations.BETWEEN, parts);
  }

  private Styled foot(List<Subscription> why) {
    if (why.isEmpty()) {
      return Styled.EMPTY;
    }
    List<String> named =
        why.stream()
            .limit(REASONS)
            .flatMap(one -> Clean.line(texts.about(one, title), REASON).stream())
            .toList();
    String reasons = texts.say("alert.because", texts.join(named));
    String all = why.size() > REASONS ? reasons + "…" : reasons;
    return Styled.plain("\n\n").then(Styled.in(Mark.Plain.ITALIC, all));
  }

  private List<List<Button>> buttons(long number, int floor, Map<Long, Subscription> why) {
    Press around = new Press.Floors(number, Math.max(1, floor - 1));
    List<Button> first =
        List.of(
            new Button(texts.say("button.around"), around),
            new Button(texts.say("button.why"), new Press.Why()));
    List<Button> second = new ArrayList<>();
    if (why.size() == 1) {
      long only = why.keySet().iterator().next();
      Press pause = new Press.Entry(only, Press.Act.SHOW, 0);
      second.add(new Button(texts.say("button.this"), pause));
    }
    second.add(new Button(texts.say("button.list"), new Press.Listing(1)));
    return List.of(first, List.copyOf(second));
  }
}

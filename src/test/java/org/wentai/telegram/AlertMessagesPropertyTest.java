package org.wentai.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.wentai.alert.Gathered;
import org.wentai.chat.AlertTexts;
import org.wentai.chat.Language;
import org.wentai.forum.Post;
import org.wentai.forum.Span;
import org.wentai.forum.ThreadHead;
import org.wentai.store.Alert;
import org.wentai.store.Lane;
import org.wentai.store.Subscription;

/** What holds of every alert, whatever the posts contain. */
class AlertMessagesPropertyTest {
  private static final Instant NOW = Instant.EPOCH;

  private static ThreadHead head(Nasty nasty, int n) {
    return new ThreadHead(
        "t" + n,
        nasty.text(60),
        Optional.of(nasty.text(20)),
        Optional.empty(),
        OptionalLong.empty(),
        OptionalInt.empty(),
        "f");
  }

  /** A post that quotes another's words here and there. */
  private static Post post(Nasty nasty, int floor) {
    StringBuilder text = new StringBuilder();
    List<Span> quotes = new ArrayList<>();
    for (int i = nasty.random().nextInt(4); i >= 0; i--) {
      text.append(nasty.text(150));
      int from = text.length();
      text.append("⟦别人说的⟧".repeat(1 + nasty.random().nextInt(3)));
      quotes.add(new Span(from, text.length()));
    }
    var post = Post.of(floor, text.append(nasty.text(40)).toString()).author(nasty.text(30));
    quotes.forEach(post::quote);
    return post.build();
  }

  private static Gathered.Item item(Nasty nasty, int floor) {
    var alert =
        new Alert(
            floor,
            Lane.of(1),
            floor,
            1,
            0,
            OptionalLong.empty(),
            List.of(1L),
            NOW,
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            "");
    var why =
        new Subscription(
            1 + nasty.random().nextInt(9),
            Lane.of(1),
            1,
            Subscription.Kind.WORDS,
            nasty.text(5),
            "x",
            "zh",
            OptionalLong.empty(),
            Subscription.State.ACTIVE,
            NOW,
            NOW,
            1);
    return new Gathered.Item(
        alert, post(nasty, floor), nasty.random().nextInt(5) == 0, List.of(why));
  }

  private static Gathered.Thread thread(Nasty nasty, int n) {
    List<Gathered.Item> items = new ArrayList<>();
    for (int i = nasty.random().nextInt(14); i >= 0; i--) {
      items.add(item(nasty, items.size() + 1));
    }
    return new Gathered.Thread(head(nasty, n), items);
  }

  private static void keepsTheRules(Rendered rendered) {
    TelegramHtml.Message message = TelegramHtml.parse(rendered.html());
    assertThat(message.text()).isNotBlank().hasSizeLessThanOrEqualTo(4096);
    assertThat(message.text()).doesNotContain("别人说的");
    assertThat(message.entities()).hasSizeLessThanOrEqualTo(100);
    assertThat(rendered.html().getBytes(UTF_8).length).isLessThanOrEqualTo(32_768);
    rendered.buttons().stream()
        .flatMap(List::stream)
        .forEach(b -> assertThat(Press.of(b.press().data())).contains(b.press()));
    assertThat(rendered.buttons()).allMatch(row -> !row.isEmpty() && row.size() <= 8);
  }

  @Property(tries = 200)
  void everyQuotedWordStandsInItsPost(@ForAll long seed) {
    Nasty nasty = new Nasty(new Random(seed));
    Gathered.Thread thread = thread(nasty, 1);
    if (!AlertPost.isShown(thread)) {
      return;
    }
    AlertPost writer = new AlertPost(AlertTexts.in(Language.ZH), id -> Optional.empty());
    Rendered rendered = writer.of(thread, 5, 0);
    keepsTheRules(rendered);
    List<Post> shown =
        thread.items().stream().filter(i -> !i.gone()).map(Gathered.Item::post).toList();
    List<String> quoted = TelegramHtml.parse(rendered.html()).of("blockquote expandable");
    for (int i = 0; i < quoted.size(); i++) {
      String said = Nasty.sendable(shown.get(i).text());
      String words = quoted.get(i).replaceAll("^…|…$", "");
      for (String line : words.split("\n")) {
        assertThat(said).contains(line);
      }
    }
  }

  @Property(tries = 200)
  void everyPartOfAnExcerptHoldsAsACitation(@ForAll long seed) {
    Nasty nasty = new Nasty(new Random(seed));
    Post post = post(nasty, 3);
    ThreadHead head = head(nasty, 1);
    int most = 1 + nasty.random().nextInt(900);
    Excerpt excerpt = Excerpt.of(head, post, List.of("停车场", "2018"), most);
    assertThat(excerpt.parts()).allMatch(part -> part.holds(head, post));
    assertThat(excerpt.parts())
        .allMatch(part -> post.quotes().stream().noneMatch(q -> q.overlaps(part.span())));
    assertThat(excerpt.parts().stream().mapToInt(p -> p.quoted().length()).sum())
        .isLessThanOrEqualTo(Math.max(most, 12));
  }

  @Property(tries = 60)
  void digestsKeepTheRulesAndTellOfAll(@ForAll long seed) {
    Nasty nasty = new Nasty(new Random(seed));
    List<Gathered.Thread> threads = new ArrayList<>();
    for (int i = nasty.random().nextInt(70); i >= 0; i--) {
      Gathered.Thread thread = thread(nasty, i);
      if (AlertPost.isShown(thread)) {
        threads.add(thread);
      }
    }
    if (threads.isEmpty()) {
      return;
    }
    var digest =
        new AlertDigest(AlertTexts.in(Language.EN), Gathered.Occasion.CATCH_UP, 3, id -> 9L);
    List<AlertDigest.Page> pages = digest.pages(threads);
    pages.forEach(page -> keepsTheRules(page.rendered()));
    assertThat(pages.stream().mapToInt(page -> page.alerts().size()).sum())
        .isEqualTo(threads.stream().mapToInt(t -> t.items().size()).sum());
  }
}

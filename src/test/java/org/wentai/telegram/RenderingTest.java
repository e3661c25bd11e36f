package org.wentai.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wentai.chat.Language;
import org.wentai.chat.Messages;
import org.wentai.chat.Quote;
import org.wentai.chat.Reply;
import org.wentai.forum.Span;
import org.wentai.store.Subscription;
import org.wentai.telegram.Rendered.Button;

class RenderingTest {
  private static List<Press> presses(Rendered rendered) {
    return rendered.buttons().stream().flatMap(List::stream).map(Button::press).toList();
  }

  @Test
  void anAnswerStandsFirstAndItsCitationsBelow() {
    Rendered rendered = Rendering.of(Samples.answered(), Samples.subject());
    String link =
        "<a href=\"https://bbs.example.com/forum.php?mod=redirect&amp;goto=findpost"
            + "&amp;ptid=88&amp;pid=901\">周末集市改到南广场</a>";
    assertThat(rendered.html())
        .isEqualTo(
            "周六上午九点，南广场。\n"
                + "<blockquote expandable>每周一次的集市从本周起换地方：<b>周六上午九点，南广场</b>。"
                + "下雨顺延到周日，地点不变。</blockquote>\n"
                + "[1] "
                + link
                + " · 楼主 · §时间地点 · 集市小编 · 2024-05-01 10:01\n\n"
                + "<blockquote expandable>刚问过摊主，南广场东门进，<b>九点开始摆</b>，十二点收摊。</blockquote>\n"
                + "[2] "
                + link
                + " · 板凳 · 老陈 · 2024-05-01 10:03 · 已编辑 2024-05-02 08:30\n"
                + "<i>楼层按 2026-11-23 14:05 读取时的编号。</i>");
    assertThat(presses(rendered))
        .containsExactly(
            new Press.More(7, 2),
            new Press.Floors(1, 1),
            new Press.Floors(1, 2),
            new Press.Subscribe(Subscription.Kind.THREAD, 1),
            new Press.Vote(7, true),
            new Press.Vote(7, false));
  }

  @Test
  void aVoteIsMarked() {
    List<List<Button>> buttons =
        Rendering.buttons(Samples.answered(), Samples.subject(), Optional.of(false));
    assertThat(buttons.getLast()).extracting(Button::text).containsExactly("👍 有用", "✓ 👎 没用");
  }

  @Test
  void withoutAnAnswerTheNearestThreadsAndTheWishToBeTold() {
    Rendered rendered = Rendering.of(Samples.notAnswered(), Samples.subject());
    TelegramHtml.Message message = TelegramHtml.parse(rendered.html());
    assertThat(message.text())
        .isEqualTo(
            "帖子里没有找到能回答“集市能带狗吗”的内容。\n\n最接近的帖子：\n" + "1. 周末集市改到南广场 · 城市生活\n2. 南广场停车攻略 · 城市生活");
    assertThat(message.of("a")).containsExactly("周末集市改到南广场", "南广场停车攻略");
    assertThat(presses(rendered))
        .containsExactly(new Press.Floors(1, 1), new Press.Floors(2, 1), new Press.Tell(7));
  }

  @Test
  void aRefusalOffersWhatComesClosestAsPerhapsNoAnswer() {
    Reply.NotAnswered none = Samples.notAnswered();
    Quote closest = Samples.quote(1, 1, "每周一次的集市从本周起换地方：周六上午九点，南广场。", "集市");
    Reply reply =
        new Reply.NotAnswered(
            Language.ZH, none.text(), none.nearest(), Optional.of(closest), List.of());
    Rendered rendered = Rendering.of(reply, Samples.subject());
    TelegramHtml.Message message = TelegramHtml.parse(rendered.html());
    assertThat(message.text())
        .contains(none.text() + "\n\n最接近的一段，未必是答案：\n" + closest.text() + "\n[1] 周末集市改到南广场")
        .contains("\n\n最接近的帖子：\n1. 周末集市改到南广场");
    assertThat(presses(rendered))
        .containsExactly(new Press.Floors(1, 1), new Press.Floors(2, 1), new Press.Tell(7));
  }

  @Test
  void whatIsUnknownToTheStoreHasNoButton() {
    for (Reply reply :
        List.of(Samples.answered(), Samples.notAnswered(), Samples.floors(1, 10, 30))) {
      assertThat(Rendering.of(reply, Rendering.Subject.NONE).buttons()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "http://localhost/x",
        "thread-1-1-1.html",
        "tg://user?id=1",
        "ftp://a.b/c"
      })
  void linksThatTelegramWouldDropAreLeftOut(String address) {
    Quote q = Samples.quote(1, 1, "周六上午九点", "九点");
    Quote linked =
        new Quote(
            1,
            q.label(),
            q.text(),
            q.bold(),
            q.thread(),
            q.title(),
            1,
            "楼主",
            q.by(),
            q.when(),
            q.edited(),
            q.section(),
            Optional.of(URI.create(address)));
    Reply reply = new Reply.Quotes(Language.ZH, "更多依据：", List.of(linked));
    assertThat(TelegramHtml.parse(Rendering.of(reply, Samples.subject()).html()).of("a")).isEmpty();
  }

  @Test
  void quotesThatDoNotFitAreLeftToTheButton() {
    List<Quote> quotes = new ArrayList<>();
    for (int n = 1; n <= 8; n++) {
      quotes.add(Samples.quote(n, n, "九点" + "很长".repeat(400), "九点"));
    }
    Reply reply = new Reply.Answered(Language.ZH, "九点", quotes, List.of());
    Rendered rendered = Rendering.of(reply, Samples.subject());
    int shown = TelegramHtml.parse(rendered.html()).of("blockquote expandable").size();
    assertThat(shown).isBetween(3, 5);
    assertThat(presses(rendered)).contains(new Press.More(7, shown));
  }

  @Test
  void hundredsOfFoundWordsLeaveTheQuotationsTheirMarks() {
    String text = "九点、".repeat(60);
    List<Span> bold = new ArrayList<>();
    for (int at = 0; at < text.length(); at += 3) {
      bold.add(new Span(at, at + 2));
    }
    List<Quote> quotes = new ArrayList<>();
    for (int n = 1; n <= 8; n++) {
      Quote q = Samples.quote(n, n, text, "九点");
      quotes.add(
          new Quote(
              n,
              q.label(),
              text,
              bold,
              q.thread(),
              q.title(),
              n,
              q.floorName(),
              q.by(),
              q.when(),
              q.edited(),
              q.section(),
              q.link()));
    }
    Reply reply = new Reply.Answered(Language.ZH, "九点", quotes, List.of());
    TelegramHtml.Message message =
        TelegramHtml.parse(Rendering.of(reply, Samples.subject()).html());
    assertThat(message.entities()).hasSizeLessThanOrEqualTo(100);
    assertThat(message.of("blockquote expandable")).hasSize(8).containsOnly(text);
    assertThat(message.of("a")).hasSize(8);
    assertThat(message.of("b")).hasSizeGreaterThan(40);
  }

  @Test
  void aThreadIsPagedThroughWithoutGapOrRepetition() {
    List<String> read = new ArrayList<>();
    Optional<Press> next = Optional.of(new Press.Floors(1, 1));
    while (next.isPresent()) {
      int from = ((Press.Floors) next.get()).from();
      Rendered page =
          Rendering.of(Samples.floors(from, Math.min(34, from + 19), 34), Samples.subject());
      TelegramHtml.Message message = TelegramHtml.parse(page.html());
      read.addAll(message.of("blockquote expandable"));
      int last = from + message.of("blockquote expandable").size() - 1;
      assertThat(message.text()).contains("第 " + from + "–" + last + " 楼，共 34 楼");
      next =
          presses(page).stream().filter(p -> p.equals(new Press.Floors(1, last + 1))).findFirst();
    }
    assertThat(read).hasSize(34).doesNotHaveDuplicates();
    assertThat(read.getLast()).isEqualTo("第34楼说");
  }

  @Test
  void aPageLeadsBackOnAndToShortenedFloorsInFull() {
    Rendered page = Rendering.of(Samples.floors(13, 32, 60), Samples.subject());
    assertThat(presses(page))
        .containsExactly(
            new Press.Floor(1, 14, 0),
            new Press.Floor(1, 16, 0),
            new Press.Floor(1, 18, 0),
            new Press.Floor(1, 20, 0),
            new Press.Floor(1, 22, 0),
            new Press.Floors(1, 1),
            new Press.Floors(1, 3),
            new Press.Floors(1, 23),
            new Press.Floors(1, 51),
            new Press.Subscribe(Subscription.Kind.THREAD, 1));
    assertThat(page.buttons()).extracting(List::size).containsExactly(5, 4, 1);
  }

  @Test
  void aFloorOf10000CharactersContinuesByButton() {
    String text = "说一".repeat(5000);
    Reply.Floors floors =
        new Reply.Floors(
            Language.ZH,
            Samples.MARKET,
            List.of(Samples.floor(3, text, false)),
            9,
            Optional.empty());
    Rendered second = Rendering.part(floors, Samples.subject(), 1);
    assertThat(TelegramHtml.parse(second.html()).text()).contains("第 2 部分，共 4 部分");
    assertThat(presses(second))
        .containsExactly(
            new Press.Floor(1, 3, 0),
            new Press.Floor(1, 3, 2),
            new Press.Floors(1, 2),
            new Press.Subscribe(Subscription.Kind.THREAD, 1));
    assertThat(presses(Rendering.part(floors, Samples.subject(), 99)))
        .as("beyond the last part, the last")
        .containsExactly(
            new Press.Floor(1, 3, 2),
            new Press.Floors(1, 2),
            new Press.Subscribe(Subscription.Kind.THREAD, 1));
  }

  @ParameterizedTest
  @CsvSource({"4095, 4095, n", "4096, 4096, n", "4097, 4096, …"})
  void aNoticeIsCutOnlyWhereItMustBe(int length, int shown, char last) {
    String text =
        TelegramHtml.parse(
                Rendering.of(
                        new Reply.Notice(Language.EN, "n".repeat(length)), Rendering.Subject.NONE)
                    .html())
            .text();
    assertThat(text).hasSize(shown).endsWith(String.valueOf(last));
  }

  @Test
  void aCaptionIsShorter() {
    Reply reply = new Reply.Files(Language.EN, "n".repeat(2000), List.of());
    assertThat(Rendering.of(reply, Rendering.Subject.NONE).html()).hasSize(1024).endsWith("…");
  }

  @Test
  void nothingToSaySaysSomethingYet() {
    assertThat(Rendering.of(new Reply.Notice(Language.EN, " \n"), Rendering.Subject.NONE).html())
        .isEqualTo("…");
  }

  @Test
  void bothLanguagesHaveTheWords() {
    ResourceBundle zh = Messages.of("org.wentai.telegram.rendering", Language.ZH).bundle();
    ResourceBundle en = Messages.of("org.wentai.telegram.rendering", Language.EN).bundle();
    assertThat(zh.keySet()).containsExactlyInAnyOrderElementsOf(en.keySet());
    Pattern place = Pattern.compile("\\{\\d}");
    for (String key : zh.keySet()) {
      assertThat(place.matcher(zh.getString(key)).results().map(r -> r.group()).sorted())
          .as(key)
          .containsExactlyElementsOf(
              place.matcher(en.getString(key)).results().map(r -> r.group()).sorted().toList());
      assertThat(en.getString(key)).as(key).doesNotContainPattern("\\p{IsHan}");
    }
  }
}

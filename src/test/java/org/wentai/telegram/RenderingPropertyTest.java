package org.wentai.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.wentai.chat.Language;
import org.wentai.chat.Quote;
import org.wentai.chat.Reply;
import org.wentai.forum.ThreadHead;

/** What holds of every message, whatever the posts contain. */
class RenderingPropertyTest {
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  private static Nasty nasty(long seed) {
    return new Nasty(new Random(seed));
  }

  @Property(tries = 300)
  void everyMessageKeepsTelegramsRulesAndLimits(@ForAll long seed) {
    Nasty nasty = nasty(seed);
    Reply reply = nasty.reply();
    Rendered rendered = Rendering.part(reply, nasty.subject(), nasty.random().nextInt(5));
    TelegramHtml.Message message = TelegramHtml.parse(rendered.html());
    assertThat(message.text()).isNotBlank();
    assertThat(message.text().length())
        .isLessThanOrEqualTo(reply instanceof Reply.Files ? 1024 : 4096);
    assertThat(rendered.html().getBytes(UTF_8).length).isLessThanOrEqualTo(32_768);
    assertThat(message.entities()).hasSizeLessThanOrEqualTo(100);
    assertThat(message.entities())
        .flatExtracting(e -> e.url().stream().toList())
        .allMatch(
            url -> url.matches("(?i)https?://([\\w-]+\\.[\\w.-]+|\\[[0-9a-f:]+])(:\\d+)?/.*"));
    for (Rendered.Button button : rendered.buttons().stream().flatMap(List::stream).toList()) {
      assertThat(button.text()).isNotBlank();
      assertThat(button.press().data().getBytes(UTF_8).length).isBetween(1, 64);
      assertThat(Press.of(button.press().data())).contains(button.press());
    }
    assertThat(rendered.buttons()).allMatch(row -> !row.isEmpty() && row.size() <= 8);
  }

  @Property(tries = 150)
  void quotationsAreTheCitationsWordForWordOrTheirBeginning(@ForAll long seed) {
    Nasty nasty = nasty(seed);
    List<Quote> quotes = List.of(nasty.quote(1), nasty.quote(2), nasty.quote(3));
    Reply reply = new Reply.Answered(Language.ZH, nasty.text(400), quotes, List.of());
    TelegramHtml.Message message = TelegramHtml.parse(Rendering.of(reply, nasty.subject()).html());
    List<String> quoted = message.of("blockquote expandable");
    assertThat(quoted).isNotEmpty();
    for (int i = 0; i < quoted.size(); i++) {
      String stored = Nasty.sendable(quotes.get(i).text());
      String shown = quoted.get(i);
      if (!shown.equals(stored)) {
        assertThat(shown).endsWith("…");
        assertCutBetweenCharacters(stored, shown.substring(0, shown.length() - 1));
      }
    }
  }

  private static void assertCutBetweenCharacters(String whole, String beginning) {
    assertThat(whole).startsWith(beginning);
    List<Integer> ends = new ArrayList<>(List.of(0));
    Matcher characters = CHARACTER.matcher(whole);
    while (characters.find() && ends.getLast() < beginning.length()) {
      ends.add(characters.end());
    }
    // A character longer than a quotation may be is cut after all: there is no other place.
    if (ends.size() > 2 || ends.getLast() == beginning.length()) {
      assertThat(ends).contains(beginning.length());
    }
  }

  @Property(tries = 150)
  void boldCoversTheFoundWordsWithinTheirQuotation(@ForAll long seed) {
    Quote quote = nasty(seed).quote(1);
    Reply reply = new Reply.Quotes(Language.ZH, "x", List.of(quote));
    TelegramHtml.Message message =
        TelegramHtml.parse(Rendering.of(reply, Rendering.Subject.NONE).html());
    TelegramHtml.Entity block =
        message.entities().stream()
            .filter(e -> e.kind().startsWith("blockquote"))
            .findFirst()
            .orElseThrow();
    List<TelegramHtml.Entity> bold =
        message.entities().stream()
            .filter(e -> e.kind().equals("b") && e.start() >= block.start())
            .toList();
    assertThat(bold).allMatch(e -> e.end() <= block.end()).hasSizeLessThanOrEqualTo(20);
    for (TelegramHtml.Entity word : bold) {
      int start = word.start() - block.start();
      int end = word.end() - block.start();
      assertThat(quote.bold())
          .anyMatch(s -> start <= s.start() && (s.start() < end || word.end() == block.end()));
    }
    if (!quote.bold().isEmpty() && quote.bold().getFirst().end() < 300) {
      assertThat(bold).isNotEmpty();
    }
  }

  @Property(tries = 150)
  void noWordsTurnTheDirectionOfOthers(@ForAll long seed) {
    Nasty nasty = nasty(seed);
    Reply reply =
        new Reply.Answered(Language.EN, "a", List.of(nasty.quote(1), nasty.quote(2)), List.of());
    String html = Rendering.of(reply, nasty.subject()).html();
    String beside = html.replaceAll("(?s)<blockquote expandable>.*?</blockquote>", "");
    assertThat(beside).doesNotContainPattern("[\u061C\u200E\u200F\u202A-\u202E\u2066\u2067]");
    for (String line : beside.split("\n")) {
      assertThat(line.replaceAll("[^\u2068\u2069]", "")).matches("(\u2068\u2069)*");
      assertThat(line.replaceAll("\u2068[^\u2069]*\u2069", ""))
          .doesNotContainPattern("[\\p{IsHebrew}\\p{IsArabic}]");
    }
  }

  @Property(tries = 30)
  void aLongFloorIsReadInParts(@ForAll long seed) {
    Nasty nasty = nasty(seed);
    String text = nasty.text(4000);
    Reply.Floor floor = nasty.floor(3, text, false);
    Reply.Floors floors =
        new Reply.Floors(
            Language.ZH,
            new ThreadHead(
                "t",
                nasty.text(30),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalInt.empty(),
                "f"),
            List.of(floor),
            9,
            Optional.empty());
    Rendering.Subject subject =
        new Rendering.Subject(
            OptionalLong.empty(), OptionalInt.empty(), Map.of("t", 7L), Optional.empty());
    StringBuilder read = new StringBuilder();
    Optional<Press> next = Optional.of(new Press.Floor(7, 3, 0));
    while (next.isPresent()) {
      int part = ((Press.Floor) next.get()).part();
      Rendered rendered = Rendering.part(floors, subject, part);
      read.append(TelegramHtml.parse(rendered.html()).of("blockquote").getFirst());
      next =
          rendered.buttons().stream()
              .flatMap(List::stream)
              .map(Rendered.Button::press)
              .filter(p -> p.equals(new Press.Floor(7, 3, part + 1)))
              .findFirst();
    }
    assertThat(read.toString()).isEqualTo(Nasty.sendable(text));
  }
}

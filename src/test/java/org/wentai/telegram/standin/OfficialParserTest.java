package org.wentai.telegram.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Holds the stand-in's parser to Telegram's own, over generated texts. Runs where {@code
 * -DargLine=-Dtdlib=…/libtdjson.so} names the library.
 */
class OfficialParserTest {
  private static final int TEXTS = 20_000;
  private static final String[] PIECES = {
    "<b>",
    "</b>",
    "<strong>",
    "</strong>",
    "<i>",
    "</i>",
    "<em>",
    "</em>",
    "<u>",
    "</u>",
    "<ins>",
    "</ins>",
    "<s>",
    "</s>",
    "<strike>",
    "</strike>",
    "<del>",
    "</del>",
    "<tg-spoiler>",
    "</tg-spoiler>",
    "<span class=\"tg-spoiler\">",
    "<span class='tg-spoiler'>",
    "<span>",
    "<span class=\"x\">",
    "</span>",
    "<code>",
    "</code>",
    "<code class=\"language-java\">",
    "<code class=language-c>",
    "<pre>",
    "</pre>",
    "<blockquote>",
    "<blockquote expandable>",
    "<blockquote expandable=\"1\">",
    "<blockquote  expandable >",
    "</blockquote>",
    "<tg-emoji emoji-id=\"5368324170671202286\">",
    "<tg-emoji emoji-id=x>",
    "<tg-emoji>",
    "</tg-emoji>",
    "<tg-time unix=\"1647531900\">",
    "<tg-time unix=5 format=wDt>",
    "<tg-time unix=\"7\" format=\"zz\">",
    "<tg-time unix=\"7\" format=\"r\">",
    "<tg-time>",
    "</tg-time>",
    "<a href=\"https://example.com/t?id=1&amp;p=2#3\">",
    "<a href='foo'>",
    "<a href=\"javascript:alert(1)\">",
    "<a href=\"http://localhost/x\">",
    "<a href=example.com>",
    "<a href=\"tg://user?id=77\">",
    "<a href=\"HTTP://Ex.COM\">",
    "<a href=\"//a.b/c\">",
    "<a href=\"a.b/ c d\">",
    "<a href=\"ftp://a.b\">",
    "<a href=\"a.b:80/x\">",
    "<a href=\"a.b:x\">",
    "<a href=\"mailto:a@b.com\">",
    "<a href=\"https://例子.中国/帖子\">",
    "<a>",
    "</a>",
    "<B>",
    "</B>",
    "< b>",
    "<b >",
    "</b >",
    "</>",
    "<br>",
    "<br/>",
    "<p>",
    "<script>",
    "</script>",
    "<b",
    "</b",
    "<a href",
    "<a href=",
    "<a href=\"x",
    "<",
    ">",
    "</",
    "<>",
    "&",
    "&lt;",
    "&gt;",
    "&amp;",
    "&quot;",
    "&apos;",
    "&nbsp;",
    "&copy;",
    "&#65;",
    "&#x4e2d;",
    "&#X41;",
    "&#0;",
    "&#128512;",
    "&#x1f600",
    "&#99999999;",
    "&#",
    "&#x",
    "&lt",
    "&LT;",
    "\"",
    "'",
    "=",
    "/",
    "停车费",
    "每小时 5 元",
    "，",
    "。",
    "　",
    " ",
    "\n",
    "\t",
    "a",
    "word",
    "👍",
    "👨‍👩‍👧",
    "é",
    "مرحبا",
    "\u200d",
    "\u202e",
    "example.com",
    "x=\"y\"",
    "0",
    "-",
    ".",
  };

  @Test
  void htmlIsReadAsTelegramReadsIt() {
    List<String> different = compare(OfficialParserTest::html, this::officialHtml, this::ownHtml);
    assertThat(different).isEmpty();
  }

  @Test
  void commandsAndMentionsAreFoundAsTelegramFindsThem() {
    List<String> different =
        compare(
            OfficialParserTest::plain,
            (parser, text) -> commandsAndMentions(parser.found(text)),
            text -> commandsAndMentions(FoundEntities.in(text)));
    assertThat(different).isEmpty();
  }

  /** How the official parser reads a text. */
  private interface Official {
    String read(OfficialParser parser, String text);
  }

  private static List<String> compare(
      Function<Random, String> texts, Official official, Function<String, String> own) {
    List<String> different = new ArrayList<>();
    try (OfficialParser parser =
        OfficialParser.open().orElseGet(() -> Assumptions.abort("no -Dtdlib"))) {
      Random random = new Random(3);
      int refused = 0;
      for (int i = 0; i < TEXTS; i++) {
        String text = texts.apply(random);
        String theirs = official.read(parser, text);
        String ours = own.apply(text);
        refused += theirs.startsWith("refused") ? 1 : 0;
        if (!theirs.equals(ours)) {
          different.add("%s%n  theirs %s%n  ours   %s".formatted(text, theirs, ours));
        }
      }
      System.out.printf(
          "%d texts, %d refused by the official parser, %d read otherwise%n",
          TEXTS, refused, different.size());
    }
    return different.stream().sorted(Comparator.comparingInt(String::length)).limit(20).toList();
  }

  /** Some of the pieces; every other text is mended, so that most are valid. */
  private static String html(Random random) {
    StringBuilder text = new StringBuilder();
    List<String> open = new ArrayList<>();
    boolean mended = random.nextBoolean();
    int count = 1 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      String piece = PIECES[random.nextInt(PIECES.length)];
      boolean start = piece.matches("<[A-Za-z-]+( [^>]*)?>");
      boolean end = piece.startsWith("</");
      if (mended && end) {
        piece = open.isEmpty() ? "x" : "</" + open.removeLast() + ">";
      } else if (mended && start) {
        open.add(piece.replaceAll("[<>]|\\s.*", "").toLowerCase(Locale.ROOT));
      }
      text.append(piece);
    }
    while (mended && !open.isEmpty()) {
      text.append("y</").append(open.removeLast()).append('>');
    }
    return text.toString();
  }

  private static String plain(Random random) {
    String[] pieces = {
      "/ask",
      "/",
      "/ask@wentai_bot",
      "@wentai_bot",
      "@ab",
      "@abcd",
      "@",
      "停车",
      "，",
      "　",
      " ",
      "a",
      "_",
      "9",
      "👍",
      "é",
      "-",
      ".",
      ",",
      "<",
      ">",
      "\n",
      "(",
      ")",
      "#",
      "：",
      "“",
      "」",
      "٣",
      "\u200d"
    };
    StringBuilder text = new StringBuilder();
    int count = 1 + random.nextInt(7);
    for (int i = 0; i < count; i++) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }

  private String officialHtml(OfficialParser parser, String html) {
    try {
      return told(parser.parse(html));
    } catch (IllegalArgumentException e) {
      return "refused: " + e.getMessage();
    }
  }

  private String ownHtml(String html) {
    try {
      return told(Html.parse(html));
    } catch (ApiException e) {
      return "refused: " + e.description().replace("Bad Request: can't", "Can't");
    }
  }

  private static String told(FormattedText text) {
    Stream<String> entities =
        text.entities().stream()
            .map(
                e ->
                    "%s %d %d %s"
                        .formatted(
                            e.type(),
                            e.offset(),
                            e.length(),
                            e.type().equals("date_time")
                                ? e.argument().split(" ")[0]
                                : e.argument()))
            .sorted();
    return text.text() + " " + entities.toList();
  }

  private static String commandsAndMentions(List<Entity> entities) {
    return entities.stream()
        .filter(e -> List.of("bot_command", "mention").contains(e.type()))
        .map(e -> e.type() + " " + e.offset() + " " + e.length())
        .toList()
        .toString();
  }
}

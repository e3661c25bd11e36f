package org.wentai.telegram;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeSet;
import org.wentai.chat.FloorName;
import org.wentai.chat.Language;
import org.wentai.chat.Quote;
import org.wentai.chat.Reply;
import org.wentai.forum.Span;
import org.wentai.forum.ThreadHead;

/** Replies made of the worst that people post, drawn from a random source. */
record Nasty(Random random) {
  private static final List<String> PIECES =
      List.of(
          "停车场",
          "收费。",
          "\n",
          "\n\n",
          " ",
          "\u3000",
          "abc ",
          "2018",
          "<script>alert(1)</script>",
          "<b>",
          "</b>",
          "</blockquote>",
          "<blockquote expandable>",
          "&copy;",
          "&lt;",
          "&amp;amp;",
          "&#0;",
          "&",
          "<",
          ">",
          "\"",
          "'",
          "\ud83d",
          "\ude00",
          "😀",
          "👨\u200d👩\u200d👧\u200d👦",
          "👍🏽",
          "🇨🇳🇨🇳🇨",
          "\u200d",
          "e\u0301\u0302",
          "\u0e01\u0e33",
          "각\u1100\u1161\u11a8",
          "क्षि",
          "\u202e",
          "\u202b",
          "\u2067",
          "\u2069",
          "\u200f",
          "עברית",
          "مرحبا ١٢٣",
          "\u0000",
          "\u001b[31m",
          "\u0007",
          "\r\n",
          "\t",
          "\u0085",
          "\u2028",
          "\ufeff",
          "\uffff",
          "https://example.org/a?b=c&d，",
          "@wentai_bot",
          "/ask",
          "#tag",
          "**bold** _x_ [a](b)",
          "𠮷野家",
          "\uD802\uDD00");

  private static final List<String> ADDRESSES =
      List.of(
          "https://bbs.example.org/forum.php?mod=redirect&goto=findpost&ptid=1&pid=2",
          "http://example.org/thread-1-1-1.html",
          "https://example.org/%22%3E?a='b'&c",
          "HTTPS://Example.ORG/\u4e2d\u6587",
          "http://[2001:db8::1]/x",
          "http://127.0.0.1:8080/x",
          "http://localhost/x",
          "javascript:alert(1)",
          "thread-1-1-1.html",
          "//example.org/x",
          "mailto:a@example.org",
          "tg://user?id=1",
          "https://example.org/" + "a".repeat(3000));

  /** A text of 1 to {@code most} pieces. */
  String text(int most) {
    StringBuilder text = new StringBuilder("问");
    int pieces = 1 + random.nextInt(most);
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  /** Mostly short, sometimes longer than a message. */
  private String anyText() {
    return switch (random.nextInt(8)) {
      case 0 -> text(3000);
      case 1, 2 -> text(200);
      case 3 -> "a" + "\u0301".repeat(1 + random.nextInt(6000));
      case 4 -> PIECES.get(random.nextInt(PIECES.size())).repeat(1 + random.nextInt(2000)) + "x";
      default -> text(20);
    };
  }

  private <T> Optional<T> maybe(T value) {
    return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(value);
  }

  private Optional<URI> address() {
    return maybe(URI.create(ADDRESSES.get(random.nextInt(ADDRESSES.size()))));
  }

  private List<Span> bold(String text) {
    TreeSet<Integer> places = new TreeSet<>();
    int most = random.nextInt(3) == 0 ? 600 : 8;
    for (int i = random.nextInt(most); i >= 0; i--) {
      places.add(random.nextInt(text.length() + 1));
    }
    List<Integer> sorted = new ArrayList<>(places);
    List<Span> spans = new ArrayList<>();
    for (int i = 0; i + 1 < sorted.size(); i += 1 + random.nextInt(2)) {
      spans.add(new Span(sorted.get(i), sorted.get(i + 1)));
    }
    return spans;
  }

  Quote quote(int n) {
    String text = anyText();
    int floor = 1 + random.nextInt(40);
    return new Quote(
        n,
        maybe("查看").filter(l -> random.nextInt(3) == 0),
        text,
        bold(text),
        "t" + random.nextInt(3),
        anyText(),
        floor,
        FloorName.of(floor, Language.ZH),
        maybe(anyText()),
        maybe("2018-07-03 15:58"),
        maybe("已编辑 2018-07-04 15:58"),
        maybe(anyText()),
        address());
  }

  private List<Quote> quotes() {
    List<Quote> quotes = new ArrayList<>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      quotes.add(quote(quotes.size() + 1));
    }
    return quotes;
  }

  private ThreadHead head(int i) {
    return new ThreadHead(
        "t" + i,
        anyText(),
        maybe(anyText()),
        address(),
        OptionalLong.empty(),
        OptionalInt.empty(),
        "f.jsonl");
  }

  private List<ThreadHead> heads() {
    List<ThreadHead> heads = new ArrayList<>();
    for (int i = random.nextInt(30); i >= 0; i--) {
      heads.add(head(heads.size()));
    }
    return heads;
  }

  Reply.Floor floor(int number, String text, boolean shortened) {
    return new Reply.Floor(
        number,
        FloorName.of(number, Language.ZH),
        maybe(anyText()),
        maybe("2018-07-03 15:58"),
        text,
        shortened,
        address());
  }

  private Reply.Floors floors(Language language) {
    List<Reply.Floor> floors = new ArrayList<>();
    int number = 0;
    for (int i = random.nextInt(25); i >= 0; i--) {
      number += 1 + random.nextInt(2);
      floors.add(floor(number, anyText(), random.nextBoolean()));
    }
    int last = number + random.nextInt(30);
    return new Reply.Floors(language, head(0), floors, last, maybe(anyText()));
  }

  private Optional<Quote> closest() {
    return quotes().stream().findFirst();
  }

  /** A reply of any kind. */
  Reply reply() {
    Language language = random.nextBoolean() ? Language.ZH : Language.EN;
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> new Reply.Answered(language, anyText(), quotes(), List.of(anyText()));
      case 3 -> new Reply.NotAnswered(language, anyText(), heads(), closest(), List.of(anyText()));
      case 4 -> new Reply.Quotes(language, anyText(), quotes());
      case 5 -> new Reply.Threads(language, anyText(), heads());
      case 6 -> floors(language);
      case 7 -> new Reply.Notice(language, anyText());
      default -> new Reply.Files(language, anyText(), List.of());
    };
  }

  /** What the buttons are about: everything known, or only some. */
  Rendering.Subject subject() {
    Map<String, Long> threads = new HashMap<>();
    for (int i = 0; i < 30; i++) {
      if (random.nextInt(5) > 0) {
        threads.put("t" + i, random.nextLong(1_000_000_000_000_000_000L));
      }
    }
    return new Rendering.Subject(
        random.nextBoolean() ? OptionalLong.of(random.nextLong(1L << 59)) : OptionalLong.empty(),
        random.nextBoolean() ? OptionalInt.of(random.nextInt(100)) : OptionalInt.empty(),
        threads,
        maybe(OffsetDateTime.parse("2026-11-23T14:05:09+08:00")));
  }

  /**
   * {@code text} as it can be sent, told in another way than the program does: the JDK's encoder
   * puts U+FFFD for half a pair.
   */
  static String sendable(String text) {
    String whole = new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE);
    return whole.replaceAll("[\\p{Cc}&&[^\\n\\t]]", " ");
  }
}

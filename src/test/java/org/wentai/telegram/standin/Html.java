package org.wentai.telegram.standin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Telegram's HTML parse mode, by the rules on https://core.telegram.org/bots/api#html-style, and
 * where they are silent as the official parser does. It refuses with the words of that parser.
 */
final class Html {
  private static final Map<String, String> PLAIN_TAGS =
      Map.ofEntries(
          Map.entry("b", "bold"),
          Map.entry("strong", "bold"),
          Map.entry("i", "italic"),
          Map.entry("em", "italic"),
          Map.entry("u", "underline"),
          Map.entry("ins", "underline"),
          Map.entry("s", "strikethrough"),
          Map.entry("strike", "strikethrough"),
          Map.entry("del", "strikethrough"),
          Map.entry("tg-spoiler", "spoiler"),
          Map.entry("span", "spoiler"));
  private static final Set<String> OTHER_TAGS =
      Set.of("a", "code", "pre", "blockquote", "tg-emoji", "tg-time");

  /** An open tag: where it begins in the result, what it means, and its attributes. */
  private record Open(String tag, Map<String, String> attributes, int from) {}

  private final String html;
  private final StringBuilder text = new StringBuilder();
  private final Deque<Open> open = new ArrayDeque<>();
  private final List<Entity> entities = new ArrayList<>();
  private int at;

  private Html(String html) {
    this.html = html;
  }

  /**
   * The text and entities of {@code html}.
   *
   * @throws ApiException where Telegram refuses it
   */
  static FormattedText parse(String html) {
    return new Html(html).parse();
  }

  private FormattedText parse() {
    while (at < html.length()) {
      if (html.charAt(at) == '<') {
        if (next(1) == '/') {
          endTag();
        } else {
          startTag();
        }
      } else {
        appendCharacter(text);
      }
    }
    if (!open.isEmpty()) {
      throw refused(
          "Can't find end tag corresponding to start tag \"" + open.getLast().tag() + '"');
    }
    entities.sort(Html::order);
    return new FormattedText(
        text.toString(), entities.stream().map(Html::withoutCodeLanguage).toList());
  }

  private void startTag() {
    int begin = at++;
    String tag = word("").toLowerCase(Locale.ROOT);
    if (at >= html.length()) {
      throw refused("Unclosed start tag at byte offset " + bytes(begin));
    }
    if (!PLAIN_TAGS.containsKey(tag) && !OTHER_TAGS.contains(tag)) {
      throw refused("Unsupported start tag \"" + tag + "\" at byte offset " + bytes(begin));
    }
    Map<String, String> attributes = new HtmlAttributes(this, tag, begin).read();
    if (tag.equals("span") && !attributes.getOrDefault("class", "").equals("tg-spoiler")) {
      throw refused("Tag \"span\" must have class \"tg-spoiler\" at byte offset " + bytes(begin));
    }
    open.addLast(new Open(tag, attributes, text.length()));
    at++;
  }

  private void endTag() {
    int begin = at;
    if (open.isEmpty()) {
      throw refused("Unexpected end tag at byte offset " + bytes(begin));
    }
    at += 2;
    String name = word("").toLowerCase(Locale.ROOT);
    skipSpace();
    if (next(0) != '>') {
      throw refused("Unclosed end tag at byte offset " + bytes(begin));
    }
    Open last = open.removeLast();
    if (!name.isEmpty() && !name.equals(last.tag())) {
      throw refused(
          "Unmatched end tag at byte offset %d, expected \"</%s>\", found \"</%s>\""
              .formatted(bytes(begin), last.tag(), name));
    }
    at++;
    if (text.length() > last.from()) {
      close(last);
    }
  }

  private void close(Open tag) {
    Map<String, String> attributes = tag.attributes();
    switch (tag.tag()) {
      case "a" -> link(tag);
      case "code", "pre" -> code(tag);
      case "blockquote" ->
          add(tag, attributes.containsKey("expandable") ? "expandable_blockquote" : "blockquote");
      case "tg-emoji" -> {
        String id = attributes.getOrDefault("emoji-id", "");
        if (!id.matches("-?\\d{1,19}") || id.matches("-?0+")) {
          throw refused("Invalid custom emoji identifier specified");
        }
        add(tag, "custom_emoji", id);
      }
      case "tg-time" -> time(tag);
      default -> add(tag, String.valueOf(PLAIN_TAGS.get(tag.tag())));
    }
  }

  private void link(Open tag) {
    String href = tag.attributes().getOrDefault("href", "");
    String link = href.isEmpty() ? text.substring(tag.from()) : href;
    Link.user(link)
        .ifPresentOrElse(
            user -> add(tag, "text_mention", user),
            () -> Link.checked(link).ifPresent(url -> add(tag, "text_link", url)));
  }

  /** A pre and a code with a language around the same text are one: a pre in that language. */
  private void code(Open tag) {
    String language = tag.tag().equals("code") ? tag.attributes().getOrDefault("class", "") : "";
    language = language.startsWith("language-") ? language.substring(9) : "";
    int length = text.length() - tag.from();
    if (!entities.isEmpty()) {
      Entity last = entities.getLast();
      String other = tag.tag().equals("code") ? "pre" : "code";
      String told = language + last.argument();
      if (last.type().equals(other)
          && last.offset() == tag.from()
          && last.length() == length
          && !told.isEmpty()) {
        entities.removeLast();
        add(tag, "pre", told);
        return;
      }
    }
    add(tag, tag.tag(), language);
  }

  private void time(Open tag) {
    String unix = tag.attributes().getOrDefault("unix", "");
    String format = tag.attributes().getOrDefault("format", "");
    if (!format.matches("[rR]?|w?[dD]?[tT]?")) {
      throw refused("Invalid date format used");
    }
    if (unix.matches("\\d{1,18}") && Long.parseLong(unix) > 0) {
      add(tag, "date_time", Long.parseLong(unix) + " " + format);
    }
  }

  private void add(Open tag, String type) {
    add(tag, type, "");
  }

  private void add(Open tag, String type, String argument) {
    entities.add(new Entity(type, tag.from(), text.length() - tag.from(), argument));
  }

  /** Adds the character here, or the one that a reference here stands for. */
  void appendCharacter(StringBuilder out) {
    if (html.charAt(at) == '&') {
      HtmlReference reference = HtmlReference.at(html, at);
      if (reference.character() != 0) {
        out.appendCodePoint(reference.character());
        at = reference.end();
        return;
      }
    }
    out.append(html.charAt(at++));
  }

  /** What stands here until a space, {@code >} or one of {@code ends}. */
  String word(String ends) {
    int from = at;
    while (at < html.length()
        && !isSpace(html.charAt(at))
        && html.charAt(at) != '>'
        && ends.indexOf(html.charAt(at)) < 0) {
      at++;
    }
    return html.substring(from, at);
  }

  void skipSpace() {
    while (at < html.length() && isSpace(html.charAt(at))) {
      at++;
    }
  }

  void skip() {
    at++;
  }

  int position() {
    return at;
  }

  /** The character {@code ahead} of here; 0 at the end. */
  char next(int ahead) {
    return at + ahead < html.length() ? html.charAt(at + ahead) : 0;
  }

  int bytes(int position) {
    return html.substring(0, position).getBytes(StandardCharsets.UTF_8).length;
  }

  static ApiException refused(String why) {
    return ApiException.bad(Violation.Kind.PARSER, "can't parse entities: " + why);
  }

  static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\0' || c == 0x0B;
  }

  private static Entity withoutCodeLanguage(Entity entity) {
    return entity.type().equals("code")
        ? new Entity("code", entity.offset(), entity.length(), "")
        : entity;
  }

  /** Outer ones first. */
  private static int order(Entity a, Entity b) {
    return a.offset() != b.offset()
        ? Integer.compare(a.offset(), b.offset())
        : Integer.compare(b.length(), a.length());
  }
}

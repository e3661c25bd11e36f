package org.wentai.telegram.standin;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads the attributes of one start tag. */
final class HtmlAttributes {
  private final Html html;
  private final String tag;
  private final int begin;
  private final Map<String, String> attributes = new HashMap<>();

  /**
   * @param begin where the tag begins
   */
  HtmlAttributes(Html html, String tag, int begin) {
    this.html = html;
    this.tag = tag;
    this.begin = begin;
  }

  /** All up to the tag's {@code >}, which is not read. */
  Map<String, String> read() {
    while (html.next(0) != '>') {
      html.skipSpace();
      if (html.next(0) == '>') {
        break;
      }
      attribute();
    }
    return attributes;
  }

  private void attribute() {
    String name = html.word("=/\"'");
    if (name.isEmpty()) {
      throw Html.refused(
          "Empty attribute name in the tag \"%s\" at byte offset %d"
              .formatted(tag, html.bytes(begin)));
    }
    html.skipSpace();
    requireMore(" \"" + tag + "\"");
    if (html.next(0) != '=') {
      attributes.put(name, "");
      return;
    }
    html.skip();
    html.skipSpace();
    requireMore(" \"" + tag + "\"");
    char quote = html.next(0);
    attributes.put(name, quote == '"' || quote == '\'' ? literal(quote) : token());
    requireMore("");
  }

  private String token() {
    int from = html.position();
    StringBuilder token = new StringBuilder();
    while (isToken(html.next(0))) {
      token.append(html.next(0));
      html.skip();
    }
    if (html.next(0) != 0 && !Html.isSpace(html.next(0)) && html.next(0) != '>') {
      throw Html.refused("Unexpected end of name token at byte offset " + html.bytes(from));
    }
    return token.toString().toLowerCase(Locale.ROOT);
  }

  private String literal(char quote) {
    html.skip();
    StringBuilder value = new StringBuilder();
    while (html.next(0) != quote) {
      requireMore("");
      html.appendCharacter(value);
    }
    html.skip();
    return value.toString();
  }

  private void requireMore(String named) {
    if (html.next(0) == 0) {
      throw Html.refused("Unclosed start tag" + named + " at byte offset " + html.bytes(begin));
    }
  }

  private static boolean isToken(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '-';
  }
}

package org.wentai.telegram;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Writes marked texts in Telegram's HTML (Bot API, "HTML style"): every tag it opens it closes, in
 * order; of the text only what would be read as markup is written otherwise.
 */
final class Html {
  private static final Comparator<Mark> OUTERMOST_FIRST =
      Comparator.<Mark>comparingInt(mark -> mark.span().start())
          .thenComparing(Comparator.<Mark>comparingInt(mark -> mark.span().end()).reversed());

  private Html() {}

  /** {@code styled} as HTML. */
  static String of(Styled styled) {
    StringBuilder html = new StringBuilder(styled.text().length() * 2);
    Deque<Mark> open = new ArrayDeque<>();
    int at = 0;
    List<Mark> marks = styled.marks().stream().sorted(OUTERMOST_FIRST).toList();
    for (Mark mark : marks) {
      at = closeUpTo(mark.span().start(), open, styled.text(), at, html);
      html.append(escaped(styled.text().substring(at, mark.span().start())));
      at = mark.span().start();
      html.append(mark.form().opens());
      open.push(mark);
    }
    at = closeUpTo(Integer.MAX_VALUE, open, styled.text(), at, html);
    return html.append(escaped(styled.text().substring(at))).toString();
  }

  private static int closeUpTo(
      int place, Deque<Mark> open, String text, int from, StringBuilder html) {
    int at = from;
    while (!open.isEmpty() && open.element().span().end() <= place) {
      Mark mark = open.pop();
      html.append(escaped(text.substring(at, mark.span().end()))).append(mark.form().closes());
      at = mark.span().end();
    }
    return at;
  }

  /** The bytes of {@code styled} as HTML, as they go over the wire. */
  static int bytes(Styled styled) {
    return of(styled).getBytes(StandardCharsets.UTF_8).length;
  }

  /** {@code text} for between tags and for attributes in double quotes. */
  static String escaped(String text) {
    StringBuilder html = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        default -> html.append(c);
      }
    }
    return html.toString();
  }
}

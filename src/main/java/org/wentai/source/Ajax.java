package org.wentai.source;

import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads what Discuz answers to its own scripts: HTML as character data in a little XML. */
final class Ajax {
  private static final String START = "<![CDATA[";
  private static final String END = "]]>";

  private Ajax() {}

  /** The HTML inside, if {@code answer} is of that kind. */
  static Optional<String> inside(String answer) {
    int root = answer.indexOf("<root");
    int start = answer.indexOf(START, Math.max(0, root));
    int end = answer.lastIndexOf(END);
    return root < 0 || root > 200 || start < 0 || end < start
        ? Optional.empty()
        : Optional.of(answer.substring(start + START.length(), end));
  }

  /** The words of {@code html} for people; of a notice, without the frame around it. */
  static String words(String html) {
    Document page = Jsoup.parse(html);
    page.select("script, style").remove();
    Element notice = page.selectFirst("#messagetext, [class^=alert_]");
    return (notice == null ? page : notice).text().strip();
  }
}

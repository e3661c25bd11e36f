package org.wentai.source;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads how many pages a list has, from the links to them. */
final class Pager {
  /** Posts on a page where the site has not changed Discuz' own setting. */
  static final int USUAL_PAGE = 10;

  private Pager() {}

  /** How many pages there are; 1 where the page links to no other. */
  static int pages(Document page) {
    Element total = page.selectFirst(".pg label span[title]");
    if (total != null) {
      int said = number(total.attr("title").replaceAll("\\D", ""));
      if (said > 0) {
        return said;
      }
    }
    return page.select(".pg > a, .pg > strong").stream()
        .mapToInt(link -> number(link.text().replaceFirst("^\\.+\\s*", "").strip()))
        .max()
        .stream()
        .map(most -> Math.max(1, most))
        .findFirst()
        .orElse(1);
  }

  private static int number(String digits) {
    return digits.matches("\\d{1,7}") ? Integer.parseInt(digits) : 0;
  }
}

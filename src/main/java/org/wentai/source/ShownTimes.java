package org.wentai.source;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Reads the times of a page.
 *
 * @param zone the site's zone
 * @param readAt when the page was shown, where that is known: relative times are of then
 */
record ShownTimes(ZoneId zone, Optional<Instant> readAt) {
  /** The editor's name may hold anything, so the last 于 counts. */
  private static final Pattern EDITED = Pattern.compile(".*于\\s*(.+?)\\s*编辑\\s*");

  /** The time that {@code shown} shows, exactly where its title says it. */
  Optional<OffsetDateTime> of(Element shown) {
    Element exact = shown.selectFirst("span[title]");
    return Optional.ofNullable(exact)
        .flatMap(span -> Times.parse(span.attr("title"), zone))
        .or(() -> Times.shown(plain(shown.text()), zone, readAt));
  }

  /** The time in a mark of an edit: 本帖最后由 somebody 于 then 编辑. */
  Optional<OffsetDateTime> ofEdit(Element mark) {
    Element exact = mark.selectFirst("span[title]");
    Matcher parts = EDITED.matcher(mark.text());
    return Optional.ofNullable(exact)
        .flatMap(span -> Times.parse(span.attr("title"), zone))
        .or(() -> parts.matches() ? Times.shown(parts.group(1), zone, readAt) : Optional.empty());
  }

  private static String plain(String words) {
    return words.replaceFirst("^.*?发表于[:\\uff1a]?\\s*", "");
  }
}

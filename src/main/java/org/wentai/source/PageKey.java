package org.wentai.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which thread of which site a saved page shows, found without parsing it.
 *
 * @param site host and port, empty when the page does not say
 * @param tid the site's number of the thread
 */
record PageKey(String site, String tid) {
  private static final Pattern TID = Pattern.compile("\\btid\\s*=\\s*parseInt\\('(\\d{1,18})'\\)");

  private static final Pattern THREAD_LINK = Pattern.compile("(?:thread-|[?&;]tid=)(\\d{1,18})\\b");

  private static final Pattern CANONICAL =
      Pattern.compile(
          "<link[^>]{0,300}rel=[\"']canonical[\"'][^>]{0,300}>", Pattern.CASE_INSENSITIVE);

  private static final Pattern SITE =
      Pattern.compile(
          "(?:<base\\s[^>]{0,100}href=[\"']|<link[^>]{0,300}href=[\"']|saved from url=\\(\\d+\\))"
              + "https?://([^/\"'\\s]{1,200})",
          Pattern.CASE_INSENSITIVE);

  private static final int HEAD = 20_000;

  /** The key of a thread page; empty for a page without posts. */
  static Optional<PageKey> of(String html) {
    if (!html.contains("id=\"postlist\"") && !html.contains("id='postlist'")) {
      return Optional.empty();
    }
    Matcher script = TID.matcher(html);
    if (script.find()) {
      return Optional.of(new PageKey(site(html), script.group(1)));
    }
    Matcher canonical = CANONICAL.matcher(html);
    if (canonical.find()) {
      Matcher link = THREAD_LINK.matcher(canonical.group());
      if (link.find()) {
        return Optional.of(new PageKey(site(html), link.group(1)));
      }
    }
    return Optional.empty();
  }

  private static String site(String html) {
    Matcher site = SITE.matcher(html.substring(0, Math.min(html.length(), HEAD)));
    return site.find() ? site.group(1) : "";
  }
}

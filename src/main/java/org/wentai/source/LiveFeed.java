package org.wentai.source;

import java.net.URI;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.wentai.source.Looked.Page;
import org.wentai.source.Looked.Trouble;

/** Reads a live site's RSS. */
final class LiveFeed {
  /** What is answered for a board that is not there, or not there for guests. */
  private static final Pattern NO_FEED =
      Pattern.compile("(?i)[\\w ]{0,40}(?:not found|closed)\\W*");

  /** What feeds call an author who is anonymous. */
  private static final Set<String> NAMELESS = Set.of("Anonymous", "匿名");

  private final ZoneId zone;

  LiveFeed(ZoneId zone) {
    this.zone = zone;
  }

  /** The items of the feed that {@code answer} is. */
  Looked<List<FeedItem>> read(Answer answer) {
    Document feed = Jsoup.parse(answer.text(), answer.address().toString(), Parser.xmlParser());
    if (answer.status() != 200 || feed.selectFirst("rss > channel") == null) {
      Document page = answer.page();
      String words = page.text().strip();
      if (answer.status() == 200 && NO_FEED.matcher(words).matches()) {
        return new Trouble<>(Looked.Kind.DENIED, answer.address() + " says “" + words + "”");
      }
      return Notices.read(answer, page);
    }
    List<FeedItem> items =
        feed.select("rss > channel > item").stream().flatMap(item -> item(item).stream()).toList();
    return new Page<>(items, answer.readAt());
  }

  private Optional<FeedItem> item(Element item) {
    Optional<URI> link = words(item, "link").flatMap(SavedPage::uri);
    return link.map(
        address ->
            new FeedItem(
                SiteLinks.tid(address.toString()),
                words(item, "title").orElse(address.toString()),
                address,
                words(item, "category"),
                words(item, "author").filter(name -> !NAMELESS.contains(name)),
                words(item, "pubDate").flatMap(this::time),
                words(item, "description").map(Ajax::words).orElse("")));
  }

  private Optional<OffsetDateTime> time(String words) {
    try {
      ZonedDateTime time = ZonedDateTime.parse(words, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(time.withZoneSameInstant(zone).toOffsetDateTime());
    } catch (DateTimeException noTime) {
      return Optional.empty();
    }
  }

  private static Optional<String> words(Element item, String child) {
    return Optional.ofNullable(item.selectFirst("> " + child))
        .map(found -> found.text().strip())
        .filter(words -> !words.isEmpty());
  }
}

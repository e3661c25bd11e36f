package org.wentai.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * One saved page of a thread, in Discuz X3's default template.
 *
 * @param file its file, relative to the knowledge folder
 * @param number which page of the thread it is, from 1
 * @param title the thread's subject
 * @param board the board's name
 * @param address the thread's address
 * @param views 查看, on the first page only
 * @param replies 回复, on the first page only
 * @param posts its posts as they stand on the page, which may be the newest first
 */
record SavedPage(
    String file,
    int number,
    String title,
    Optional<String> board,
    Optional<URI> address,
    Optional<Long> views,
    Optional<Long> replies,
    List<SavedPost> posts) {
  private static final Pattern SAVED_FROM = Pattern.compile("saved from url=\\(\\d+\\)(\\S+)");
  private static final Pattern PAGE_OF_LINK = Pattern.compile("thread-\\d+-(\\d+)-");

  /**
   * Reads a page.
   *
   * @throws UnreadableFile when it is not a thread's page; the reason says what it is instead
   */
  static SavedPage of(String html, SourceFile file, ZoneId zone) throws UnreadableFile {
    Document page = Jsoup.parse(html, address(html));
    Elements posts = page.select("#postlist div[id~=^post_\\d{1,18}$]");
    if (posts.isEmpty()) {
      throw OtherPage.refused(page);
    }
    ShownTimes times = new ShownTimes(zone, Optional.empty());
    List<Long> counts = counts(page);
    return new SavedPage(
        file.name(),
        pageNumber(page),
        title(page, file.id()),
        board(page),
        address(page),
        counts.stream().findFirst(),
        counts.stream().skip(1).filter(n -> n <= Integer.MAX_VALUE).findFirst(),
        posts.stream().map(post -> SavedPost.of(post, times)).toList());
  }

  /** 查看 and 回复, where the page shows them. */
  static List<Long> counts(Document page) {
    return page.select("#postlist td.pls .hm .xi1").stream()
        .flatMap(count -> number(count).stream())
        .toList();
  }

  private static String address(String html) {
    Matcher saved = SAVED_FROM.matcher(html.substring(0, Math.min(html.length(), 500)));
    return saved.find() ? saved.group(1) : "";
  }

  /** A count, exact where the page abbreviates it (4万). */
  static Optional<Long> number(Element count) {
    Element exact = count.selectFirst("span[title~=^\\d+$]");
    String digits = (exact == null ? count.text() : exact.attr("title")).strip();
    return digits.matches("\\d{1,18}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
  }

  static int pageNumber(Document page) {
    Element current = page.selectFirst("#pgt .pg > strong, .pg > strong");
    String digits = current == null ? "" : current.text().strip();
    if (digits.isEmpty()) {
      Matcher link = PAGE_OF_LINK.matcher(page.location());
      digits = link.find() ? link.group(1) : "";
    }
    return digits.matches("[1-9]\\d{0,5}") ? Integer.parseInt(digits) : 1;
  }

  static String title(Document page, String otherwise) {
    Element subject = page.selectFirst("#thread_subject");
    String title = subject == null ? page.title().replaceFirst(" - .*", "") : subject.text();
    return title.isBlank() ? otherwise : title.strip();
  }

  static Optional<String> board(Document page) {
    Elements trail = page.select("#pt .z a");
    Element link = trail.select("a[href*=forum-], a[href*=forumdisplay]").last();
    return Optional.ofNullable(link)
        .or(() -> Optional.ofNullable(trail.size() > 2 ? trail.get(trail.size() - 2) : null))
        .map(Element::text)
        .filter(name -> !name.isBlank());
  }

  private static Optional<URI> address(Document page) {
    Element canonical = page.selectFirst("link[rel=canonical][href]");
    Element graph = page.selectFirst("meta[property=og:url][content]");
    Element self = page.select("#pt .z a[href*=thread-], #pt .z a[href*=viewthread]").last();
    return link(canonical, "href")
        .or(() -> link(graph, "content"))
        .or(() -> link(self, "href"))
        .or(() -> uri(page.location()));
  }

  private static Optional<URI> link(
      @org.jspecify.annotations.Nullable Element element, String attribute) {
    return Optional.ofNullable(element).flatMap(e -> uri(e.absUrl(attribute)));
  }

  /** An address for people, if {@code words} is one. */
  static Optional<URI> uri(String words) {
    try {
      return words.matches("https?://.+") ? Optional.of(new URI(words)) : Optional.empty();
    } catch (URISyntaxException none) {
      return Optional.empty();
    }
  }
}

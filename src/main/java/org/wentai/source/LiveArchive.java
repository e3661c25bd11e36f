package org.wentai.source;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.wentai.source.ArchivedPage.ArchivedPost;
import org.wentai.source.Looked.Kind;
import org.wentai.source.Looked.Page;
import org.wentai.source.Looked.Trouble;

/** Reads a thread's page in a live site's archiver: authors, times and plain text. */
final class LiveArchive {
  /** What the archiver puts in place of what a guest may not read. */
  private static final Pattern HIDDEN = Pattern.compile("\\*{4,5} ?Hidden Message ?\\*{4,5}");

  private final ZoneId zone;

  LiveArchive(ZoneId zone) {
    this.zone = zone;
  }

  /** The page of thread {@code tid} that {@code answer} is. */
  Looked<ArchivedPage> read(Answer answer, long tid) {
    Document page = answer.page();
    Element content = page.selectFirst("#content");
    if (content == null || !page.title().contains("Archiver")) {
      return Notices.read(answer, page);
    }
    List<Element> heads = content.select("> p.author");
    if (answer.status() != 200 || heads.isEmpty()) {
      return Notices.of(answer.address(), content.text().strip(), false);
    }
    OptionalLong shown =
        page.select("link[rel=canonical], #end a").stream()
            .map(link -> SiteLinks.tid(link.attr("href")))
            .filter(OptionalLong::isPresent)
            .findFirst()
            .orElse(OptionalLong.empty());
    if (shown.isPresent() && shown.getAsLong() != tid) {
      String why = "thread " + tid + " is now thread " + shown.getAsLong();
      return new Trouble<>(Kind.MOVED, why, Optional.empty(), shown);
    }
    ShownTimes times = new ShownTimes(zone, Optional.of(answer.readAt()));
    ArchivedPage read =
        new ArchivedPage(
            tid,
            Optional.ofNullable(content.selectFirst("> h3")).map(Element::text).orElse(""),
            Optional.ofNullable(page.select("#nav a[href*=fid-]").last()).map(Element::text),
            number(content.select(".page > strong").text(), 1),
            pages(content),
            heads.stream().map(head -> post(head, times)).toList());
    return new Page<>(read, answer.readAt());
  }

  private static int pages(Element content) {
    return content.select(".page > a, .page > strong").stream()
        .mapToInt(link -> number(link.text(), 1))
        .max()
        .orElse(1);
  }

  private static int number(String words, int otherwise) {
    String digits = words.replaceAll("\\D", "");
    return digits.matches("[1-9]\\d{0,6}") ? Integer.parseInt(digits) : otherwise;
  }

  private static ArchivedPost post(Element head, ShownTimes times) {
    Optional<String> author =
        Optional.ofNullable(head.selectFirst("strong"))
            .map(name -> name.text().strip())
            .filter(name -> !name.isEmpty() && !name.equals("匿名"));
    return new ArchivedPost(author, times.of(head), body(head));
  }

  /** What stands between a post's head and the next one's; its title is not said again. */
  private static String body(Element head) {
    PostText text = new PostText();
    List<Node> nodes = new ArrayList<>();
    for (Node next = head.nextSibling(); next != null; next = next.nextSibling()) {
      if (next instanceof Element element && (element.is("p.author, .page"))) {
        break;
      }
      nodes.add(next);
    }
    for (Node node : nodes) {
      if (node instanceof TextNode words) {
        text.words(words.getWholeText(), false);
      } else if (node instanceof Element element && element.normalName().equals("br")) {
        text.lineBreak();
      } else if (node instanceof Element element && !element.normalName().equals("h3")) {
        text.words(element.text(), false);
      }
    }
    return HIDDEN.matcher(text.text()).replaceAll("").strip();
  }
}

package org.wentai.source;

import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;
import org.wentai.source.Looked.Kind;
import org.wentai.source.Looked.Page;
import org.wentai.source.Looked.Trouble;

/** Reads a thread's page, or one post of it, from a live site in the default template. */
final class LiveThread {
  private final SiteLinks links;
  private final ZoneId zone;

  LiveThread(SiteLinks links, ZoneId zone) {
    this.links = links;
    this.zone = zone;
  }

  /** The page of thread {@code tid} that {@code answer} is. */
  Looked<ThreadPage> read(Answer answer, long tid) {
    Document page = answer.page();
    Elements posts = page.select("#postlist div[id~=^post_\\d{1,18}$]");
    if (answer.status() != 200 || posts.isEmpty()) {
      return Notices.read(answer, page);
    }
    if (page.select("[id~=^postnum\\d{1,18}$]").isEmpty()) {
      return new Trouble<>(
          Kind.UNREADABLE,
          answer.address()
              + " is the page for robots, which shows no floors; the site must know"
              + " this program's user agent by name");
    }
    links.learn(page);
    OptionalLong shown = PageScript.tid(answer.text());
    if (shown.isPresent() && shown.getAsLong() != tid) {
      String why = "thread " + tid + " is now thread " + shown.getAsLong();
      return new Trouble<>(Kind.MOVED, why, Optional.empty(), shown);
    }
    return new Page<>(page(answer, page, posts, tid), answer.readAt());
  }

  private ThreadPage page(Answer answer, Document page, Elements elements, long tid) {
    ShownTimes times = new ShownTimes(zone, Optional.of(answer.readAt()));
    List<SavedPost> posts = elements.stream().map(post -> SavedPost.of(post, times)).toList();
    boolean newestFirst = isNewestFirst(page, posts);
    List<Long> counts = SavedPage.counts(page);
    ThreadHead head =
        new ThreadHead(
            Long.toString(tid),
            SavedPage.title(page, Long.toString(tid)),
            SavedPage.board(page),
            Optional.of(address(page, tid)),
            counts.stream().limit(1).mapToLong(n -> n).findFirst(),
            counts.stream()
                .skip(1)
                .filter(n -> n <= Integer.MAX_VALUE)
                .mapToInt(Math::toIntExact)
                .findFirst(),
            "");
    Set<Long> hidden = hidden(posts);
    return new ThreadPage(
        head,
        PageScript.fid(answer.text()),
        SavedPage.pageNumber(page),
        Pager.pages(page),
        open(posts, hidden, SavedPage.pageNumber(page)),
        hidden,
        newestFirst);
  }

  /** The answer to a recheck of post {@code pid}: one post in XML, or a notice in it. */
  Looked<ThreadPage> readPost(Answer answer, long tid, long pid) {
    Optional<String> inside = Ajax.inside(answer.text());
    if (inside.isEmpty() || answer.status() >= 500) {
      return Notices.read(answer, answer.page());
    }
    Document page = Jsoup.parse("<div id=post_" + pid + "></div>", answer.address().toString());
    Element element = page.expectFirst("#post_" + pid).html(inside.get());
    if (element.selectFirst("#pid" + pid) == null) {
      String words = Ajax.words(inside.get());
      return words.isEmpty()
          ? new Trouble<>(Kind.GONE, answer.address() + " has no such post")
          : Notices.of(answer.address(), words, false);
    }
    ShownTimes times = new ShownTimes(zone, Optional.of(answer.readAt()));
    List<SavedPost> posts = List.of(SavedPost.of(element, times));
    Set<Long> hidden = hidden(posts);
    ThreadHead head =
        new ThreadHead(
            Long.toString(tid),
            "",
            Optional.empty(),
            Optional.of(links.forPeople(tid)),
            OptionalLong.empty(),
            OptionalInt.empty(),
            "");
    ThreadPage one =
        new ThreadPage(head, OptionalLong.empty(), 1, 1, open(posts, hidden, 1), hidden, false);
    return new Page<>(one, answer.readAt());
  }

  private static Set<Long> hidden(List<SavedPost> posts) {
    Set<Long> hidden = new HashSet<>();
    posts.stream().filter(SavedPost::isHidden).forEach(post -> hidden.add(post.pid()));
    return hidden;
  }

  /** A label that is not understood stands for one floor more than the post before. */
  private static List<Post> open(List<SavedPost> posts, Set<Long> hidden, int page) {
    List<Post> open = new ArrayList<>();
    int floor = (page - 1) * Pager.USUAL_PAGE;
    for (SavedPost post : posts) {
      floor = post.floor().orElse(floor + 1);
      if (!hidden.contains(post.pid())) {
        open.add(post.at(floor));
      }
    }
    open.sort(Comparator.comparingInt(Post::floor).thenComparingLong(post -> post.pid().orElse(0)));
    return open;
  }

  /** The first page links to the other order; on later pages the floors tell. */
  private static boolean isNewestFirst(Document page, List<SavedPost> posts) {
    if (page.selectFirst("td.plc .authi a[href*=ordertype=2]") != null) {
      return true;
    }
    if (page.selectFirst("td.plc .authi a[href*=ordertype=1]") != null) {
      return false;
    }
    int[] floors =
        posts.stream().mapToInt(post -> post.floor().orElse(1)).filter(f -> f > 1).toArray();
    return floors.length > 1 && floors[0] > floors[floors.length - 1];
  }

  /** rel=canonical names the first page, by the kind of address that the site likes. */
  private URI address(Document page, long tid) {
    Element canonical = page.selectFirst("link[rel=canonical][href]");
    return Optional.ofNullable(canonical)
        .map(link -> link.absUrl("href"))
        .filter(link -> SiteLinks.tid(link).equals(OptionalLong.of(tid)))
        .flatMap(SavedPage::uri)
        .orElseGet(() -> links.forPeople(tid));
  }
}

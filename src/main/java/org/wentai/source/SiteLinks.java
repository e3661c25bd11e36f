package org.wentai.source;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;

/**
 * Builds a site's addresses: rewritten ones (thread-2-1-1.html) where its own pages use them, else
 * dynamic ones, which every Discuz has. The other kind is what to try when the first fails.
 */
final class SiteLinks {
  private static final Pattern THREAD =
      Pattern.compile("(?:^|/)thread-(\\d{1,18})-\\d+-\\d+\\.html|[?&]tid=(\\d{1,18})(?:&|#|$)");

  private static final Pattern BOARD =
      Pattern.compile("(?:^|/)forum-(\\d{1,18})-\\d+\\.html|[?&]fid=(\\d{1,18})(?:&|#|$)");

  private final URI root;
  private volatile boolean rewritten;
  private volatile boolean broken;

  SiteLinks(URI root) {
    this.root = root;
  }

  /** Notes which kind of address {@code page} uses. */
  void learn(Document page) {
    if (page.selectFirst("a[href~=(?:^|/)thread-\\d+-\\d+-\\d+\\.html]") != null) {
      rewritten = true;
    } else if (page.selectFirst("a[href*=mod=viewthread][href*=tid=]") != null) {
      rewritten = false;
    }
  }

  /** Notes that rewritten addresses do not work here. */
  void rewrittenFails() {
    broken = true;
  }

  List<URI> thread(long tid, int page) {
    URI plain = at("thread-" + tid + "-" + page + "-1.html");
    return ordered(plain, at("forum.php?mod=viewthread&tid=" + tid + "&page=" + page));
  }

  URI threadInOrder(long tid, int page, int order) {
    String address = "forum.php?mod=viewthread&tid=" + tid + "&ordertype=" + order;
    return at(page == 1 ? address : address + "&page=" + page);
  }

  URI post(long tid, long pid) {
    return at("forum.php?mod=viewthread&tid=" + tid + "&viewpid=" + pid + "&inajax=1");
  }

  /** Only the dynamic address says how the list is sorted. */
  List<URI> board(long fid, int page) {
    String dynamic = "forum.php?mod=forumdisplay&fid=" + fid + "&orderby=lastpost&page=" + page;
    URI plain = at("forum-" + fid + "-" + page + ".html");
    return broken ? List.of(at(dynamic)) : List.of(at(dynamic), plain);
  }

  URI news(long fid, Instant since) {
    String what = "forum.php?mod=ajax&action=forumchecknew&fid=" + fid;
    long seconds = Math.max(1, since.getEpochSecond()); // 0 counts as not given
    return at(what + "&time=" + seconds + "&inajax=yes");
  }

  URI feed(OptionalLong fid) {
    return at("forum.php?mod=rss" + (fid.isPresent() ? "&fid=" + fid.getAsLong() : ""));
  }

  URI archived(long tid, int page) {
    return at("archiver/?tid-" + tid + ".html" + (page == 1 ? "" : "&page=" + page));
  }

  URI index() {
    return at("forum.php");
  }

  /** A link for people to a thread. */
  URI forPeople(long tid) {
    return rewritten && !broken
        ? at("thread-" + tid + "-1-1.html")
        : at("forum.php?mod=viewthread&tid=" + tid);
  }

  /** The thread that a link leads to. */
  static OptionalLong tid(String href) {
    return number(THREAD.matcher(href));
  }

  /** The board that a link leads to. */
  static OptionalLong fid(String href) {
    return number(BOARD.matcher(href));
  }

  private static OptionalLong number(Matcher link) {
    if (!link.find()) {
      return OptionalLong.empty();
    }
    String digits = link.group(1) == null ? link.group(2) : link.group(1);
    return OptionalLong.of(Long.parseLong(digits));
  }

  private List<URI> ordered(URI plain, URI dynamic) {
    if (broken) {
      return List.of(dynamic);
    }
    return rewritten ? List.of(plain, dynamic) : List.of(dynamic, plain);
  }

  private URI at(String path) {
    return root.resolve(path);
  }
}

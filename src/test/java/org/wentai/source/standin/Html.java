package org.wentai.source.standin;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** What all pages of the stand-in share: frame, links, times, pagers. */
final class Html {
  private final Site site;
  private final URI root;

  Html(Site site, URI root) {
    this.site = site;
    this.root = root;
  }

  String page(String title, String head, String body) {
    return """
    <!DOCTYPE html><html><head><meta charset="%s"><title>%s - 演示论坛 - Powered by Discuz!</title>
    %s<base href="%s"></head><body>
    <form id="lsform" action="member.php?mod=logging&amp;action=login"></form>
    %s</body></html>
    """
        .formatted(
            site.charset().name().toLowerCase(java.util.Locale.ROOT), title, head, root, body);
  }

  /** A notice; {@code login} with the form for members below it. */
  String notice(String words, boolean login) {
    String form = login ? "<div id=\"messagelogin\"></div>" : "";
    return page(
        "提示信息",
        "",
        "<div id=\"messagetext\" class=\"alert_info\"><p>" + words + "</p></div>" + form);
  }

  String threadLink(long tid, int page) {
    return site.rewritten()
        ? "thread-" + tid + "-" + page + "-1.html"
        : "forum.php?mod=viewthread&amp;tid=" + tid + "&amp;extra=&amp;page=" + page;
  }

  String boardLink(long fid) {
    return site.rewritten()
        ? "forum-" + fid + "-1.html"
        : "forum.php?mod=forumdisplay&amp;fid=" + fid;
  }

  String time(Instant at) {
    String full = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").format(at.atZone(site.zone()));
    Duration age = Duration.between(at, site.clock().instant());
    if (site.relativeTimes() && age.toDays() < 1) {
      String words =
          age.toMinutes() < 1
              ? Math.max(0, age.toSeconds()) + "&nbsp;秒前"
              : age.toHours() < 1 ? age.toMinutes() + "&nbsp;分钟前" : age.toHours() + "&nbsp;小时前";
      return "<span title=\"" + full + "\">" + words + "</span>";
    }
    return DateTimeFormatter.ofPattern("yy-MM-dd HH:mm").format(at.atZone(site.zone()));
  }

  /** Links to other pages; none where there is one page only. */
  static String pager(int page, int pages, java.util.function.IntFunction<String> link) {
    if (pages < 2) {
      return "";
    }
    StringBuilder out = new StringBuilder("<div class=\"pg\">");
    for (int i = 1; i <= Math.min(pages, 10); i++) {
      out.append(
          i == page
              ? "<strong>" + i + "</strong>"
              : "<a href=\"" + link.apply(i) + "\">" + i + "</a>");
    }
    out.append("<label><input value=\"").append(page).append("\"><span title=\"共 ");
    return out.append(pages)
        .append(" 页\"> / ")
        .append(pages)
        .append(" 页</span></label></div>")
        .toString();
  }

  static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}

package org.wentai.source.standin;

import java.util.List;
import java.util.Map;

/** Renders a board's list of threads, and the index. */
final class BoardHtml {
  private static final int PER_PAGE = 20;

  private final Html html;

  BoardHtml(Html html) {
    this.html = html;
  }

  String page(long fid, String name, List<Topic> topics, int asked) {
    List<Topic> sticky = topics.stream().filter(topic -> topic.sticky).toList();
    List<Topic> others = topics.stream().filter(topic -> !topic.sticky).toList();
    int pages = Math.max(1, (others.size() + PER_PAGE - 1) / PER_PAGE);
    int page = Math.clamp(asked, 1, pages);
    StringBuilder body = new StringBuilder("<script>var fid = parseInt('");
    body.append(fid).append("');</script><div id=\"pt\"><div class=\"z\"><a href=\"./\">演示论坛</a> ");
    body.append("<a href=\"").append(html.boardLink(fid)).append("\">").append(Html.escaped(name));
    body.append("</a></div></div><div id=\"pgt\">");
    body.append(Html.pager(page, pages, p -> html.boardLink(fid) + "&amp;page=" + p));
    body.append("</div><div id=\"threadlist\"><form id=\"moderate\"><table summary=\"forum_");
    body.append(fid).append("\" id=\"threadlisttableid\">");
    if (page == 1) {
      sticky.forEach(topic -> body.append(row(topic, "stickthread_")));
    }
    body.append("<tbody id=\"separatorline\"><tr><td></td></tr></tbody>");
    others.stream()
        .skip((long) (page - 1) * PER_PAGE)
        .limit(PER_PAGE)
        .forEach(topic -> body.append(row(topic, "normalthread_")));
    body.append("</table></form></div>");
    return html.page(Html.escaped(name), "", body.toString());
  }

  private String row(Topic topic, String kind) {
    boolean stub = topic.stubOf > 0;
    String link = html.threadLink(stub ? topic.stubOf : topic.tid, 1);
    Entry first = topic.entries.getFirst();
    Entry last = topic.last();
    return """
    <tbody id="%s%d"><tr><td class="icn"><a href="%s" title="%s"></a></td>
    <th class="%s">%s<a href="%s" class="s xst">%s</a></th>
    <td class="by"><cite>%s</cite><em><span>%s</span></em></td>
    <td class="num"><a href="%s" class="xi2">%s</a><em>%s</em></td>
    <td class="by"><cite>%s</cite><em><a href="forum.php?mod=redirect&amp;tid=%d&amp;goto=lastpost#lastpost">%s</a></em></td>
    </tr></tbody>
    """
        .formatted(
            kind,
            topic.tid,
            link,
            topic.closed ? "关闭的主题 - 新窗口打开" : "有新回复 - 新窗口打开",
            topic.closed ? "lock" : "new",
            stub ? "移动:" : "",
            link,
            Html.escaped(topic.title),
            name(topic.author),
            html.time(first.postedAt),
            link,
            stub ? "-" : topic.entries.size() - 1 + topic.comments,
            stub ? "-" : "7",
            name(last.author),
            topic.tid,
            html.time(last.postedAt));
  }

  private static String name(String author) {
    return author.isEmpty()
        ? "匿名"
        : "<a href=\"space-uid-3.html\">" + Html.escaped(author) + "</a>";
  }

  String index(Map<Long, String> boards, java.util.function.LongFunction<List<Topic>> topics) {
    StringBuilder body = new StringBuilder("<div class=\"fl bm\"><table class=\"fl_tb\">");
    boards.forEach(
        (fid, name) -> {
          int posts = topics.apply(fid).stream().mapToInt(topic -> topic.entries.size()).sum();
          body.append("<tr><td class=\"fl_icn\"></td><td><h2><a href=\"");
          body.append(html.boardLink(fid)).append("\">").append(Html.escaped(name));
          body.append("</a></h2></td><td class=\"fl_i\"><span class=\"xi2\">");
          body.append(topics.apply(fid).size()).append("</span><span class=\"xg1\"> / ");
          body.append(posts).append("</span></td></tr>");
        });
    return html.page("论坛", "", body.append("</table></div>").toString());
  }
}

package org.wentai.source.standin;

import java.util.ArrayList;
import java.util.List;

/** Renders a thread's page, or one post alone. */
final class ThreadHtml {
  private static final int PER_PAGE = 10;
  private static final List<String> NAMED = List.of("楼主", "沙发", "板凳", "地板");

  private final Html html;

  ThreadHtml(Html html) {
    this.html = html;
  }

  /**
   * @param asked the page asked for; past the end, the last one
   * @param newestFirst the order of the posts; the opening post stands on top of page 1 anyway
   */
  String page(Topic topic, String board, int asked, boolean newestFirst) {
    int pages = Math.max(1, (topic.entries.size() + PER_PAGE - 1) / PER_PAGE);
    int page = Math.clamp(asked, 1, pages);
    String order = "&amp;ordertype=" + (newestFirst ? 1 : 2);
    StringBuilder body = new StringBuilder();
    body.append("<script>var fid = parseInt('").append(topic.fid).append("'), tid = parseInt('");
    body.append(topic.tid)
        .append("');</script><div id=\"pt\"><div class=\"z\"><a href=\"./\">演示论坛")
        .append("</a> <a href=\"")
        .append(html.boardLink(topic.fid))
        .append("\">");
    body.append(Html.escaped(board))
        .append("</a> <a href=\"")
        .append(html.threadLink(topic.tid, 1));
    body.append("\">").append(Html.escaped(topic.title)).append("</a></div></div><div id=\"pgt\">");
    body.append(Html.pager(page, pages, p -> html.threadLink(topic.tid, p) + order));
    body.append("</div><div id=\"postlist\"><table><tr><td class=\"pls\"><div class=\"hm\">");
    if (page == 1) {
      body.append(
          "<span>查看:</span> <span class=\"xi1\">7</span><span>回复:</span> <span class=\"xi1\">");
      body.append(topic.entries.size() - 1 + topic.comments).append("</span>");
    }
    body.append("</div></td><td class=\"plc\"><h1><span id=\"thread_subject\">");
    body.append(Html.escaped(topic.title)).append("</span></h1></td></tr></table>");
    for (int index : shown(topic.entries.size(), page, newestFirst)) {
      String other = newestFirst ? "ordertype=2\">正序浏览" : "ordertype=1\">倒序浏览";
      Entry entry = topic.entries.get(index);
      body.append("<div id=\"post_").append(entry.pid).append("\">");
      body.append(post(topic, index, index == 0 ? "<a href=\"?" + other + "</a>" : ""));
      body.append("</div>");
    }
    body.append("<div id=\"postlistreply\"><div id=\"post_new\"></div></div></div>");
    String canonical = "<link href=\"" + html.threadLink(topic.tid, 1) + "\" rel=\"canonical\">";
    return html.page(Html.escaped(topic.title), canonical, body.toString());
  }

  private static List<Integer> shown(int entries, int page, boolean newestFirst) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      order.add(newestFirst && i > 0 ? entries - i : i);
    }
    return order.subList((page - 1) * PER_PAGE, Math.min(entries, page * PER_PAGE));
  }

  /** One post as Discuz' own scripts get it. */
  String alone(Topic topic, int index) {
    return post(topic, index, "");
  }

  private String post(Topic topic, int index, String links) {
    Entry entry = topic.entries.get(index);
    String name =
        entry.author.isEmpty()
            ? "匿名"
            : "<div class=\"authi\"><a href=\"space-uid-3.html\" class=\"xw1\">"
                + Html.escaped(entry.author)
                + "</a></div>";
    return """
    <table id="pid%1$d" class="plhin"><tr><td class="pls" rowspan="2"><div id="favatar%1$d">
    <div class="pi">%2$s</div><p><em><a href="home.php?mod=spacecp&amp;ac=usergroup">会员</a></em></p></div></td>
    <td class="plc"><div class="pi"><strong><a href="%3$s" id="postnum%1$d">%4$s</a></strong>
    <div class="pti"><div class="authi"><em id="authorposton%1$d">发表于 %5$s</em>
    <span class="pipe">|</span> %6$s</div></div></div>
    <div class="pct"><div class="pcb">%7$s</div></div></td></tr>
    <tr><td class="plc plm"><div class="sign">签名不是帖子</div></td></tr></table>
    """
        .formatted(
            entry.pid,
            name,
            "forum.php?mod=redirect&amp;goto=findpost&amp;ptid="
                + topic.tid
                + "&amp;pid="
                + entry.pid,
            index < NAMED.size() ? NAMED.get(index) : "<em>" + (index + 1) + "</em><sup>#</sup>",
            html.time(entry.postedAt),
            links,
            body(entry));
  }

  private String body(Entry entry) {
    if (entry.shielded) {
      return "<div class=\"locked\">提示: <em>该帖被管理员或版主屏蔽</em></div>";
    }
    String edited =
        entry
            .editedAt
            .map(
                at ->
                    "<i class=\"pstatus\"> 本帖最后由 "
                        + Html.escaped(entry.author)
                        + " 于 "
                        + html.time(at)
                        + " 编辑 </i><br><br>")
            .orElse("");
    String locked =
        entry.forRepliers.isEmpty()
            ? ""
            : "<br><div class=\"locked\">游客，如果您要查看本帖隐藏内容请<a>回复</a></div>";
    return "<div class=\"t_fsz\"><table><tr><td class=\"t_f\" id=\"postmessage_"
        + entry.pid
        + "\">"
        + edited
        + Html.escaped(entry.text).replace("\n", "<br>\n")
        + locked
        + "</td></tr></table></div>";
  }
}

package org.wentai.source.standin;

import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Renders the feed and the archiver. */
final class PlainForms {
  private static final int PER_PAGE = 10;

  private final Html html;
  private final URI root;

  PlainForms(Html html, URI root) {
    this.html = html;
    this.root = root;
  }

  String feed(List<Topic> topics, java.util.function.LongFunction<String> board) {
    StringBuilder items = new StringBuilder();
    for (Topic topic : topics) {
      Entry first = topic.entries.getFirst();
      String time =
          DateTimeFormatter.RFC_1123_DATE_TIME.format(first.postedAt.atOffset(ZoneOffset.UTC));
      items.append("<item><title>").append(Html.escaped(topic.title)).append("</title><link>");
      items
          .append(root)
          .append(html.threadLink(topic.tid, 1))
          .append("</link><description><![CDATA[");
      items.append(first.text).append("]]></description><category>").append(board.apply(topic.fid));
      items.append("</category><author>").append(Html.escaped(topic.author));
      items.append("</author><pubDate>").append(time).append("</pubDate></item>\n");
    }
    return "<rss version=\"2.0\"><channel><title>演示论坛</title><ttl>60</ttl>"
        + items
        + "</channel></rss>";
  }

  String archived(Topic topic, String board, int asked) {
    int pages = (topic.entries.size() + PER_PAGE - 1) / PER_PAGE;
    int page = Math.clamp(asked, 1, pages);
    StringBuilder body = new StringBuilder("<div id=\"nav\"><a href=\"./\">论坛</a> <a href=\"?fid-");
    body.append(topic.fid)
        .append(".html\">")
        .append(board)
        .append("</a></div><div id=\"content\">");
    topic.entries.stream()
        .skip((page - 1L) * PER_PAGE)
        .limit(PER_PAGE)
        .forEach(entry -> body.append(post(topic, entry)));
    body.append("<div class=\"page\">");
    for (int i = 1; i <= pages; i++) {
      body.append(
          i == page ? "<strong>[" + i + "]</strong> " : "<a href=\"?tid-1.html\">" + i + "</a> ");
    }
    body.append("</div></div><div id=\"end\"><a href=\"../").append(html.threadLink(topic.tid, 1));
    return html.page(topic.title + " Archiver", "", body.append("\">完整版本</a></div>").toString());
  }

  private String post(Topic topic, Entry entry) {
    boolean first = entry == topic.entries.getFirst();
    return "<p class=\"author\"><strong>"
        + Html.escaped(entry.author)
        + "</strong> 发表于 "
        + html.time(entry.postedAt)
        + "</p><h3>"
        + (first ? Html.escaped(topic.title) : "")
        + "</h3>\n"
        + (entry.shielded ? "" : Html.escaped(entry.text).replace("\n", "<br />\n"))
        + (entry.forRepliers.isEmpty() ? "" : "**** Hidden Message *****");
  }
}

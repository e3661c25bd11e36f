package org.wentai.source.standin;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers each of a forum's addresses, as Discuz does for a guest. */
final class Routes {
  private static final Pattern THREAD = Pattern.compile("/thread-(\\d+)-(\\d+)-\\d+\\.html");
  private static final Pattern BOARD = Pattern.compile("/forum-(\\d+)-(\\d+)\\.html");
  private static final Pattern ARCHIVED = Pattern.compile("tid-(\\d+)\\.html(?:&page=(\\d+))?");
  private static final String GONE = "抱歉，指定的主题不存在或已被删除或正在被审核";
  private static final String DENIED = "抱歉，您尚未登录，没有权限访问该版块";

  private final Site site;
  private final Forum forum;
  private final Html html;
  private final ThreadHtml threads;
  private final BoardHtml boards;
  private final PlainForms plain;

  Routes(Site site, Forum forum, URI root) {
    this.site = site;
    this.forum = forum;
    html = new Html(site, root);
    threads = new ThreadHtml(html);
    boards = new BoardHtml(html);
    plain = new PlainForms(html, root);
  }

  /** The answer of a forum in {@code mood}, where the mood is not below HTTP. */
  Reply reply(Mood mood, String path, Map<String, String> query, String rawQuery) {
    boolean script = query.containsKey("inajax");
    return switch (mood) {
      case Mood.Closed closed -> notice(script, 200, closed.words(), true);
      case Mood.LoginWall wall -> notice(script, 200, "抱歉，您尚未登录，没有权限访问该站点", true);
      case Mood.Challenge challenge ->
          Reply.html(
              "<html><head><title>频繁刷新限制</title></head><body><script>setTimeout(\"location.reload()\","
                  + " 1001);</script>您访问本站速度过快或者刷新间隔时间小于两秒！</body></html>");
      case Mood.Failing failing ->
          new Reply(
              failing.status(),
              "text/html",
              "<html><title>" + failing.status() + "</title></html>",
              failing.retryAfter().isEmpty()
                  ? Map.of()
                  : Map.of("Retry-After", failing.retryAfter()));
      case Mood.Empty empty -> Reply.html("");
      case Mood.Leading leading -> Reply.leading(302, leading.location());
      case Mood.Huge huge -> Reply.html("x".repeat(huge.bytes()));
      case Mood.Saying said -> new Reply(said.status(), said.contentType(), said.page(), Map.of());
      case Mood.Well well -> forumPage(path, query, rawQuery);
      case Mood.Slow slow -> forumPage(path, query, rawQuery);
      case Mood.Breaking breaking -> forumPage(path, query, rawQuery);
    };
  }

  private Reply notice(boolean script, int status, String words, boolean login) {
    return script
        ? Reply.ajax(charset(), words + "<script>errorhandle_('" + words + "')</script>")
        : Reply.html(status, html.notice(words, login));
  }

  private Reply forumPage(String path, Map<String, String> query, String rawQuery) {
    synchronized (forum) {
      Matcher thread = THREAD.matcher(path);
      Matcher board = BOARD.matcher(path);
      if (site.rewritten() && thread.matches()) {
        return thread(number(thread.group(1)), number(thread.group(2)), query);
      }
      if (site.rewritten() && board.matches()) {
        return board(number(board.group(1)), (int) number(board.group(2)));
      }
      if (path.equals("/archiver/")) {
        return archived(rawQuery);
      }
      if (!path.equals("/forum.php") && !path.equals("/")) {
        return Reply.html(404, "<html><head><title>404 Not Found</title></head></html>");
      }
      long page = number(query.getOrDefault("page", "1"));
      return switch (query.getOrDefault("mod", "index")) {
        case "viewthread" -> thread(number(query.getOrDefault("tid", "0")), page, query);
        case "forumdisplay" -> board(number(query.getOrDefault("fid", "0")), (int) page);
        case "ajax" -> news(number(query.getOrDefault("fid", "0")), query);
        case "rss" -> Reply.xml(feed(query));
        default -> Reply.html(boards.index(forum.boards(), forum::listed));
      };
    }
  }

  private Reply thread(long tid, long page, Map<String, String> query) {
    boolean script = query.containsKey("inajax");
    Optional<Topic> found = forum.find(tid).filter(topic -> topic.stubOf == 0);
    if (found.isEmpty()) {
      return notice(script, 404, GONE, false);
    }
    Topic topic = found.get();
    if (topic.becameTid > 0) {
      return Reply.leading(302, html.threadLink(topic.becameTid, 1).replace("&amp;", "&"));
    }
    if (!forum.isOpen(topic.fid)) {
      return notice(script, 200, DENIED, true);
    }
    if (query.containsKey("viewpid")) {
      return alone(topic, number(query.get("viewpid")));
    }
    boolean newestFirst =
        query.containsKey("ordertype") ? query.get("ordertype").equals("1") : topic.newestFirst;
    String board = forum.boards().getOrDefault(topic.fid, "");
    return Reply.html(threads.page(topic, board, (int) page, newestFirst));
  }

  private Reply alone(Topic topic, long pid) {
    for (int i = 0; i < topic.entries.size(); i++) {
      if (topic.entries.get(i).pid == pid) {
        return Reply.ajax(charset(), threads.alone(topic, i));
      }
    }
    return Reply.ajax(charset(), GONE);
  }

  private Reply board(long fid, int page) {
    if (!forum.boards().containsKey(fid)) {
      return notice(false, 404, "抱歉，指定的版块不存在", false);
    }
    return forum.isOpen(fid)
        ? Reply.html(
            boards.page(fid, forum.boards().getOrDefault(fid, ""), forum.listed(fid), page))
        : notice(false, 200, DENIED, true);
  }

  private Reply news(long fid, Map<String, String> query) {
    long since = number(query.getOrDefault("time", "0"));
    boolean any =
        forum.listed(fid).stream()
            .anyMatch(topic -> topic.last().postedAt.getEpochSecond() > since);
    return Reply.ajax(charset(), any ? "1" : "0");
  }

  private String feed(Map<String, String> query) {
    long only = number(query.getOrDefault("fid", "0"));
    List<Topic> topics =
        forum.boards().keySet().stream()
            .filter(fid -> (only == 0 || only == fid) && forum.isOpen(fid))
            .flatMap(fid -> forum.listed(fid).stream())
            .filter(topic -> topic.stubOf == 0)
            .sorted((a, b) -> Long.compare(b.tid, a.tid))
            .limit(20)
            .toList();
    String head = "<?xml version=\"1.0\" encoding=\"" + charset() + "\"?>\n";
    return head + plain.feed(topics, fid -> forum.boards().getOrDefault(fid, ""));
  }

  private Reply archived(String rawQuery) {
    Matcher asked = ARCHIVED.matcher(rawQuery);
    Optional<Topic> topic = asked.matches() ? forum.find(number(asked.group(1))) : Optional.empty();
    int page = asked.matches() && asked.group(2) != null ? (int) number(asked.group(2)) : 1;
    return topic
        .filter(found -> forum.isOpen(found.fid))
        .map(t -> plain.archived(t, forum.boards().getOrDefault(t.fid, ""), page))
        .map(Reply::html)
        .orElseGet(() -> Reply.html(html.notice(GONE, false)));
  }

  private String charset() {
    return site.charset().name().toLowerCase(java.util.Locale.ROOT);
  }

  private static long number(String digits) {
    return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 0;
  }
}

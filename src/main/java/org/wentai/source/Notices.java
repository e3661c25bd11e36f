package org.wentai.source;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.wentai.source.Looked.Kind;
import org.wentai.source.Looked.Trouble;

/** Tells what a live site means by a page that is not the one asked for. */
final class Notices {
  private static final Pattern LACKS_RIGHT =
      Pattern.compile(
          "登录|没有权限|无权|权限|用户组|密码|付费|购买|仅.{0,8}可见|禁止.{0,6}访问|私密|游客"
              + "|(?i:log ?in|permission|password|not allowed)");

  private static final Pattern IS_GONE =
      Pattern.compile("不存在|没有找到|被删除|已删除|正在被审核|未通过审核|回收站|找不到|(?i:not exist|deleted|not found)");

  private static final Pattern IS_CLOSED =
      Pattern.compile("(?:站点|论坛|网站|本站).{0,12}(?:关闭|维护|升级|暂停)|(?i:maintenance|board closed)");

  private static final Pattern ASKS_FOR_PERSON =
      Pattern.compile(
          "频繁刷新|刷新间隔|访问.{0,6}速度过快|安全验证|人机验证|安全检查|滑动验证|访问验证|验证您是"
              + "|(?i:just a moment|captcha|checking your browser|attention required)");

  private static final Pattern SCRIPT_ASKS =
      Pattern.compile("document\\.cookie|location\\.(?:reload|href|replace)|_dsign=|eval\\(");

  private static final int LITTLE_TEXT = 200;

  private Notices() {}

  /** The trouble that {@code answer}, which is not what was asked for, means. */
  static <T> Trouble<T> read(Answer answer, Document page) {
    URI at = answer.address();
    Element notice = page.selectFirst("#messagetext");
    if (notice != null) {
      Element words = notice.selectFirst("p");
      boolean offersLogin = page.selectFirst("#messagelogin") != null;
      return of(at, (words == null ? notice : words).text().strip(), offersLogin);
    }
    if (isChallenge(answer, page)) {
      return new Trouble<>(
          Kind.CHALLENGE, at + " asks whether a person is there (“" + title(page) + "”)");
    }
    return byStatus(answer)
        .map(kind -> new Trouble<T>(kind, at + " answers HTTP " + answer.status()))
        .orElseGet(() -> new Trouble<>(Kind.UNREADABLE, at + ": " + OtherPage.what(page)));
  }

  /** The trouble that the words of a notice mean. */
  static <T> Trouble<T> of(URI at, String words, boolean offersLogin) {
    String said = at + " says “" + words + "”";
    if (ASKS_FOR_PERSON.matcher(words).find()) {
      return new Trouble<>(Kind.CHALLENGE, said);
    }
    if (IS_GONE.matcher(words).find()) {
      return new Trouble<>(Kind.GONE, said);
    }
    if (IS_CLOSED.matcher(words).find()) {
      return new Trouble<>(Kind.CLOSED, said);
    }
    if (LACKS_RIGHT.matcher(words).find()) {
      return new Trouble<>(Kind.DENIED, said);
    }
    // A closed site says so in the operator's own words, above the login for its staff.
    return new Trouble<>(offersLogin ? Kind.CLOSED : Kind.UNREADABLE, said);
  }

  private static boolean isChallenge(Answer answer, Document page) {
    String words = page.title() + " " + page.body().text();
    if (words.length() < 4 * LITTLE_TEXT && ASKS_FOR_PERSON.matcher(words).find()) {
      return true;
    }
    boolean bare = page.body().text().length() < LITTLE_TEXT && page.select("script").size() > 0;
    return bare && SCRIPT_ASKS.matcher(page.html()).find() || answer.status() == 521;
  }

  private static Optional<Kind> byStatus(Answer answer) {
    return switch (answer.status()) {
      case 401, 403 -> Optional.of(Kind.DENIED);
      case 429, 503 -> Optional.of(Kind.BUSY);
      default -> answer.status() >= 500 ? Optional.of(Kind.UNREACHABLE) : Optional.empty();
    };
  }

  /** Whether the site's own server, and not the forum, knows no such address. */
  static boolean isPlain404(Answer answer) {
    return answer.status() == 404 && !answer.text().contains("id=\"messagetext\"");
  }

  private static String title(Document page) {
    return page.title().strip();
  }
}

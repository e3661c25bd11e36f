package org.wentai.answer;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wentai.forum.Span;

/**
 * A floor that a question names: 三楼, 3#, 第12楼, 楼主, 沙发, 板凳, 地板, the last one.
 *
 * @param floor the floor, or {@link #LAST}
 * @param span where it is named in the folded question
 */
record FloorReference(int floor, Span span) {
  /** The last floor of the thread, whichever that is. */
  static final int LAST = Integer.MAX_VALUE;

  private static final Map<String, Integer> NAMED =
      Map.of("楼主", 1, "一楼主", 1, "主楼", 1, "沙发", 2, "板凳", 3, "地板", 4);
  private static final String NUMERAL = "\\d{1,5}|[一二三四五六七八九十百两]{1,5}";

  /** A floor is a floor of a thread, not of a house, when it speaks or is spoken of so. */
  private static final Pattern FLOOR =
      Pattern.compile(
          "(?:第?(?<number>"
              + NUMERAL
              + ")(?:楼|层楼|#|号楼层)|#(?<hash>\\d{1,5})|(?:floor|post|reply)\\s*#?(?<latin>\\d{1,5})"
              + "|(?<name>楼主|主楼|沙发|板凳|地板)|(?<last>最后(?:一楼|一层|一个(?:回复|回帖|帖子|跟帖|网友|人)|一条(?:回复|评论|留言)|回复|那楼|那层)|最新(?:的)?(?:回复|回帖|一楼)|last (?:reply|post|floor))"
              + "|第(?<reply>"
              + NUMERAL
              + ")(?:个|条)(?:回复|回帖|评论|跟帖))"
              + "(?<after>.{0,16})");

  private static final Pattern SPEAKS =
      Pattern.compile(
          "^(?:的|那位|那个|这位|网友|层主|同学|朋友|大哥|兄弟|老哥|,|\\s)*(?:是|又|都|还|到底|究竟|对|就|给|关于|针对|认为|觉得|说|讲|写|评|回|让|叫|劝|教|找|要|推|骂|夸|问|答|怎|如何|咋|啥|什么|发|提|表|问|贴|反|支持|抱怨|吐槽|建议|推荐|希望|用|从|来自|谁|内容|观点|看法|意见|态度|回复|评论|原话|$|\\?)"
              + "|^\\s*(?:say|said|think|write|wrote|mention|\\?|$)");

  /** The floor that {@code folded} asks about, if it names one as a floor of a thread. */
  static Optional<FloorReference> in(String folded) {
    return in(folded, false);
  }

  /** The floor that {@code folded} names, where it is known to be about posts. */
  static Optional<FloorReference> named(String folded) {
    return in(folded, true);
  }

  private static Optional<FloorReference> in(String folded, boolean known) {
    Matcher matcher = FLOOR.matcher(folded);
    int from = 0;
    while (matcher.find(from)) {
      Span span = new Span(matcher.start(), matcher.start("after"));
      boolean sure =
          matcher.group("last") != null
              || matcher.group("reply") != null
              || matcher.group("latin") != null
              || matcher.group("hash") != null;
      if (known || sure || SPEAKS.matcher(matcher.group("after")).find()) {
        return Optional.of(new FloorReference(floor(matcher), span));
      }
      from = span.end();
    }
    return Optional.empty();
  }

  private static int floor(Matcher matcher) {
    if (matcher.group("last") != null) {
      return LAST;
    }
    if (matcher.group("name") != null) {
      return NAMED.getOrDefault(matcher.group("name"), 1);
    }
    if (matcher.group("reply") != null) {
      return Numerals.value(matcher.group("reply")) + 1;
    }
    for (String group : new String[] {"number", "hash", "latin"}) {
      if (matcher.group(group) != null) {
        return Math.max(1, Numerals.value(matcher.group(group)));
      }
    }
    throw new IllegalStateException("the pattern names no floor");
  }
}

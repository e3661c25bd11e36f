package org.wentai.text;

import java.util.Optional;
import java.util.regex.Pattern;

/** What people say that asks nothing: a greeting, thanks, a goodbye. */
public enum Courtesy {
  GREETING(
      "(?:你好吗?|您好|大家好|各位好|嗨|哈喽|早上?好|下午好|晚上好|在吗|在不在|有人吗|hi|hello|hey|good (?:morning|evening))"
          + "(?:大家|各位|楼主|朋友们?)?[?]?"),
  THANKS(
      "(?:多|十分|非常|太)?(?:谢谢|感谢|谢)(?:你们?|您|大家|各位|楼主|大神|的?回答|的?解答|的?帮忙|的?分享)*|辛苦|收到|知道|明白|懂|了解|好的?"
          + "|ok|okay|thanks|thank you|thx|got it"),
  GOODBYE("再见|拜拜|回见|晚安|bye|goodbye|good night|see you");

  private static final int LONGEST = 40;
  private static final String BEHIND = "[了啦啊呀哈哦喔噢\\s,.。!~…]*+";

  private final Pattern pattern;

  Courtesy(String words) {
    pattern = Pattern.compile("(?:(?:" + words + ")" + BEHIND + ")+");
  }

  /** What {@code text} is, where it is nothing else. */
  public static Optional<Courtesy> in(String text) {
    String folded = Pictures.without(Folding.fold(text)).strip();
    if (folded.length() > LONGEST) {
      return Optional.empty();
    }
    for (Courtesy courtesy : values()) {
      if (courtesy.pattern.matcher(folded).matches()) {
        return Optional.of(courtesy);
      }
    }
    return Optional.empty();
  }
}

package org.wentai.answer;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The thread that a question names before it asks: 公交改线那个帖子里,有人说…?
 *
 * @param topic what the thread is about, in the question's words; empty for "this thread"
 * @param rest the offset in the question where the asking goes on
 */
record ThreadMention(String topic, int rest) {
  private static final int LEAST_REST = 4;
  private static final Pattern MENTION =
      Pattern.compile(
          "^(?:请问|想问一?下?|在)?(?<topic>[^,?。!]{0,28}?)(?:的)?(?:那个|这个|那篇|这篇|那条|这条|那|这)?(?:的)?(?:帖子|贴子|主题帖|求助帖|帖|(?<![补津张粘体])贴)"
              + "(?:的)?(?:里面|里边|里头|里|中|上|下面|底下|下)?[,:\\s]*");

  /** The thread named at the head of {@code folded}, if something is asked after it. */
  static Optional<ThreadMention> in(String folded) {
    Matcher matcher = MENTION.matcher(folded);
    if (!matcher.find() || folded.length() - matcher.end() < LEAST_REST) {
      return Optional.empty();
    }
    return Optional.of(new ThreadMention(matcher.group("topic"), matcher.end()));
  }
}

package org.wentai.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.wentai.forum.Span;
import org.wentai.text.Glossary;
import org.wentai.text.Token;
import org.wentai.text.Tokens;

/** What is left of a question when the words of asking and of forums are taken away: its topic. */
final class Topic {
  private static final Pattern FORUM_WORDS =
      Pattern.compile(
          "帖子|贴子|发帖|主题|楼主|层主|网友们?|坛友们?|大家|回复|回帖|跟帖|评论|留言|发言|楼层|楼下|文章|论坛|帖|贴|说(?:了|的|过)?|提(?:到|及|过|起)|讲(?:了|的)?|看法|观点|意见|态度|评价|反应|怎么看|(?:的)?人(?=看|回|提|说|评)"
              + "|\\b(?:thread|post|posts|posted|topic|article|replies|reply|replied|forum|how|many|when|was|the|is|this|did|who|in|of|about|from|does|do|has|what|where|it|people|say|said|think)\\b");

  private Topic() {}

  /**
   * The topic words of {@code folded} without {@code taken}, in runs parted by spaces; may be
   * empty.
   */
  static String of(String folded, List<Span> taken) {
    var gone = new ArrayList<Span>(taken);
    QuestionWords.asks(folded).forEach(a -> gone.add(a.span()));
    FORUM_WORDS.matcher(folded).results().forEach(m -> gone.add(new Span(m.start(), m.end())));
    var topic = new StringBuilder();
    int end = -1;
    List<Span> stops = QuestionWords.stopSpans(folded);
    for (Token token : Tokens.of(folded)) {
      Span span = new Span(token.start(), token.end());
      if (gone.stream().anyMatch(span::overlaps)
          || Glossary.isFunctionWord(token.text())
          || stops.stream().anyMatch(s -> s.covers(span))) {
        continue;
      }
      topic.append(end >= 0 && end < token.start() ? " " : "").append(token.text());
      end = token.end();
    }
    return topic.toString();
  }
}

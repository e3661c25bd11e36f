package org.wentai.answer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wentai.forum.Span;
import org.wentai.text.Folding;

/** Fills in a question that leans on the one before: 那两区呢? after “一核”指什么? asks “两区”指什么. */
final class FollowUp {
  private static final Pattern AND_WHAT_OF =
      Pattern.compile(
          "^(?:那么|那|还有|至于|and|what about|how about|and what about)?[\\s,]*(?<topic>.{1,24}?)(?:呢|咋样|怎么样)?[\\s?。!]*$");
  private static final Pattern LEANS =
      Pattern.compile("^(?:那么|那|还有|至于|and\\b|what about|how about)|呢[\\s?。!]*$");
  private static final Pattern PRONOUN =
      Pattern.compile("^(?:它们|它|他们|他|她|其)|\\b(?:it|he|she|they)\\b");
  private static final int BRIEF = 16;

  private FollowUp() {}

  /** {@code asked} standing on its own: itself, or filled in from the turn before. */
  static String standalone(String asked, Optional<Question.Turn> last) {
    if (last.isEmpty()) {
      return asked;
    }
    String folded = Folding.fold(asked).strip();
    String before = last.get().question();
    boolean asks =
        QuestionWords.asks(folded).stream().anyMatch(a -> a.type() != QuestionType.YESNO);
    if (LEANS.matcher(folded).find() && !asks && folded.length() <= 2 * BRIEF) {
      return withTopic(topic(folded), before);
    }
    if (folded.length() <= BRIEF && PRONOUN.matcher(folded).find()) {
      return topicOf(before) + " " + asked;
    }
    return asked;
  }

  private static String topic(String folded) {
    Matcher matcher = AND_WHAT_OF.matcher(folded);
    return matcher.matches() ? matcher.group("topic").strip() : folded;
  }

  /** The question before, asked of {@code topic}: what it asked of before gives way. */
  private static String withTopic(String topic, String before) {
    String old = topicOf(before);
    int at = before.indexOf(old);
    boolean quoted = at > 0 && Folding.fold(before.charAt(at - 1)) == '"';
    if (old.isEmpty() || at < 0) {
      return topic + " " + before;
    }
    String quotable = quoted ? topic.replace("\"", "") : topic;
    return before.substring(0, at) + quotable + before.substring(at + old.length());
  }

  /** What a question is asked of: its quoted words, else the run of words that opens it. */
  private static String topicOf(String question) {
    String folded = Folding.fold(question);
    Matcher quoted = Pattern.compile("\"([^\"]{1,16})\"").matcher(folded);
    if (quoted.find()) {
      return question.substring(quoted.start(1), quoted.end(1));
    }
    List<QuestionWords.Ask> asks = QuestionWords.asks(folded);
    Span asked = QuestionWords.main(asks).span();
    int end = asked.isEmpty() || asked.start() == 0 ? folded.length() : asked.start();
    int possessive = folded.substring(0, end).lastIndexOf('的');
    if (possessive > 0) {
      end = possessive;
    }
    String topic = question.substring(0, end).strip();
    return topic.replaceAll("[的是在有要将会?？吗呢]+$", "");
  }
}

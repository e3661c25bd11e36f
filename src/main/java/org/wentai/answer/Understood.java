package org.wentai.answer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.wentai.forum.Span;
import org.wentai.text.Folding;
import org.wentai.text.Gazetteer;

/**
 * A question taken apart.
 *
 * @param text the question standing on its own, in Chinese
 * @param folded {@code text} folded, of the same length
 * @param type what it asks for
 * @param kind the kind of words that answer it
 * @param asked where the asking phrase stands; empty at 0 when there is none
 * @param terms the words a sentence may share
 * @param places the places it names
 * @param numbered what it names that a number alone tells apart
 * @param measure what it asks the number of
 * @param english whether it was asked in English, and is in words put one by one
 */
record Understood(
    String text,
    String folded,
    QuestionType type,
    AnswerKind kind,
    Span asked,
    Terms terms,
    List<String> places,
    Set<Numbered> numbered,
    Optional<Measure> measure,
    boolean english) {
  private static final Pattern PHONE =
      Pattern.compile("电话|手机号|联系方式|热线|联系号码|座机|(?:打|拨|拨打|联系|举报|咨询|报修|投诉).{0,4}(?:哪个|什么|啥)号码|号码是多少$");
  private static final Pattern CALLED =
      Pattern.compile("(?:打|拨|找)(?:谁|哪位|哪个人|哪)的?(?:电话|手机|号)|(?:电话|热线|号码)是?(?:几号|多少号)$");
  private static final Pattern SOURCE =
      Pattern.compile(
          "(?:来源|出处|出自|转自|转载自|消息来自|摘自).{0,4}(?:哪|什么|何|谁|啥|\\?|$)|(?:从哪|哪里|哪儿).{0,3}转(?:来|载|的|发)");
  private static final Pattern SAID =
      Pattern.compile(
          "有没有人|有人(?:说|讲|提|劝|问|反|抱怨|嫌|推荐)|有谁(?:说|提|反|抱怨)|(?:网友|坛友|大家|楼主|别人)[^,。;]{0,8}(?:提(?![前交供高升车醒])|说(?!明)|讲(?!座)|觉得|认为|建议)");
  private static final Pattern PERCENT =
      Pattern.compile("比重|比例|占(?![地道用])[^罚赔]{0,8}(?<![交收费])多少|百分之几|[^效]率.{0,3}多少");
  private static final Pattern AMOUNT =
      Pattern.compile(
          "总投资|投资额|价格|费用|收费|票价|房价|工资|押金|学费|补贴"
              + "|(?:(?:投资|罚款?|奖[金励]?|租金?|补助|赔偿?|[费价薪税]|(?<!名)额)[^,。;]{0,4}|[交收付花][了过到]?)"
              + "多少(?=$|[^\\p{IsHan}]|[呢啊呀])");

  /** What is given back or taken off is a sum, or a share of one: 七成, 八折. */
  private static final Pattern OF_A_SUM = Pattern.compile("退(?!休|役|伍|耕)|报销|减免|打折|折扣|优惠");

  static Understood of(String text, ToDoubleFunction<String> idf) {
    return of(text, false, idf);
  }

  static Understood of(String text, boolean english, ToDoubleFunction<String> idf) {
    String folded = Folding.fold(text);
    List<QuestionWords.Ask> asks = QuestionWords.asks(folded);
    QuestionWords.Ask main = QuestionWords.main(asks);
    List<Span> asking = asks.stream().map(QuestionWords.Ask::span).toList();
    Terms terms = Terms.of(folded, asking, QuestionWords.stopSpans(folded), idf);
    Optional<Measure> measure =
        main.type() == QuestionType.NUMBER ? Measure.asked(folded, main.span()) : Optional.empty();
    return new Understood(
        text,
        folded,
        main.type(),
        kind(folded, main, measure),
        main.span(),
        terms,
        Gazetteer.placesIn(folded),
        Numbered.in(folded),
        measure,
        english);
  }

  private static AnswerKind kind(
      String folded, QuestionWords.Ask asked, Optional<Measure> measure) {
    QuestionType type = asked.type();
    if (SOURCE.matcher(folded).find()) {
      return AnswerKind.SOURCE;
    }
    boolean open =
        type == QuestionType.NUMBER || type == QuestionType.THING || type == QuestionType.KEYWORDS;
    if (open && PHONE.matcher(folded).find() || CALLED.matcher(folded).find()) {
      return AnswerKind.PHONE;
    }
    if (open && PERCENT.matcher(folded).find()) {
      return AnswerKind.PERCENT;
    }
    boolean amount = AMOUNT.matcher(folded).find() && measure.isEmpty();
    if (type == QuestionType.MONEY || type == QuestionType.NUMBER && amount) {
      return OF_A_SUM.matcher(folded).find() ? AnswerKind.NUMBER : AnswerKind.MONEY;
    }
    return type == QuestionType.TIME ? time(asked.span().of(folded)) : AnswerKind.of(type);
  }

  private static AnswerKind time(String asked) {
    if (asked.startsWith("几点")) {
      return AnswerKind.CLOCK;
    }
    return asked.endsWith("年") ? AnswerKind.YEAR : AnswerKind.DATE;
  }

  /**
   * Whether it is such a question as the reading model has learnt: a Chinese sentence, not key
   * words or those of an English question; and not whether, or what, somebody said of something.
   */
  boolean isLearnt() {
    return type != QuestionType.KEYWORDS && !english && !SAID.matcher(folded).find();
  }

  /** Up to four characters left of the asking phrase: what is asked of. */
  Span leftOfAsked() {
    return new Span(Math.max(0, asked.start() - 4), asked.start());
  }

  /** Up to four characters right of the asking phrase: what kind of thing is asked for. */
  Span rightOfAsked() {
    return new Span(asked.end(), Math.min(folded.length(), asked.end() + 4));
  }
}

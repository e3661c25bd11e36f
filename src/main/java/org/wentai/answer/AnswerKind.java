package org.wentai.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wentai.forum.Span;

/** Kinds of words that can answer, and how they look in folded Chinese text. */
enum AnswerKind {
  DATE(
      "\\d{2,4}年(?:\\d{1,2}月(?:\\d{1,2}[日号])?)?|\\d{1,2}月(?:份|底|初|中旬|\\d{1,2}[日号]?)?|\\d{1,2}[日号](?!楼|线|院|店)"
          + "|[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}[日号])?|(?<!\\d)(?:19|20)\\d{2}[-/.]\\d{1,2}(?:[-/.]\\d{1,2})?(?!\\d)"
          + "|\\d{1,2}[:点时](?:\\d{2}|半)?(?:分)?|(?:周|星期|礼拜)[一二三四五六日天末1-7]"
          + "|明天|昨天|后天|前天|上午|下午|早上|晚上|中午|凌晨|年底|年初|春节|国庆|中秋|元旦|暑假|寒假|工作日|每天|每日|全天"
          + "|立春|惊蛰|春分|清明|谷雨|立夏|小满|芒种|夏至|小暑|大暑|立秋|处暑|白露|秋分|寒露|霜降|立冬|冬至|小寒|大寒|元宵|端午|七夕|重阳|除夕|腊月|正月|[五十]一(?=假|期间|节|前|后|当天)"),
  CLOCK(
      "\\d{1,2}:\\d{2}|(?:\\d{1,2}|十?[一二两三四五六七八九]|十|二十[一二三四]?)[点时](?:半|整|钟|\\d{1,2}分?|[一三]刻)?|全天|24小时|早上|上午|中午|下午|傍晚|晚上|凌晨"),
  YEAR(
      "\\d{2,4}年|(?<!\\d)(?:19|20)\\d{2}[-/.]\\d{1,2}(?!\\d)|[一二〇零][一二三四五六七八九〇零]{3}年?|[去今明前后同次翌当]年|\\d{1,2}世纪|公元"),
  DURATION("(?:\\d[\\d.]*|[一二三四五六七八九十两半百几]+)(?:多)?(?:个)?(?:年|月|天|日|周|星期|小时|分钟|秒|工作日|学期|世纪|钟头)"),
  PLACE(
      "(?:在|于|位于|到|至|从|赴|往|去|抵达|设在)[\\p{IsHan}\\w\"《》()]{2,16}|(?:地点|地址|位置|会场|场地|窗口|坐标)[】\\])]?[:为是在]?",
      "\\p{IsHan}{1,6}(?:路|街|巷|大道)(?:\\d+号)?|\\p{IsHan}{1,7}(?:广场|大厦|门口|附近|对面|隔壁|大厅|中庭|体育馆|体育场|田径场|会堂|服务中心)",
      "|\\d+号楼?|[东西南北](?:侧|边|门|路口)",
      "路街巷大广门附对隔中体田会服"),
  PERSON(
      "(?<![\\p{IsHan}])(?:NAME)(?![\\p{IsHan}])|(?:先生|女士|教授|书记|省长|市长|县长|区长|局长|厅长|处长|科长|主任|院长|校长|经理|总裁|主席|部长|董事长|委员|记者|医生|大夫|老师|作者|导演|队长|所长|站长|总监|秘书长|代表|教练|同志|师傅|负责人|网友|版主)(?:NAME)?"
          + "|(?:由|为|是|和|与|、|者|员|家|长)(?:NAME)(?=[,。;、和与等的担出在说为是及(]|$)",
      "\\p{IsHan}{1,6}·\\p{IsHan}{1,6}",
      "",
      "·"),
  NUMBER(
      "\\d[\\d,.]*|[一二三四五六七八九十百千万亿两零〇]+(?=[个名人家位种项次条所座处张篇届批倍万亿千百元年月日天%成])|百分之|第[一二三四五六七八九十]+|近百|上千|数十"),
  PERCENT("\\d[\\d.]*(?:%|个百分点|‰)|百分之[一二三四五六七八九十百零点\\d.]+|[一二三四五六七八九]成|倍|分之"),
  MONEY(
      "(?:\\d[\\d,.]*|[一二三四五六七八九十百千万亿两]+)(?:多)?(?:余)?[万亿千百]{0,3}(?:元|块|美元|角|毛|w|英镑|日元|欧元|港币)|免费|不收费|不要钱|[¥$]\\d+|\\d[\\d.]*k(?![a-z\\d])|[一两二三四五六七八九][百千][一二三四五六七八九]{1,2}(?![\\p{IsHan}&&[十百千万亿个名人家位米页号户套]])"
          + "|(?:押金|[门房船车]票|票价|定价|价格|价|租金|房租|月租|工资|月薪|学费|年费|运费|[定订]金|保证金|奖金|补贴|补助|酬金|酬谢)(?:是|为|才|只要|大概|大约|约)?\\d[\\d.,]*(?![\\d.,]|[元块万千百角毛kw月日号楼年天人名个%])"),
  PHONE(
      "(?:0\\d{2,3}-?)?\\d{7,8}(?!\\d)|\\(?0\\d{1,3}\\)?-?\\d{3,4}-?\\d{4}(?!\\d)|1[3-9]\\d{9}|400-?\\d{3}-?\\d{4}|1\\d{4}(?!\\d)|12345|\\d{5,11}"),
  DEFINITION("是指|指的是|指|即|称为|叫做|叫|名为|意思是|也就是|称作|又称|简称|是一|属于|定义"),
  LIST("、|分别|包括|以及|一是|二是|第一|第二|首先|其次|等"),
  REASON("因为|由于|因此|因|为了|原因|所以|导致|缘于|鉴于|以便|旨在|目的|造成|引起"),
  MANNER("通过|按照|采用|采取|方式|方法|步骤|首先|然后|可以|需要|凭|携带|登录|拨打|点击|将|要|坚持|推进|利用|使用"),
  SOURCE("来源|来自|转自|转载(?![请须需要时])|(?<![注标]明)出处|摘自|原载|供稿|据\\S{1,12}(?:消息|报道)"),
  NONE("(?!)");

  /** Common surnames (百家姓, those of most people); two of them are of two characters. */
  private static final String NAME =
      "(?:欧阳|司马|诸葛|上官|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文成])[\\p{IsHan}]{1,2}";

  /** Seven characters outside the basic plane are 14 units; the mark follows. */
  private static final int LONGEST_RUN = 14;

  private final Opened whole;
  private final Opened withoutRuns;
  private final String marks;

  AnswerKind(String regex) {
    this(regex, "", "", "");
  }

  /**
   * A kind of which some words open with any character.
   *
   * @param before the words tried first
   * @param runs words that are a run of up to seven characters and then one of {@code marks}
   * @param after the words tried last, with the bar before them
   */
  AnswerKind(String before, String runs, String after, String marks) {
    withoutRuns = new Opened(before + after);
    whole = marks.isEmpty() ? withoutRuns : new Opened(before + "|" + runs + after);
    this.marks = marks;
  }

  /** Holder, because an enum's constants cannot refer to its own static fields. */
  private static final class Name {
    static final String PATTERN = NAME;
  }

  /** Whether words of this kind are themselves the answer, and worth marking. */
  boolean isExact() {
    return switch (this) {
      case DATE, CLOCK, YEAR, DURATION, PERSON, PERCENT, MONEY, PHONE -> true;
      case PLACE, NUMBER, DEFINITION, LIST, REASON, MANNER, SOURCE, NONE -> false;
    };
  }

  /**
   * How surely words of this kind are known by their looks, 0 to 1; 0 where their lack says
   * nothing. Times of day hardly come in other words, sums seldom (200出), dates do (当天), names have
   * no one form.
   */
  double recognised() {
    return switch (this) {
      case CLOCK, PERCENT, PHONE -> 1;
      case MONEY -> 0.8;
      case DATE, YEAR, DURATION -> 0.6;
      case PERSON -> 0.4;
      case PLACE, NUMBER, DEFINITION, LIST, REASON, MANNER, SOURCE, NONE -> 0;
    };
  }

  /** Where words of this kind stand in {@code folded}. */
  List<Span> in(String folded) {
    var spans = new ArrayList<Span>();
    if (this == NONE) {
      return spans;
    }
    Matcher all = whole.matcher(folded);
    Matcher most = withoutRuns.matcher(folded);
    int mark = -1;
    int at = 0;
    while (at < folded.length()) {
      mark = mark > at ? mark : nextMark(folded, at + 1);
      boolean runs = mark - at <= LONGEST_RUN;
      Matcher matcher = runs ? all : most;
      if ((runs ? whole : withoutRuns).opens(folded.charAt(at))
          && matcher.region(at, folded.length()).lookingAt()
          && matcher.end() > at) {
        spans.add(new Span(at, matcher.end()));
        at = matcher.end();
      } else {
        at++;
      }
    }
    return spans;
  }

  /** Where the next mark of a run stands; out of reach when there is none. */
  private int nextMark(String folded, int from) {
    int at = marks.isEmpty() ? folded.length() : from;
    while (at < folded.length() && marks.indexOf(folded.charAt(at)) < 0) {
      at++;
    }
    return at < folded.length() ? at : Integer.MAX_VALUE;
  }

  /**
   * A pattern with the characters that it may open with. Trying it only there is what makes {@link
   * #in} quick: its many alternatives fail one by one at every other character.
   */
  private static final class Opened {
    private final Pattern pattern;

    /** By character, whether the pattern may open with it: 1 yes, -1 no, 0 not yet known. */
    private final byte[] opening = new byte[Character.MAX_VALUE + 1];

    Opened(String regex) {
      pattern = Pattern.compile(regex.replace("NAME", Name.PATTERN));
    }

    Matcher matcher(String folded) {
      return pattern.matcher(folded).useTransparentBounds(true).useAnchoringBounds(false);
    }

    boolean opens(char c) {
      if (Character.isSurrogate(c)) {
        return true;
      }
      byte known = opening[c];
      if (known == 0) {
        Matcher matcher = pattern.matcher(String.valueOf(c));
        known = (byte) (matcher.lookingAt() || matcher.hitEnd() ? 1 : -1);
        opening[c] = known;
      }
      return known > 0;
    }
  }

  /** The kind of words that answer a question of {@code type}. */
  static AnswerKind of(QuestionType type) {
    return switch (type) {
      case TIME -> DATE;
      case DURATION -> DURATION;
      case PLACE -> PLACE;
      case PERSON -> PERSON;
      case MONEY -> MONEY;
      case NUMBER -> NUMBER;
      case LIST -> LIST;
      case DEFINITION -> DEFINITION;
      case REASON -> REASON;
      case MANNER -> MANNER;
      case YESNO, THING, KEYWORDS -> NONE;
    };
  }
}

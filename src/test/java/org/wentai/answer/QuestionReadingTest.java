package org.wentai.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wentai.forum.RecordField;
import org.wentai.text.Folding;

/** What the question's own words tell, a table for each reader of them. */
class QuestionReadingTest {
  @ParameterizedTest
  @CsvSource({
    "庙会什么时候开幕, TIME",
    "庙会何时开幕, TIME",
    "门票多少钱, MONEY",
    "总投资多少亿元, MONEY",
    "谁主持会议, PERSON",
    "地点在哪里, PLACE",
    "展览开多久, DURATION",
    "为什么改线, REASON",
    "怎么报名, MANNER",
    "一共有几个站, NUMBER",
    "沿途有哪些站, LIST",
    "“一核”指什么, DEFINITION",
    "什么是一核, DEFINITION",
    "可以带孩子吗, YESNO",
    "能不能带孩子, YESNO",
    "停车贵不贵, YESNO",
    "老人家要没要报酬, YESNO",
    "水管修好了没, YESNO",
    "水管修好了没有？, YESNO",
    "没有车票, KEYWORDS",
    "星期几闭馆, TIME",
    "房源分布在哪几个小区, LIST",
    "客栈的老板姓啥, PERSON",
    "哪个更好, THING",
    "公交改线, KEYWORDS",
    "那么多人, KEYWORDS",
    "什麼時候開幕, TIME",
    "谁在什么时候签署的, TIME",
    "每周几节课, NUMBER",
    "社区图书角周几开门, TIME",
  })
  void typeOfQuestion(String question, QuestionType type) {
    assertThat(Sample.understood(question).type()).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    "庙会什么时候开幕, true",
    "庙会 开幕, false",
    "智能电网, false",
    "有没有人嫌门票贵, false",
    "有网友提到停车吗？说了什么, false",
    "岛上有人居住吗, true",
    "请问 庙会什么时候开幕, true",
    "大家几点可以提前入场, true",
    "大家去哪里听讲座, true",
  })
  void theReadingModelHasLearntSuch(String question, boolean learnt) {
    assertThat(Sample.understood(question).isLearnt()).isEqualTo(learnt);
  }

  @ParameterizedTest
  @CsvSource({
    "三楼说了什么, 3",
    "第12楼怎么看, 12",
    "十二楼的网友说了啥, 12",
    "3#说的对吗, 3",
    "#7, 7",
    "沙发说了什么, 2",
    "板凳是谁, 3",
    "地板怎么评论, 4",
    "楼主怎么说, 1",
    "第一个回复说了什么, 2",
    "最后一楼说了什么, 2147483647",
    "what did floor 5 say, 5",
    "二樓認為什麼, 2",
    "医院在三楼吗, ",
    "沙发多少钱, ",
    "三楼的窗户漏水, ",
    "地板砖多少钱一平, ",
    "庙会什么时候开幕, ",
  })
  void floorOfTheThread(String question, @Nullable Integer floor) {
    assertThat(FloorReference.in(Folding.fold(question)).map(FloorReference::floor).orElse(null))
        .isEqualTo(floor);
  }

  @ParameterizedTest
  @CsvSource({
    "12, 12",
    "十, 10",
    "十二, 12",
    "二十, 20",
    "两, 2",
    "一百零三, 103",
    "一百二十, 120",
    "两百, 200",
    "00012, 12",
  })
  void numeral(String text, int value) {
    assertThat(Numerals.value(text)).isEqualTo(value);
  }

  @Property
  void numeralsBelowAThousandReadAsTheyAreWritten(@ForAll @IntRange(min = 1, max = 999) int n) {
    String digits = "零一二三四五六七八九";
    var written = new StringBuilder();
    if (n >= 100) {
      written.append(digits.charAt(n / 100)).append('百');
    }
    if (n % 100 >= 10) {
      written.append(digits.charAt(n / 10 % 10)).append('十');
    } else if (n > 100 && n % 100 > 0) {
      written.append('零');
    }
    written.append(n % 10 > 0 ? digits.substring(n % 10, n % 10 + 1) : "");
    assertThat(Numerals.value(written.toString())).isEqualTo(n);
    assertThat(Numerals.value(Integer.toString(n))).isEqualTo(n);
  }

  @ParameterizedTest
  @CsvSource({
    "这个帖子有多少人看过, VIEWS",
    "帖子的浏览量, VIEWS",
    "这个帖子有多少回复, REPLIES",
    "谁给楼主评分了, RATING",
    "楼主什么时候发的帖, POSTED_AT",
    "这篇文章什么时候发布的, POSTED_AT",
    "三楼几点回复的, POSTED_AT",
    "二楼来自哪里, ORIGIN",
    "沙发是哪里人, ORIGIN",
    "谁用手机发的帖, CLIENT",
    "楼主是谁, AUTHOR",
    "这个帖子是谁发的, AUTHOR",
    "那个通知是哪个网友发到论坛上的, AUTHOR",
    "写攻略的楼主网名叫什么, AUTHOR",
    "路人甲给路人乙加铜钱时写了什么, RATING",
    "楼主的头衔, GROUP",
    "帖子在哪个版块, BOARD",
    "帖子的标题是什么, TITLE",
    "原帖的链接, ADDRESS",
    "帖子里有几张图片, ATTACHMENT",
    "when was this thread posted, POSTED_AT",
    "how many views does this thread have, VIEWS",
    "开幕那个帖子是哪天发到论坛上的, POSTED_AT",
    "发庙会那个帖子的人网名叫什么, AUTHOR",
    "写庙会攻略的网友叫什么名字, AUTHOR",
    "庙会这串是谁贴的, AUTHOR",
    "谁给庙会那帖加了2点威望, RATING",
    "庙会那个帖子有多少浏览, VIEWS",
    "发庙会帖的人在哪个城市, ORIGIN",
    "where was this thread posted from, ORIGIN",
    "人才补贴什么时候发布的, ",
    "超市什么时候给会员送积分, ",
    "规划什么时候发布的, ",
    "协议是谁签的, ",
    "手机发布会在哪里, ",
    "庙会来自哪里的人最多, ",
    "门票评分多少, ",
    "三楼说了什么, ",
  })
  void fieldOfTheRecord(String question, @Nullable RecordField field) {
    assertThat(RecordQuestion.in(Folding.fold(question)).map(RecordQuestion::field).orElse(null))
        .isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource({
    "一核两区两城分别指什么, 一核|两区|两城",
    "“一圈三带”都有啥, 一圈|三带",
    "“老城”和“新城”分别指什么, 老城|新城",
    "一核是什么, ",
    "庙会什么时候开幕, ",
    "过了两年三个月, ",
  })
  void partsNamed(String question, @Nullable String parts) {
    List<String> expected = parts == null ? List.of() : Arrays.asList(parts.split("\\|"));
    assertThat(Parts.of(Folding.fold(question))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "公交改线的帖子有几个回复, 公交改线",
    "花灯那个帖子是谁发的, 花灯",
    "这个帖子有多少人看过, ''",
    "网友怎么看, ''",
    "how many views does this thread have, ''",
    "how many views does the marathon thread have, marathon",
  })
  void topic(String question, String topic) {
    var asked = RecordQuestion.in(question).map(RecordQuestion::span).stream().toList();
    assertThat(Topic.of(question, asked)).isEqualTo(topic);
  }

  @ParameterizedTest
  @CsvSource({
    "'公交改线那个帖子里,有人说要停运吗', 公交改线, 有人说要停运吗",
    "请问庙会的帖子里门票多少钱, 庙会, 门票多少钱",
    "这个帖子里门票多少钱, '', 门票多少钱",
  })
  void threadNamedBeforeAsking(String question, String topic, String rest) {
    assertThat(ThreadMention.in(question))
        .hasValueSatisfying(
            mention -> {
              assertThat(mention.topic()).isEqualTo(topic);
              assertThat(question.substring(mention.rest())).isEqualTo(rest);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "停车收不收费, 不收",
    "退不退票, 不退",
    "水管修好了没, 没",
  })
  void whatAsksWhetherLeavesTheVerb(String question, String asking) {
    assertThat(Sample.understood(question).asked().of(question)).isEqualTo(asking);
  }

  @ParameterizedTest
  @CsvSource({
    "电话是多少, PHONE",
    "该打什么号码, PHONE",
    "热线是几号, PHONE",
    "新手机几号首发, DATE",
    "周一限行什么号码, NONE",
    "报名费能退多少钱, NUMBER",
    "报名费多少钱, MONEY",
  })
  void kindOfWordsAskedFor(String question, AnswerKind kind) {
    assertThat(Sample.understood(question).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"人才补贴什么时候发放", "门票多少钱", "这个帖子", "庙会什么时候开幕,有没有帖子说过", ""})
  void noThreadNamedBeforeAsking(String question) {
    assertThat(ThreadMention.in(question)).isEmpty();
  }
}

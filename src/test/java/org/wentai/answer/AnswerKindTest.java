package org.wentai.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.wentai.text.Folding;

class AnswerKindTest {
  @ParameterizedTest
  @CsvSource({
    "DATE, 协议于2018年6月26日签署, 2018年6月26日",
    "DATE, 自三月一日起执行, 三月一日",
    "DATE, 末班车22:30发车, 22:30",
    "CLOCK, 末班车22:30发车, 22:30",
    "CLOCK, 早班五点半发, 五点半",
    "CLOCK, 早班8点30发, 8点30",
    "DATE, 展期2025.3.12-2025.3.15, 2025.3.12",
    "DATE, 展期2025-03-12至2025-03-15, 2025-03-15",
    "YEAR, 1992年建成, 1992年",
    "YEAR, 次年扩建, 次年",
    "DURATION, 展期三个月, 三个月",
    "MONEY, 门票20元一张, 20元",
    "MONEY, 现场免费领取, 免费",
    "MONEY, 总额突破1.2万亿元, 1.2万亿元",
    "DATE, 立冬那天开卖, 立冬",
    "DATE, 五一期间停课, 五一",
    "MONEY, 月薪7K-10K, 7k",
    "MONEY, 一百六七能拿下, 一百六七",
    "MONEY, 押金500, 押金500",
    "PERCENT, 比重达到６０％以上, 60%",
    "PHONE, 咨询0538-8211234, 0538-8211234",
    "PHONE, 手机13812345678, 13812345678",
    "PHONE, 应变中心(02)2430-0193, (02)2430-0193",
    "PERSON, 市长王建国出席, 市长王建国",
    "PERSON, 主持人是赵敏。, 是赵敏",
    "PLACE, 新馆设在文化路, 文化路",
    "DEFINITION, “一核”指老城, 指",
    "LIST, 包括苹果、梨, 包括",
    "REASON, 由于施工停运, 由于",
  })
  void wordsOfItsKind(AnswerKind kind, String text, String words) {
    String folded = Folding.fold(text);
    assertThat(kind.in(folded)).extracting(s -> s.of(folded)).anyMatch(s -> s.contains(words));
  }

  @ParameterizedTest
  @CsvSource({
    "DATE, 他住在3号楼",
    "DATE, 地铁1号线",
    "MONEY, 第20届",
    "MONEY, 补贴20年",
    "MONEY, 三百五十个名额",
    "DATE, 五一广场",
    "SOURCE, 转载请注明出处",
    "CLOCK, 自5月6日起改线",
    "YEAR, 5月6日建成",
    "PERCENT, 一共60家",
    "PHONE, 共1234人",
    "PERSON, 广场开放",
    "NONE, 2018年6月26日",
  })
  void noWordsOfItsKind(AnswerKind kind, String text) {
    assertThat(kind.in(Folding.fold(text))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "报名电话是多少, PHONE",
    "举报违规该打哪个号码, PHONE",
    "灾害应变中心电话几号, PHONE",
    "求职的人该打谁的电话问, PHONE",
    "比重达到多少, PERCENT",
    "总投资多少, MONEY",
    "有多少人报名, NUMBER",
    "什么时候开幕, DATE",
    "首班车几点, CLOCK",
    "哪一年建成, YEAR",
    "平台要投资多少, MONEY",
    "占道罚多少, MONEY",
    "旅游收入占财政收入多少, PERCENT",
    "今年招收多少新生, NUMBER",
    "每人要交多少, MONEY",
    "占消防通道的车要罚多少, MONEY",
    "新区占地面积是多少, NUMBER",
    "工业占全市的多少, PERCENT",
    "交易额要做到多少, MONEY",
    "投资多少个项目, NUMBER",
    "名额有多少, NUMBER",
    "公交改线, NONE",
  })
  void kindThatAnswers(String question, AnswerKind kind) {
    assertThat(Sample.understood(question).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @EnumSource
  void howSurelyItIsKnownIsAShare(AnswerKind kind) {
    assertThat(kind.recognised()).isBetween(0.0, 1.0);
    assertThat(kind.recognised() > 0).isEqualTo(kind.isExact());
  }
}

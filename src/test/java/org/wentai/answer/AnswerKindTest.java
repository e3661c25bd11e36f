package org.wentai.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wentai.text.Folding;

class AnswerKindTest {
  @ParameterizedTest
  @CsvSource({
    "DATE, 协议于2018年6月26日签署, 2018年6月26日",
    "DATE, 自三月一日起执行, 三月一日",
    "DATE, 末班车22:30发车, 22:30",
    "DURATION, 展期三个月, 三个月",
    "MONEY, 门票20元一张, 20元",
    "MONEY, 现场免费领取, 免费",
    "PERCENT, 比重达到６０％以上, 60%",
    "PHONE, 咨询0538-8211234, 0538-8211234",
    "PHONE, 手机13812345678, 13812345678",
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
    "比重达到多少, PERCENT",
    "总投资多少, MONEY",
    "有多少人报名, NUMBER",
    "什么时候开幕, DATE",
    "公交改线, NONE",
  })
  void kindThatAnswers(String question, AnswerKind kind) {
    assertThat(Sample.understood(question).kind()).isEqualTo(kind);
  }
}

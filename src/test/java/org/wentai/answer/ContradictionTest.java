package org.wentai.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContradictionTest {
  @ParameterizedTest
  @CsvSource({
    "市长是谁, 副市长李明出席, true",
    "副市长是谁, 副市长李明出席, false",
    "市长是谁, 市长王建国和副市长李明出席, false",
    "市长是谁, 书记出席, false",
    "老花镜, 箱子里有一副老花镜, false",
    "公司上班吗, 不必出勤除非公司另有规定, false",
  })
  void aDeputyIsNotTheOneAskedFor(String question, String sentence, boolean altered) {
    Understood asked = Sample.understood(question);
    assertThat(Contradiction.altered(asked, Sample.candidate(asked, sentence))).isEqualTo(altered);
  }

  @ParameterizedTest
  @CsvSource({
    "二级医院报销比例是多少, 三级医院报销比例65%, true",
    "二级医院报销比例是多少, '二级医院报销75%,三级医院65%', false",
    "二级医院报销比例是多少, 2级医院报销75%, false",
    "二级医院报销比例是多少, 一至三级医院均报销60%, false",
    "二级医院报销比例是多少, 三级以上医院报销60%, false",
    "12路票价多少钱, D7路单程票价3元, true",
    "12路票价多少钱, 12、35路票价一元, false",
    "12路票价多少钱, 票价仍为一元, false",
    "12路绕行哪里, 绕行西五路, false",
    "3A级企业奖励多少, 5A级、4A级企业奖励100万元, true",
    "三等奖奖金多少, 一等奖奖金500元, true",
    "奖金多少, 一等奖奖金500元, false",
    "30人的班怎么收费, 20人的班收费500元, false",
  })
  void anotherOfThoseThatAreNumbered(String question, String sentence, boolean altered) {
    Understood asked = Sample.understood(question);
    assertThat(Contradiction.altered(asked, Sample.candidate(asked, sentence))).isEqualTo(altered);
  }

  @ParameterizedTest
  @CsvSource({
    "第七届书市什么时候办, 第六届书市开集啦, 4月7日收书, true",
    "第六届书市什么时候办, 第六届书市开集啦, 4月7日收书, false",
    "第七届书市什么时候办, 第六届书市开集啦, 第七届书市明年4月办, false",
    "老人卡能坐D7路吗, 12路和35路改道, 老年卡坐不了, false",
  })
  void aThreadIsOfOneOfASeries(String question, String title, String sentence, boolean altered) {
    Understood asked = Sample.understood(question);
    Candidate candidate = Sample.candidate(asked, title, sentence, sentence);
    assertThat(Contradiction.altered(asked, candidate)).isEqualTo(altered);
  }

  @ParameterizedTest
  @CsvSource({
    "济南的庙会几号开幕, 庙会通知, 青岛的庙会五月一日开幕, true",
    "济南的庙会几号开幕, 庙会通知, 济南的庙会五月一日开幕, false",
    "济南的庙会几号开幕, 济南庙会通知, 庙会五月一日开幕, false",
    "济南的庙会几号开幕, 庙会通知, 庙会五月一日开幕, true",
    "庙会几号开幕, 庙会通知, 青岛的庙会五月一日开幕, false",
  })
  void anotherPlaceIsElsewhere(String question, String title, String sentence, boolean elsewhere) {
    Understood asked = Sample.understood(question);
    Candidate candidate = Sample.candidate(asked, title, sentence, sentence);
    assertThat(Contradiction.elsewhere(asked, candidate)).isEqualTo(elsewhere);
  }

  @ParameterizedTest
  @CsvSource({
    "K32几点开, K31六点开, 1",
    "K32几点开, k32六点开, 0",
    "2023年K32几点开, 2022年K32六点开, 0.5",
    "公交几点开, 2022年K32六点开, 0",
  })
  void numbersAndLatinWordsThatNothingNearHas(String question, String sentence, double share) {
    Understood asked = Sample.understood(question);
    assertThat(Contradiction.missing(asked, Sample.candidate(asked, sentence)))
        .isEqualTo(share, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "一共有多少个车位, 一个车位月租260元, true",
    "一共有多少个车位, 施划的26个停车位, false",
    "一共有多少个车位, 地下车位300余处, false",
    "一共有多少个车位, 一共有 120 个车位, false",
    "罚多少人民币, 罚款500元, false",
    "要跑几公里, 全程10km, false",
    "来了多少人, 门票20元, true",
    "来了多少人, 一百二十名志愿者, false",
    "来了几位, 第3名是赵敏, true",
    "要跑几公里, 限额2000人, true",
    "要跑几公里, 全程21.1公里, false",
    "门票多少钱, 限额2000人, false",
    "线路有多长, 限额2000人, false",
  })
  void aNumberOfSomethingElse(String question, String sentence, boolean uncounted) {
    Understood asked = Sample.understood(question);
    assertThat(Contradiction.uncounted(asked, Sample.candidate(asked, sentence)))
        .isEqualTo(uncounted);
  }

  @ParameterizedTest
  @CsvSource({
    "门票多少钱, 门票在东门买, 0.8",
    "门票多少钱, 门票20元, 0",
    "首班车几点, 自5月6日首班车起改线, 1",
    "庙会哪天开幕, 庙会在东门开幕, 0.6",
    "谁主持会议, 会议在东门开, 0.4",
    "哪些站停运, 东门停运, 0",
  })
  void aSentenceWithoutTheKindAskedFor(String question, String sentence, double sure) {
    Understood asked = Sample.understood(question);
    assertThat(Contradiction.kindless(asked, Sample.candidate(asked, sentence))).isEqualTo(sure);
  }
}

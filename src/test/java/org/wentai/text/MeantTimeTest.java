package org.wentai.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeantTimeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"最近一次庙会在哪", "最新的停车费是多少", "现在的馆长是谁", "latest parking fee?", "目前几点关门", "最近停电了吗"})
  void asksForWhatHoldsNow(String question) {
    assertThat(MeantTime.in(question).newest()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"离车站最近的路线", "最近的地铁站在哪", "馆长是谁", "recurrent"})
  void nearIsNotNew(String question) {
    assertThat(MeantTime.in(question).isAny()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2018年的庙会, 2018",
    "2018庙会在哪, 2018",
    "1998年谁夺冠, 1998",
    "24年的停车费, 2024",
    "中考23年度分数线, 2023",
    "who won in 2018?, 2018",
  })
  void namesAYear(String question, int year) {
    assertThat(MeantTime.in(question).years()).isEqualTo(Set.of(year));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2000元够吗", "运行20年来", "10年前", "3.2018", "12018", "2018人参加", "工作20年有什么待遇"})
  void otherNumbersAreNoYears(String question) {
    assertThat(MeantTime.in(question).years()).isEmpty();
  }

  @Test
  void tellsItsYearsFromOthers() {
    MeantTime meant = MeantTime.in("2024年停车费");
    assertThat(meant.namedIn("自2024年起每小时3元")).isTrue();
    assertThat(meant.othersIn("自2023年起每小时2元")).isTrue();
    assertThat(meant.othersIn("2023年和2024年都是2元")).isFalse();
    assertThat(meant.othersIn("每小时3元")).isFalse();
    assertThat(MeantTime.in("停车费").othersIn("2023年")).isFalse();
  }
}

package org.wentai.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CourtesyTest {
  @ParameterizedTest
  @CsvSource({
    "谢谢, THANKS",
    "谢谢各位！, THANKS",
    "好的，谢谢啦, THANKS",
    "謝謝你 🙏, THANKS",
    "Thank you!, THANKS",
    "你好, GREETING",
    "您好，在吗, GREETING",
    "在吗？, GREETING",
    "谢谢👍🏻, THANKS",
    "Ｈｅｌｌｏ, GREETING",
    "再见～, GOODBYE",
  })
  void whatAsksNothing(String said, Courtesy courtesy) {
    assertThat(Courtesy.in(said)).isEqualTo(Optional.of(courtesy));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "你好，停车场什么时候开放",
        "谢谢谁",
        "感谢信写给谁",
        "好的停车场",
        "知道开放时间吗",
        "晚安桥",
        "好朋友",
        "懂你",
        "知道吗",
        "收到了吗",
        "",
        "?",
        "历史",
        "hire"
      })
  void whatMayAsk(String said) {
    assertThat(Courtesy.in(said)).isEqualTo(Optional.empty());
  }

  @Test
  void aLongTextIsNone() {
    assertThat(Courtesy.in("谢谢" + "啊".repeat(100_000) + "x")).isEqualTo(Optional.empty());
    assertThat(Courtesy.in("谢谢" + "啊".repeat(37) + "x")).isEqualTo(Optional.empty());
  }
}

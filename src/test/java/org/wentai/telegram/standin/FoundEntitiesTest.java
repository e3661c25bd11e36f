package org.wentai.telegram.standin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is expected here was seen with Telegram's own library; see {@link OfficialParserTest}. */
class FoundEntitiesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/ask停车 | ",
        "/ask　停车 | bot_command /ask",
        "/ask@wentai_bot x | bot_command /ask@wentai_bot",
        "/ask@wentai_bot停 | ",
        "，/ask | bot_command /ask",
        "停/ask | ",
        "//ask | ",
        "/ask/ | ",
        "@wentai_bot，停车费 | mention @wentai_bot",
        "@wentai_bot停车费 | ",
        "停车@wentai_bot | ",
        "@ab x | ",
        "#停车 x | hashtag #停车",
      })
  void findsCommandsAndMentions(String text, String expected) {
    assertThat(
            String.join(
                ", ",
                FoundEntities.in(text).stream().map(e -> e.type() + " " + e.of(text)).toList()))
        .isEqualTo(expected == null ? "" : expected);
  }
}

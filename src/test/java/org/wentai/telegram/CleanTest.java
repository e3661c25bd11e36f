package org.wentai.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanTest {
  @Test
  void aTextKeepsWhatCanBeSent() {
    String text = "一\n\t<b>&copy; \u202e\u2067עב😀\u200d";
    assertThat(Clean.text(text)).isEqualTo(text);
    assertThat(Clean.text("a\ud83d\u0000b\ude00\u001b\r\n")).isEqualTo("a\uFFFD b\uFFFD  \n");
  }

  @Test
  void aLineStandsAloneAmongOthers() {
    assertThat(Clean.line(" 一\n 二\u3000三\u202e\u2067 ", 99)).contains("一 二 三");
    assertThat(Clean.line("עברית", 99)).contains("\u2068עברית\u2069");
    assertThat(Clean.line("עברית עברית", 8)).contains("\u2068עברית…\u2069");
    assertThat(Clean.line("\u200b\u202e \u2028\u0301", 99)).isEmpty();
  }
}

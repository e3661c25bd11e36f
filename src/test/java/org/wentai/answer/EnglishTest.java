package org.wentai.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wentai.text.Glossary;

class EnglishTest {
  private static String chinese(String english) {
    return English.toChinese(english, token -> 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"What is it?", "who signed it", "bus 12 hours"})
  void isEnglish(String text) {
    assertThat(English.is(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"K32路什么时候开 from when", "K32", "GDP", "2023 12 31", "", "一核"})
  void isNotEnglish(String text) {
    assertThat(English.is(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "What happened on June 26?, 6月26日",
    "What happened on May 1st?, 5月1日",
    "who spoke on December 31 in the city, 12月31日",
  })
  void aDayIsWrittenAsPostsWriteIt(String english, String day) {
    assertThat(chinese(english)).contains(day);
  }

  @ParameterizedTest
  @CsvSource({
    "when was the agreement signed, 什么时候",
    "How much is the ticket, 多少钱",
    "Who signed the agreement, 谁",
    "Is there a library, 吗",
  })
  void theAskingPhraseStandsLast(String english, String asking) {
    assertThat(chinese(english)).endsWith(" " + asking);
  }

  @Test
  void anUnknownWordAndANumberAreKept() {
    assertThat(chinese("What is the Blorptex 62116")).isEqualTo("blorptex 62116 什么");
  }

  @ParameterizedTest
  @CsvSource({
    "When does the Sanjiang marathon start, 三江 马拉松 开始 什么时候",
    "When does the Xilinhe marathon start, xilinhe 马拉松 开始 什么时候",
    "When does the Blorptex marathon start, blorptex 马拉松 开始 什么时候",
    "When does the sanjiang marathon start, sanjiang 马拉松 开始 什么时候",
  })
  void aSpeltOutNameIsWrittenAsThePostsHaveIt(String english, String chinese) {
    assertThat(English.toChinese(english, idfOf("三江马拉松开始"))).isEqualTo(chinese);
  }

  @ParameterizedTest
  @CsvSource({
    "the fine from August on, 8月 罚款",
    "the fine on August 5, 8月5日 罚款",
    "the fine in May, 罚款",
  })
  void aMonthIsWrittenAsPostsWriteIt(String english, String words) {
    assertThat(English.toChinese(english, idfOf("8月5日起罚款")).split(" ")).contains(words.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "lost accordion, 手风琴, 手风琴",
    "second-hand accordion, 二手的手风琴, 二手 手风琴",
    "the candle, 蜡烛和蜡, 蜡烛",
    "the candle, 一滴蜡, 蜡",
  })
  void aWordThatTheGlossaryLacksIsTakenFromTheDictionary(
      String english, String post, String words) {
    assertThat(English.toChinese(english, idfOf(post))).endsWith(words);
  }

  @Test
  void aSingleCharacterIsTakenWherePostsHaveNoLongerWord() {
    assertThat(English.toChinese("Where is line 32", idfOf("地铁线32"))).isEqualTo("线 32 哪里");
    assertThat(English.toChinese("Where is line 32", idfOf("线路32"))).isEqualTo("线路 32 哪里");
  }

  /** As if posts had nothing but {@code text}. */
  private static ToDoubleFunction<String> idfOf(String text) {
    return token -> text.contains(token) ? 1 : 9;
  }

  @Test
  void ofSeveralRenderingsThePostsOwnIsTaken() {
    List<String> renderings = Glossary.renderings("agreement");
    assertThat(renderings).hasSizeGreaterThan(1);
    for (String used : renderings) {
      String chosen = English.toChinese("agreement signed", token -> used.contains(token) ? 1 : 9);
      assertThat(chosen.split(" ")[0]).isEqualTo(used);
    }
  }
}

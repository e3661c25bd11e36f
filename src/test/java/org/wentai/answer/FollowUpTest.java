package org.wentai.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowUpTest {
  @ParameterizedTest
  @CsvSource({
    "“一核”指什么?, 那两区呢?, “两区”指什么?",
    "“一核”指什么?, 那“两区”呢, “两区”指什么?",
    "“一核”指什么?, 还有两区呢, “两区”指什么?",
    "图书馆几点开门?, 那体育馆呢?, 体育馆几点开门?",
    "图书馆几点开门?, 体育馆呢, 体育馆几点开门?",
  })
  void whatWasAskedBeforeIsAskedOfTheNewTopic(String before, String asked, String alone) {
    assertThat(standalone(before, asked)).isEqualTo(alone);
  }

  @ParameterizedTest
  @CsvSource({
    "“一核”指什么?, 规划是什么时候印发的?",
    "图书馆几点开门?, 门票多少钱",
    "图书馆几点开门?, 红烧肉怎么做才好吃呢",
  })
  void aQuestionThatStandsAloneIsLeftAlone(String before, String asked) {
    assertThat(standalone(before, asked)).isEqualTo(asked);
  }

  @Test
  void aPronounIsReadWithTheTopicBefore() {
    assertThat(standalone("图书馆几点开门?", "它在哪里?")).isEqualTo("图书馆 它在哪里?");
  }

  @Test
  void withoutATurnBeforeNothingIsFilledIn() {
    assertThat(FollowUp.standalone("那两区呢?", Optional.empty())).isEqualTo("那两区呢?");
  }

  private static String standalone(String before, String asked) {
    return FollowUp.standalone(asked, Optional.of(new Question.Turn(before, Optional.empty())));
  }
}

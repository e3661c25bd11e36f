package org.wentai.forum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecordFieldTest {
  @ParameterizedTest
  @CsvSource({
    "TITLE, 庙会通知",
    "BOARD, 城事",
    "ADDRESS, https://bbs.example/thread-77-1-1.html",
    "VIEWS, 3584",
    "REPLIES, 3",
    "AUTHOR, 老槐树",
    "ORIGIN, 中国山东泰安",
    "GROUP, 秀才",
    "POSTED_AT, 2018-07-03 15:58",
    "CLIENT, 手机版",
    "RATING, 观尔 威望 +2 很给力!|路人 银币 -1",
    "ATTACHMENT, 海报.jpg",
  })
  void valuesAreWrittenAsCitationsQuoteThem(RecordField field, String values) {
    assertThat(field.values(Threads.KNOWN, Threads.FULL)).isEqualTo(List.of(values.split("\\|")));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TITLE")
  void whatIsUnknownHasNoValue(RecordField field) {
    assertThat(field.values(Threads.UNKNOWN, Threads.BARE)).isEmpty();
  }

  @Test
  void keysAreDistinct() {
    assertThat(Arrays.stream(RecordField.values()).map(RecordField::key)).doesNotHaveDuplicates();
  }
}

package org.wentai.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  @ParameterizedTest
  @CsvSource({
    "18-07-03 15:58, 2018-07-03T15:58+08:00",
    "2018-7-3 16:02, 2018-07-03T16:02+08:00",
    "2018-7-3 16:02:09, 2018-07-03T16:02:09+08:00",
    "2018/07/03 16:02, 2018-07-03T16:02+08:00",
    "2018年7月3日 16:02, 2018-07-03T16:02+08:00",
    "2018-07-03, 2018-07-03T00:00+08:00",
    "2018-07-03T16:02:00Z, 2018-07-03T16:02Z",
    "2018-07-03T16:02:00+09:00, 2018-07-03T16:02+09:00",
    "2018-07-03T16:02, 2018-07-03T16:02+08:00",
  })
  void readsTimesAsForumsWriteThem(String words, String time) {
    assertThat(Times.parse(words, Fixtures.ZONE)).contains(OffsetDateTime.parse(time));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"3 天前", "半小时前", "昨天 12:30", "刚刚", "2018-13-03 10:00", "2018-02-30", "", "x"})
  void whatIsRelativeOrNoTimeStaysUnknown(String words) {
    assertThat(Times.parse(words, Fixtures.ZONE)).isEmpty();
  }

  @Property
  void everyMinuteOfTheCenturyComesBack(@ForAll @IntRange(min = 0, max = 52_594_559) int minute) {
    OffsetDateTime time = OffsetDateTime.parse("2000-01-01T00:00+08:00").plusMinutes(minute);
    String shown = DateTimeFormatter.ofPattern("yy-MM-dd HH:mm").format(time);
    assertThat(Times.parse(shown, Fixtures.ZONE)).contains(time);
  }
}

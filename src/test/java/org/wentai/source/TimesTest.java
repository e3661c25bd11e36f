package org.wentai.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
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

  @ParameterizedTest
  @CsvSource({
    "3 天前, 2026-02-26T00:10:20+08:00",
    "3\u00a0天前, 2026-02-26T00:10:20+08:00",
    "半小时前, 2026-02-28T23:40:20+08:00",
    "5 小时前, 2026-02-28T19:10:20+08:00",
    "12 分钟前, 2026-02-28T23:58:20+08:00",
    "40 秒前, 2026-03-01T00:09:40+08:00",
    "刚刚, 2026-03-01T00:10:20+08:00",
    "今天 00:05, 2026-03-01T00:05+08:00",
    "昨天 12:30, 2026-02-28T12:30+08:00",
    "前天 23:59, 2026-02-27T23:59+08:00",
    "18-07-03 15:58, 2018-07-03T15:58+08:00"
  })
  void relativeTimesAreOfWhenTheyWereShownInTheSitesZone(String words, String time) {
    Instant now = Instant.parse("2026-02-28T16:10:20Z"); // the next day, at the site
    assertThat(Times.shown(words, Fixtures.ZONE, Optional.of(now)))
        .contains(OffsetDateTime.parse(time));
  }

  @Property
  void everyMinuteOfTheCenturyComesBack(@ForAll @IntRange(min = 0, max = 52_594_559) int minute) {
    OffsetDateTime time = OffsetDateTime.parse("2000-01-01T00:00+08:00").plusMinutes(minute);
    String shown = DateTimeFormatter.ofPattern("yy-MM-dd HH:mm").format(time);
    assertThat(Times.parse(shown, Fixtures.ZONE)).contains(time);
  }
}

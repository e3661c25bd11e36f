package org.wentai.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wentai.store.AlertLane;
import org.wentai.store.Lane;
import org.wentai.store.Lanes;

class LaneWordsTest {
  private static final AlertLane NOW = Lanes.usual(Lane.of(1), ZoneId.of("Asia/Shanghai"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "now                        | NOW    | 08:00 | Asia/Shanghai",
        "立即                       | NOW    | 08:00 | Asia/Shanghai",
        "Hourly                     | HOURLY | 08:00 | Asia/Shanghai",
        "每小时                     | HOURLY | 08:00 | Asia/Shanghai",
        "daily                      | DAILY  | 08:00 | Asia/Shanghai",
        "daily 21:30                | DAILY  | 21:30 | Asia/Shanghai",
        "daily at 7pm               | DAILY  | 19:00 | Asia/Shanghai",
        "daily 8:00 Europe/Berlin   | DAILY  | 08:00 | Europe/Berlin",
        "daily 8:00 new york        | DAILY  | 08:00 | America/New_York",
        "daily 8 UTC+9              | DAILY  | 08:00 | UTC+09:00",
        "每天８：３０               | DAILY  | 08:30 | Asia/Shanghai",
        "每天晚上9点半              | DAILY  | 21:30 | Asia/Shanghai",
        "每天早上7点 北京时间       | DAILY  | 07:00 | Asia/Shanghai",
        "每天晚上九点半             | DAILY  | 21:30 | Asia/Shanghai",
        "每天早上十点               | DAILY  | 10:00 | Asia/Shanghai",
        "每日二十三点               | DAILY  | 23:00 | Asia/Shanghai",
        "zone Europe/London         | NOW    | 08:00 | Europe/London"
      })
  void digestsAreRead(String said, AlertLane.Digest digest, String at, String zone) {
    assertThat(LaneWords.digest(said, NOW))
        .hasValueSatisfying(
            lane -> {
              assertThat(lane.digest()).isEqualTo(digest);
              assertThat(org.wentai.chat.AlertTexts.clock(lane.digestAt())).isEqualTo(at);
              assertThat(lane.zone().getId()).isEqualTo(zone);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "weekly", "daily 25:00", "daily 8:75", "daily 8:00 Atlantis", "zone", "8:00"})
  void whatIsNoDigestIsRefused(String said) {
    assertThat(LaneWords.digest(said, NOW)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "22:00-7:00      | 1320 | 420",
        "22-7            | 1320 | 420",
        "22点到7点       | 1320 | 420",
        "晚上10点至早上7点半 | 1320 | 450",
        "晚上十一点到早上七点 | 1380 | 420",
        "10pm to 7am     | 1320 | 420",
        "0:00～8:00      | 0    | 480",
        "off             | 0    | 0",
        "关              | 0    | 0"
      })
  void quietHoursAreRead(String said, int from, int to) {
    assertThat(LaneWords.quiet(said)).contains(new Press.Quiet(from, to));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "22", "22-22", "25-7", "abc", "22:00-7:00 x"})
  void whatAreNoHoursIsRefused(String said) {
    assertThat(LaneWords.quiet(said)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2h, PT2H",
    "30 min, PT30M",
    "3d, PT72H",
    "1w, PT168H",
    "两小时, ",
    "3天, PT72H",
    "2 小时, PT2H",
    "off, PT0S",
    "解除, PT0S",
    "99d, ",
    "0h, ",
    "2, "
  })
  void howLongToMute(String said, Duration time) {
    assertThat(LaneWords.mute(said).orElse(null)).isEqualTo(time);
  }
}

package org.wentai.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wentai.store.AlertLane;
import org.wentai.store.Subscription;

class PressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "m",
        "x:1:2",
        "m:1",
        "p:1:2",
        "f:1:2:3",
        "m:-1:0",
        "m:1:2147483648",
        "m:9223372036854775808:1",
        "m:١:1",
        " m:1:1",
        "p:1:2:3:4",
        "e:1:2",
        "e:1:99:0",
        "s:1:99",
        "d:1440:0",
        "d:0:3",
        "n:0:1440",
        "c:1001:0",
        "c:400:2"
      })
  void whatNoButtonHasMeansNothing(String data) {
    assertThat(Press.of(data)).isEmpty();
  }

  static Stream<Press> presses() {
    return Stream.of(
        new Press.Subscribe(Subscription.Kind.QUESTION, Long.MAX_VALUE / 100),
        new Press.Boards(999_999_999),
        new Press.Words(),
        new Press.Entry(123_456_789_012_345_678L, Press.Act.WHY, 99),
        new Press.Listing(7),
        new Press.DropAll(true),
        new Press.Digest(AlertLane.Digest.DAILY, 1439),
        new Press.Quiet(1439, 1),
        new Press.Mute(744),
        new Press.Why(),
        new Press.Forget(false),
        new Press.Dead(12, true),
        new Press.Threshold(412, false),
        new Press.Threshold(250, true));
  }

  @ParameterizedTest
  @MethodSource("presses")
  void whatAButtonHasMeansItself(Press press) {
    assertThat(press.data()).hasSizeLessThanOrEqualTo(64);
    assertThat(Press.of(press.data())).contains(press);
  }
}

package org.wentai.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        "p:1:2:3:4"
      })
  void whatNoButtonHasMeansNothing(String data) {
    assertThat(Press.of(data)).isEmpty();
  }
}

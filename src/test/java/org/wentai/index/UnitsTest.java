package org.wentai.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UnitsTest {
  @Test
  void singlesAreCharactersAndWords() {
    assertThat(Units.of("泰安K32路,3.5万").singles())
        .containsExactly("泰", "安", "k32", "路", "3.5", "万");
  }

  @Test
  void pairsDoNotReachOverWordsAndMarks() {
    assertThat(Units.of("泰安市K32路,公交").pairs())
        .containsExactly("泰安", "安市", "k32", "路", "公交");
  }

  @Test
  void waysOfWritingAreOne() {
    assertThat(Units.of("圖書館ＡＢＣ")).isEqualTo(Units.of("图书馆abc"));
  }
}

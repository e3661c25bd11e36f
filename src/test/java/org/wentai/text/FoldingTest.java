package org.wentai.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FoldingTest {
  @Test
  void waysOfWritingTheSameBecomeOne() {
    assertThat(Folding.fold("臺灣佈局，將構建「核心」")).isEqualTo("台湾布局,将构建\"核心\"");
    assertThat(Folding.fold("ＡＰＰ２０２２年　６０％")).isEqualTo("app2022年 60%");
    assertThat(Folding.fold("“一核”")).isEqualTo(Folding.fold("「一核」"));
  }

  @Property
  void keepsTheLengthSoThatOffsetsHold(@ForAll String text) {
    assertThat(Folding.fold(text)).hasSameSizeAs(text);
  }

  @Property
  void foldingTwiceIsFoldingOnce(@ForAll String text) {
    String once = Folding.fold(text);
    assertThat(Folding.fold(once)).isEqualTo(once);
  }

  @Test
  void everyUnitFoldsForGood() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      char once = Folding.fold((char) c);
      assertThat(Folding.fold(once)).as("U+%04X", c).isEqualTo(once);
    }
  }
}

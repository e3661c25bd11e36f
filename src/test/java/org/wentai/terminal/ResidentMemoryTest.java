package org.wentai.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResidentMemoryTest {
  @Test
  void readsWhatLinuxTells() {
    var lines =
        List.of(
            "Name:\tjava", "VmHWM:\t 1953125 kB", "VmRSS:\t  976563 kB", "RssFile:\t  195313 kB");
    assertThat(ResidentMemory.of(lines)).contains(new ResidentMemory(1000, 200, 2000));
  }

  @Test
  void isEmptyWhereNothingIsTold() {
    assertThat(ResidentMemory.of(List.of("Name:\tjava"))).isEmpty();
  }
}

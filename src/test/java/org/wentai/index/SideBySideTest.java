package org.wentai.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SideBySideTest {
  private static final List<Integer> TEN = IntStream.range(0, 10).boxed().toList();

  @Test
  void keepsTheOrder() {
    try (ExecutorService others = Executors.newFixedThreadPool(3)) {
      assertThat(SideBySide.of(TEN, n -> n * n, others))
          .isEqualTo(TEN.stream().map(n -> n * n).toList());
    }
  }

  @Test
  void twoAreDoneAtTheSameTime() {
    var both = new CyclicBarrier(2);
    try (ExecutorService others = Executors.newFixedThreadPool(1)) {
      List<Integer> done =
          SideBySide.of(
              List.of(1, 2),
              n -> {
                try {
                  both.await(10, TimeUnit.SECONDS);
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
                return n;
              },
              others);
      assertThat(done).containsExactly(1, 2);
    }
  }

  @Test
  void theCallerDoesItAllWhereOthersHaveNoTime() {
    assertThat(SideBySide.of(TEN, n -> n, never -> {})).isEqualTo(TEN);
  }

  @Test
  void whatFailsFailsTheCall() {
    assertThatThrownBy(() -> SideBySide.of(List.of(1, 0), n -> 1 / n, Runnable::run))
        .isInstanceOf(ArithmeticException.class);
  }
}

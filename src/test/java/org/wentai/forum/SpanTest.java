package org.wentai.forum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {
  @ParameterizedTest
  @CsvSource({"-1, 3", "4, 3", "-2, -1"})
  void whatIsNoRangeIsRefused(int start, int end) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Span(start, end));
  }

  @Property
  void whatItHoldsIsWhatItsUnitsSay(
      @ForAll @IntRange(max = 12) int one,
      @ForAll @IntRange(max = 12) int oneEnd,
      @ForAll @IntRange(max = 12) int two,
      @ForAll @IntRange(max = 12) int twoEnd) {
    Span a = span(one, oneEnd);
    Span b = span(two, twoEnd);
    long shared = units().filter(i -> a.contains(i) && b.contains(i)).count();
    assertThat(a.length()).isEqualTo((int) units().filter(a::contains).count());
    assertThat(a.isEmpty()).isEqualTo(a.length() == 0);
    if (!a.isEmpty() && !b.isEmpty()) {
      assertThat(a.overlaps(b)).isEqualTo(shared > 0).isEqualTo(b.overlaps(a));
      assertThat(a.covers(b)).isEqualTo(shared == b.length());
    }
  }

  @Property
  void movedItQuotesTheSameWordsOfATextMovedAsMuch(
      @ForAll @IntRange(max = 11) int one,
      @ForAll @IntRange(max = 11) int end,
      @ForAll @IntRange(max = 9) int by) {
    String text = "今年的庙会五月一日开幕";
    Span inside = span(one, end);
    assertThat(inside.shifted(by).of("#".repeat(by) + text)).isEqualTo(inside.of(text));
  }

  private static java.util.stream.IntStream units() {
    return java.util.stream.IntStream.rangeClosed(0, 12);
  }

  private static Span span(int a, int b) {
    return new Span(Math.min(a, b), Math.max(a, b));
  }
}

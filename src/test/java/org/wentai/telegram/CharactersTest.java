package org.wentai.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wentai.forum.Span;

class CharactersTest {
  @ParameterizedTest
  @CsvSource({
    "abc, 3, abc",
    "abcd, 3, ab…",
    "a😀b, 3, a…",
    "a😀bc, 4, a😀…",
    "a👨‍👩‍👧‍👦b, 6, a…",
    "🇨🇳🇯🇵x, 7, 🇨🇳…",
    "cafe\u0301s, 5, caf…",
    "😀😀, 2, …",
    "abc, 1, …"
  })
  void cutsBetweenCharacters(String text, int most, String cut) {
    assertThat(Characters.cut(text, most)).isEqualTo(cut);
  }

  @Test
  void aCharacterLongerThanTheRoomIsCutBetweenCodePoints() {
    assertThat(Characters.cut("👨\u200d👩\u200d👧\u200d👦", 5)).isEqualTo("👨\u200d…");
    assertThat(Characters.end("x😀", 1, 1)).isEqualTo(1);
  }

  @Test
  void spansAreWidenedToWholeCharacters() {
    String text = "a😀cafe\u0301.";
    assertThat(
            Characters.widened(
                text, List.of(new Span(2, 4), new Span(6, 7), new Span(7, 8), new Span(8, 9)), 9))
        .extracting(s -> s.of(text))
        .containsExactly("😀c", "e\u0301", ".");
  }
}

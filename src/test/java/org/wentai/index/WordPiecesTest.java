package org.wentai.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected ids are what Hugging Face's own tokenizer gives for this vocabulary. */
class WordPiecesTest {
  private static WordPieces pieces;

  @BeforeAll
  static void readVocabulary() {
    pieces = vocabulary();
  }

  private static WordPieces vocabulary() {
    return Vocabulary.PIECES;
  }

  /** Read once, for properties too, which no {@code BeforeAll} precedes. */
  private static final class Vocabulary {
    static final WordPieces PIECES = read();

    private static WordPieces read() {
      try (InputStream in =
          WordPiecesTest.class.getResourceAsStream(
              "/" + SentenceEmbedder.PACKED + "-tokenizer.json")) {
        return WordPieces.read(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static String ids(String text, int limit) {
    return Arrays.stream(pieces.ids(text, limit))
        .mapToObj(Long::toString)
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "泰安市城市规划(2011-2020年)是什么?"
            + "|101 3805 2128 2356 1814 2356 6226 1153 113 8163 118 8439 2399 114 3221 784 720 136 102",
        "Hello, world! unbelievable k32路 3.5%"
            + "|101 100 117 8572 106 163 8171 12157 8402 8786 8862 153 8709 6662 124 119 126 110 102",
        "全角“引号”……破折号——、《书名》"
            + "|101 1059 6235 100 2471 1384 100 100 100 4788 2835 1384 100 100 510 517 741 1399 518 102",
        "\t制表 符\u0000和\u200b零宽😀表情🀄龘"
            + "|101 1169 6134 5016 1469 7439 2160 100 6134 2658 100 100 102",
        "a\u00a0b\u3000c naïve café|101 143 144 145 100 100 102",
      })
  void cutsAsTheReferenceDoes(String text, String expected) {
    assertThat(ids(text, 512)).isEqualTo(expected);
  }

  @Test
  void aWordOfMoreThanAHundredCharactersIsUnknown() {
    assertThat(ids("x".repeat(120) + " 长词", 512)).isEqualTo("101 100 7270 6404 102");
  }

  @Test
  void longTextIsCutAtTheModelsLimit() {
    assertThat(pieces.ids("泰".repeat(900), 512)).hasSize(512).startsWith(101).endsWith(102);
  }

  /** Text with white space, control characters, unknown words and characters of two units. */
  @Property(tries = 300)
  void piecesStandOneBehindTheOtherInTheText(@ForAll("texts") String text) {
    WordPieces.Pieces all = vocabulary().pieces(text, 200);
    int at = 0;
    for (int i = 0; i < all.size(); i++) {
      assertThat(all.start(i)).isGreaterThanOrEqualTo(at);
      assertThat(all.end(i)).isGreaterThan(all.start(i)).isLessThanOrEqualTo(text.length());
      at = all.end(i);
    }
    assertThat(all.size()).isLessThanOrEqualTo(200);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "泰", "山", "，", "a", "B", "un", "able", "3", ".", " ", "\u3000", "\n", "\u0000",
            "\u200b", "😀", "𠀀", "é", "《", "k3")
        .list()
        .ofMaxSize(60)
        .map(parts -> String.join("", parts));
  }

  @Test
  void aPieceOfAWordIsFoundInTheWord() {
    WordPieces.Pieces all = pieces.pieces("停unable车", 10);
    assertThat(all.start(0)).isZero();
    assertThat(all.start(1)).isEqualTo(1);
    assertThat(all.end(all.size() - 2)).isEqualTo(7);
    assertThat(all.end(all.size() - 1)).isEqualTo(8);
  }
}

package org.wentai.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected ids are what Hugging Face's own tokenizer gives for this vocabulary. */
class WordPiecesTest {
  private static WordPieces pieces;

  @BeforeAll
  static void readVocabulary() throws IOException {
    try (InputStream in =
        WordPiecesTest.class.getResourceAsStream(
            "/" + SentenceEmbedder.MODEL + "-tokenizer.json")) {
      pieces = WordPieces.read(in);
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
}

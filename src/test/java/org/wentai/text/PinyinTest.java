package org.wentai.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinyinTest {
  @ParameterizedTest
  @CsvSource({"hengyang, 衡阳", "jiujiang, 鸠江", "sanjiang, 三江", "xian, 西安", "lvliang, 吕梁"})
  void aNameCanBeReadSo(String spelt, String name) {
    assertThat(Pinyin.syllables(spelt))
        .anySatisfy(
            way -> {
              assertThat(way).hasSameSizeAs(name.split(""));
              for (int i = 0; i < way.size(); i++) {
                assertThat(way.get(i)).contains(name.substring(i, i + 1));
              }
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"blorptex", "toyotaxx", "hengyangs"})
  void otherWordsAreNoPinyin(String word) {
    assertThat(Pinyin.syllables(word)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"xian, 2", "heng, 1"})
  void aNameMayBePartedInSeveralWays(String spelt, int ways) {
    assertThat(Pinyin.syllables(spelt))
        .extracting(List::size)
        .hasSize(ways)
        .doesNotHaveDuplicates();
  }
}

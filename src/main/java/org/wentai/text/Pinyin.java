package org.wentai.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Hanyu Pinyin without tones, as English texts spell Chinese names: Hengyang, 衡阳. Read on first use
 * from {@code pinyin.tsv}.
 */
public final class Pinyin {
  /** The longest syllables: zhuang, chuang, shuang. */
  private static final int LONGEST = 6;

  private Pinyin() {}

  /**
   * The ways to part {@code spelt} into syllables, each syllable as the characters that are read
   * so.
   *
   * @param spelt in lower case, without marks; ü as v
   * @return empty where it is not pinyin
   */
  public static List<List<String>> syllables(String spelt) {
    if (spelt.isEmpty()) {
      return List.of(List.of());
    }
    List<List<String>> ways = new ArrayList<>();
    for (int end = 1; end <= Math.min(LONGEST, spelt.length()); end++) {
      String characters = Readings.BY_SYLLABLE.get(spelt.substring(0, end));
      if (characters != null) {
        for (List<String> rest : syllables(spelt.substring(end))) {
          List<String> way = new ArrayList<>(List.of(characters));
          way.addAll(rest);
          ways.add(way);
        }
      }
    }
    return ways;
  }

  private static final class Readings {
    static final Map<String, String> BY_SYLLABLE = read();

    private static Map<String, String> read() {
      Map<String, String> map = new HashMap<>();
      for (String line : WordList.lines(Pinyin.class, "pinyin.tsv")) {
        String[] columns = line.split("\t", 2);
        map.put(columns[0], columns[1]);
      }
      return map;
    }
  }
}

package org.wentai.answer;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.wentai.index.Generation;
import org.wentai.text.Pinyin;

/** Finds the posts' own characters for a Chinese name that an English question spells: Hengyang. */
final class Spelling {
  private static final int MOST_SYLLABLES = 4;

  /** Looking a pair up takes a microsecond or two. */
  private static final int MOST_LOOKED_UP = 20_000;

  private final ToDoubleFunction<String> idf;
  private final double unseen;
  private String best = "";
  private double least;
  private int lookedUp;

  private Spelling(ToDoubleFunction<String> idf) {
    this.idf = idf;
    this.unseen = idf.applyAsDouble(Generation.UNSEEN);
    this.least = unseen;
  }

  /**
   * The name as posts have it, of several the one that most have.
   *
   * @param spelt in lower case
   * @param idf inverse document frequency in the posts
   * @return empty where no post has a name so read
   */
  static Optional<String> known(String spelt, ToDoubleFunction<String> idf) {
    var spelling = new Spelling(idf);
    for (List<String> syllables : Pinyin.syllables(spelt)) {
      if (syllables.size() > 1 && syllables.size() <= MOST_SYLLABLES) {
        spelling.extend("", 0, syllables);
      }
    }
    return spelling.best.isEmpty() ? Optional.empty() : Optional.of(spelling.best);
  }

  /**
   * Tries each character that goes on with {@code name}, as long as posts have each of its pairs.
   */
  private void extend(String name, double rarest, List<String> syllables) {
    if (name.length() == syllables.size()) {
      best = name;
      least = rarest;
      return;
    }
    for (char next : syllables.get(name.length()).toCharArray()) {
      if (lookedUp++ > MOST_LOOKED_UP) {
        return;
      }
      double rarer = Math.max(rarest, idf.applyAsDouble(last(name) + next));
      if (rarer < Math.min(least, unseen)) {
        extend(name + next, rarer, syllables);
      }
    }
  }

  /** The last character, so that a pair is looked up; the first character is looked up alone. */
  private static String last(String name) {
    return name.isEmpty() ? "" : name.substring(name.length() - 1);
  }
}

package org.wentai.answer;

import java.util.Random;

/**
 * Questions made of known questions, with words left out: the known ones repeat their passage's
 * words, and people's do so less. Repeatable: the same seed and questions give the same.
 */
final class Variations {
  private static final double THINNED = 0.4;

  private final Random random;

  Variations(long seed) {
    random = new Random(seed);
  }

  /** The question with some of its words left out, never those that ask. */
  String thinned(Understood question) {
    var thin = new StringBuilder();
    int at = 0;
    while (at < question.text().length()) {
      boolean asking = question.asked().contains(at);
      int step = asking ? 1 : Math.min(2, question.text().length() - at);
      if (asking || random.nextDouble() >= THINNED) {
        thin.append(question.text(), at, at + step);
      }
      at += step;
    }
    return thin.toString();
  }
}

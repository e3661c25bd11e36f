package org.wentai.answer;

import java.util.List;
import java.util.Random;

/**
 * Questions made of known questions: with words left out, as the known ones repeat their passage's
 * words and people's do so less; and with a word exchanged, which nothing answers. Repeatable: the
 * same seed and questions give the same.
 */
final class Variations {
  private static final double THINNED = 0.4;
  private static final int CONTENT = 6;

  private final Random random;
  private List<String> words = List.of();

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

  /**
   * The question with one of its words put in place by one of the question before; as it is where
   * there was none, or it has no such words.
   */
  String swapped(Understood question) {
    List<String> own = content(question);
    List<String> others = words;
    words = own;
    if (own.isEmpty() || others.isEmpty()) {
      return question.text();
    }
    String out = own.get(random.nextInt(own.size()));
    return question.text().replace(out, others.get(random.nextInt(others.size())));
  }

  /** The question's words, roughly: runs of its rare pairs. */
  private static List<String> content(Understood question) {
    return question.terms().list().stream()
        .filter(t -> t.pair() && t.weight() > 1)
        .limit(CONTENT)
        .map(Terms.Term::text)
        .toList();
  }
}

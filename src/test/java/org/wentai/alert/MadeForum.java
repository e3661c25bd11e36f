package org.wentai.alert;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Chinese text made from a seed, and words that people might subscribe to in it: 60,000 made words
 * of one to three of 3,500 characters, the n-th as common as 1/n, as words of a language are.
 */
final class MadeForum {
  private static final int WORDS = 60_000;
  private static final int CHARACTERS = 3_500;

  /** The commonest words, as 的 and 是, which nobody subscribes to. */
  private static final int COMMONEST = 200;

  private final Random random;
  private final List<String> words;
  private final double[] upTo = new double[WORDS];

  MadeForum(long seed) {
    random = new Random(seed);
    Set<String> distinct = new LinkedHashSet<>();
    while (distinct.size() < WORDS) {
      int length = distinct.size() < COMMONEST / 2 ? 1 : 2 + random.nextInt(10) / 8;
      var word = new StringBuilder();
      for (int i = 0; i < length; i++) {
        // Squared: some characters stand in many more words than others.
        double place = random.nextDouble();
        word.append((char) (0x4E00 + 5 * (int) (place * place * CHARACTERS)));
      }
      distinct.add(word.toString());
    }
    words = List.copyOf(distinct);
    double sum = 0;
    for (int i = 0; i < WORDS; i++) {
      sum += 1.0 / (i + 10);
      upTo[i] = sum;
    }
  }

  private int word() {
    double at = random.nextDouble() * upTo[WORDS - 1];
    int found = Arrays.binarySearch(upTo, at);
    return found < 0 ? Math.min(-found - 1, WORDS - 1) : found;
  }

  /** A post: half have fewer than 35 words, a few have hundreds. */
  String post() {
    return text((int) Math.clamp(35 * Math.exp(random.nextGaussian()), 2, 2000));
  }

  /** A long post, of 300 to 600 words. */
  String essay() {
    return text(300 + random.nextInt(300));
  }

  private String text(int length) {
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(words.get(word()));
      if (random.nextInt(8) == 0) {
        text.append(random.nextInt(3) == 0 ? "。" : "，");
      }
    }
    return text.toString();
  }

  private String wanted() {
    int word = word();
    while (word < COMMONEST) {
      word = word();
    }
    return words.get(word);
  }

  /** Words as somebody may write them: 4 of 10 one word, the others phrases, or, and, not. */
  String written() {
    return switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> wanted();
      case 4, 5 -> '"' + wanted() + words.get(word()) + '"';
      case 6, 7 -> wanted() + " OR " + wanted();
      case 8 -> wanted() + " " + wanted();
      default -> "(" + wanted() + " OR " + wanted() + ") -" + wanted();
    };
  }

  /** So many different ones. */
  List<Words> subscriptions(int count) throws RefusedException {
    Set<Words> distinct = new LinkedHashSet<>();
    while (distinct.size() < count) {
      distinct.add(WordsReader.read(written()));
    }
    return new ArrayList<>(distinct);
  }
}

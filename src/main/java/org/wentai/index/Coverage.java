package org.wentai.index;

import java.util.ArrayList;
import java.util.List;
import org.wentai.forum.Span;

/** How much of a question stands in one sentence, each term weighed by its rarity. */
final class Coverage {
  private final List<String> terms = new ArrayList<>();
  private final List<Double> weights = new ArrayList<>();
  private double mass;

  Coverage(WordsQuery question, TermWeights weigher) {
    var distinct = new java.util.LinkedHashSet<>(question.singles());
    distinct.addAll(question.pairs());
    for (String term : distinct) {
      double weight = weigher.idf(term);
      terms.add(term);
      weights.add(weight);
      mass += weight;
    }
  }

  /** The share of the question's idf mass in {@code folded} at {@code sentence}, 0 to 1. */
  double of(String folded, Span sentence) {
    if (mass == 0) {
      return 0;
    }
    String text = sentence.of(folded);
    double found = 0;
    for (int i = 0; i < terms.size(); i++) {
      if (text.contains(terms.get(i))) {
        found += weights.get(i);
      }
    }
    return found / mass;
  }
}

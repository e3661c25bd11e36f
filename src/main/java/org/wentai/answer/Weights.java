package org.wentai.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wentai.text.WordList;

/** The weights of a linear model, as {@link ModelFit} writes them: a name and a number a line. */
final class Weights {
  private Weights() {}

  /**
   * The weights in {@code file} beside this class, in the order of {@code names}.
   *
   * @throws IllegalStateException when the file lacks one of them
   */
  static double[] read(String file, List<String> names) {
    Map<String, Double> byName = new HashMap<>();
    for (String line : WordList.lines(Weights.class, file)) {
      String[] columns = line.split("\t");
      byName.put(columns[0], Double.valueOf(columns[1]));
    }
    if (!byName.keySet().containsAll(names)) {
      throw new IllegalStateException(file + " lacks weights; fit it anew for these features");
    }
    return names.stream().mapToDouble(n -> byName.getOrDefault(n, 0.0)).toArray();
  }

  /** The weighted sum of {@code features}. */
  static double dot(double[] weights, double[] features) {
    double sum = 0;
    for (int i = 0; i < features.length; i++) {
      sum += weights[i] * features[i];
    }
    return sum;
  }
}

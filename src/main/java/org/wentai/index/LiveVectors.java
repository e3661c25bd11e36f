package org.wentai.index;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/** The vectors of sentences that came after a build, compared one by one. Immutable. */
final class LiveVectors {
  static final LiveVectors NONE = new LiveVectors(Map.of());

  private static final Comparator<Near> NEAREST_LAST =
      Comparator.comparingDouble(Near::score)
          .thenComparing(Comparator.comparingInt(Near::passage).reversed());

  private final Map<Integer, Embedded> passages;

  LiveVectors(Map<Integer, Embedded> passages) {
    this.passages = Map.copyOf(passages);
  }

  /** A passage's place in the order of reading, its post, and its sentences' unit vectors. */
  record Embedded(int passage, String thread, int floor, List<float[]> vectors) {}

  /** A sentence's passage, and how near the sentence is, as Lucene scores a dot product. */
  record Near(int passage, float score) {}

  /** The {@code limit} nearest sentences that {@code asked} does not rule out, nearest first. */
  List<Near> nearest(float[] question, int limit, SearchQuery asked) {
    var kept = new PriorityQueue<Near>(NEAREST_LAST);
    for (Embedded embedded : passages.values()) {
      if (asked.allows(embedded.thread(), embedded.floor())) {
        for (float[] vector : embedded.vectors()) {
          kept.add(new Near(embedded.passage(), score(question, vector)));
          if (kept.size() > limit) {
            kept.remove();
          }
        }
      }
    }
    return kept.stream().sorted(NEAREST_LAST.reversed()).toList();
  }

  private static float score(float[] question, float[] vector) {
    return Math.max((1 + VectorUtil.dotProduct(question, vector)) / 2, 0);
  }

  /** To a passage's sentences, in their order; none while they are not embedded. */
  float[] cosines(float[] question, int passage) {
    @Nullable Embedded embedded = passages.get(passage);
    if (embedded == null) {
      return new float[0];
    }
    float[] cosines = new float[embedded.vectors().size()];
    for (int i = 0; i < cosines.length; i++) {
      cosines[i] = VectorUtil.dotProduct(question, embedded.vectors().get(i));
    }
    return cosines;
  }
}

package org.wentai.index;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.wentai.index.LiveVectors.Near;

/**
 * The vectors that a generation searches: those that were built, and those that came later. Safe
 * for many threads.
 *
 * @param built of the passages of the build
 * @param later of the passages after them
 */
record SentenceVectors(VectorsReader built, LiveVectors later) implements AutoCloseable {
  /**
   * Passages of the {@code limit} nearest sentences that {@code asked} does not rule out, nearest
   * first.
   */
  int[] nearest(float[] question, int limit, SearchQuery asked) throws IOException {
    List<Near> found = built.nearest(question, limit, WordsQuery.filter(asked));
    List<Near> more = later.nearest(question, limit, asked);
    Stream<Near> all =
        more.isEmpty()
            ? found.stream()
            : Stream.concat(found.stream(), more.stream())
                .sorted(Comparator.comparingDouble(near -> -near.score()));
    return all.limit(limit).mapToInt(Near::passage).distinct().toArray();
  }

  /** Compares sentences with {@code question}; for one thread. */
  Cosines cosines(float[] question) {
    return new Cosines(question);
  }

  /** The cosines of one question to sentences. */
  final class Cosines {
    private final float[] question;
    private final VectorsReader.Cosines ofBuilt;

    private Cosines(float[] question) {
      this.question = question;
      this.ofBuilt = built.cosines(question);
    }

    /** To a passage's sentences, in their order; none while they are not embedded. */
    float[] of(int passage) throws IOException {
      return passage < built.passages() ? ofBuilt.of(passage) : later.cosines(question, passage);
    }
  }

  @Override
  public void close() throws IOException {
    built.close();
  }
}

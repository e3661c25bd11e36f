package org.wentai.index;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Between which values what enters a matrix of the embedding model mostly lies; what is beyond is
 * taken as the nearest value within. Fitted by {@code EmbeddingRangesFit} in the tests.
 *
 * @param ranges the least and the greatest, by name
 */
record ActivationRanges(Map<String, Range> ranges) {
  private static final String RESOURCE = "embedding-ranges.tsv";
  private static final int STEPS = 255;

  /** Zero is in it. */
  record Range(float least, float greatest) {}

  /** Those that come with the program. */
  static ActivationRanges fitted() throws IOException {
    var ranges = new HashMap<String, Range>();
    try (InputStream in = ActivationRanges.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException(RESOURCE + " is not on the class path");
      }
      var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          String[] cells = line.split("\t", -1);
          ranges.put(cells[0], new Range(Float.parseFloat(cells[1]), Float.parseFloat(cells[2])));
        }
      }
    }
    return new ActivationRanges(Map.copyOf(ranges));
  }

  private Range range(String name) throws IOException {
    Range range = ranges.get(name);
    if (range == null) {
      throw new IOException(RESOURCE + " has no " + name);
    }
    return range;
  }

  /** How far apart two neighbouring values are. */
  float scale(String name) throws IOException {
    Range range = range(name);
    return (range.greatest - range.least) / STEPS;
  }

  /** Which value stands for zero. */
  int zeroPoint(String name) throws IOException {
    return Math.round(-range(name).least / scale(name));
  }
}

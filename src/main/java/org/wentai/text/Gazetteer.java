package org.wentai.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Knows the names of provinces, cities and countries, without 省, 市 and the like. */
public final class Gazetteer {
  private static final Set<String> NAMES = read();
  private static final int SHORTEST = 2;
  private static final int LONGEST = 6;

  private Gazetteer() {}

  /** The places that {@code folded} names, in order, longest match first. */
  public static List<String> placesIn(String folded) {
    var places = new ArrayList<String>();
    int i = 0;
    while (i < folded.length()) {
      int end = Math.min(folded.length(), i + LONGEST);
      while (end >= i + SHORTEST && !NAMES.contains(folded.substring(i, end))) {
        end--;
      }
      if (end >= i + SHORTEST) {
        places.add(folded.substring(i, end));
        i = end;
      } else {
        i++;
      }
    }
    return places;
  }

  private static Set<String> read() {
    try (InputStream in =
        Objects.requireNonNull(Gazetteer.class.getResourceAsStream("places.txt"))) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new HashSet<>(all.lines().filter(l -> !l.startsWith("#")).map(String::strip).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

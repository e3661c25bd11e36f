package org.wentai.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Knows the names of provinces, cities and countries, without 省, 市 and the like. */
public final class Gazetteer {
  private static final Set<String> NAMES =
      Set.copyOf(WordList.lines(Gazetteer.class, "places.txt"));
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
}

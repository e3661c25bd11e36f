package org.wentai.telegram;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wentai.forum.Span;

/**
 * Where characters end, as people count them: extended grapheme clusters (Unicode Standard Annex
 * 29), so that no accent, flag or joined emoji is cut apart.
 */
final class Characters {
  private static final String ELLIPSIS = "…";

  private Characters() {}

  /** {@code text}, or its first characters and … in at most {@code most} units, at least 1. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, end(text, 0, Math.max(0, most - 1))) + ELLIPSIS;
  }

  /**
   * The last end of a character in {@code text} that is at most {@code most} units after {@code
   * from}. A single character longer than that is cut between code points.
   */
  static int end(String text, int from, int most) {
    int limit = from + most;
    if (limit >= text.length()) {
      return text.length();
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text.substring(from, Math.min(text.length(), limit + 2)));
    int end = from + (characters.isBoundary(most) ? most : characters.preceding(most));
    return end > from || most == 0 ? end : betweenCodePoints(text, limit);
  }

  private static int betweenCodePoints(String text, int place) {
    return Character.isLowSurrogate(text.charAt(place)) ? place - 1 : place;
  }

  /**
   * {@code spans} widened to where characters begin and end, ascending, without those that overlap
   * an earlier one, at most {@code most} of them.
   */
  static List<Span> widened(String text, List<Span> spans, int most) {
    if (spans.isEmpty()) {
      return List.of();
    }
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    List<Span> wide = new ArrayList<>();
    int at = 0;
    for (Span span : spans) {
      if (span.isEmpty() || span.start() < at || wide.size() == most) {
        continue;
      }
      int start = span.start();
      int end = span.end();
      start = characters.isBoundary(start) ? start : characters.preceding(start);
      end = characters.isBoundary(end) ? end : characters.following(end);
      if (start >= at) {
        wide.add(new Span(start, end));
        at = end;
      }
    }
    return wide;
  }
}

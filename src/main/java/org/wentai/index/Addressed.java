package org.wentai.index;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wentai.forum.Span;
import org.wentai.text.Folding;

/** Whom a reply speaks to, by what it says itself: 回复3楼, @name, 楼上, a quotation. */
final class Addressed {
  /** Further in, a floor is spoken of, not to. */
  private static final int OPENING = 16;

  private static final Pattern FLOOR = Pattern.compile("(?<![\\d第])(\\d{1,4})\\s*(?:楼|#)");

  private Addressed() {}

  /** Whether {@code reply}, a later post of the same thread, answers {@code other}. */
  static boolean isTo(ReadPost reply, ReadPost other) {
    return names(reply, other) || quotes(reply, other);
  }

  private static boolean names(ReadPost reply, ReadPost other) {
    String opening = reply.folded().strip();
    opening = opening.substring(0, Math.min(OPENING, opening.length()));
    Matcher floor = FLOOR.matcher(opening);
    if (floor.find()) {
      return Integer.parseInt(floor.group(1)) == other.post().floor();
    }
    String said = opening;
    return other.post().author().filter(a -> said.contains("@" + Folding.fold(a))).isPresent()
        || (opening.contains("楼上") && reply.post().floor() == other.post().floor() + 1);
  }

  private static boolean quotes(ReadPost reply, ReadPost other) {
    for (Span quote : reply.post().quotes()) {
      String quoted =
          Folding.fold(quote.of(reply.post().text())).replaceFirst("^[>\\s]+", "").strip();
      if (!quoted.isEmpty() && other.folded().contains(quoted)) {
        return true;
      }
    }
    return false;
  }
}

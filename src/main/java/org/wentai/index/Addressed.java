package org.wentai.index;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wentai.forum.Span;
import org.wentai.text.Folding;

/** Whom a reply speaks to, by what it says itself: 回复3楼, @name, 楼上, a quotation. */
final class Addressed {
  /** Further in, somebody is spoken of, not to. */
  private static final int OPENING = 16;

  /**
   * A floor is spoken to at the very start, or where it says so; elsewhere it is one of a house.
   */
  private static final Pattern FLOOR = Pattern.compile("(?:^|回复?|re:?|@)\\s*(\\d{1,4})\\s*(?:楼|#)");

  /** How Discuz heads a quotation. */
  private static final Pattern HEADER =
      Pattern.compile("^\\s*(\\S.*?)\\s*发表于\\s*\\d{4}-\\d{1,2}-\\d{1,2}.*$");

  /** Fewer units could stand in any post. */
  private static final int LEAST_QUOTED = 4;

  private Addressed() {}

  /** Whether {@code reply}, a later post of the same thread, answers {@code other}. */
  static boolean isTo(ReadPost reply, ReadPost other) {
    return names(reply, other) || quotes(reply, other);
  }

  private static boolean names(ReadPost reply, ReadPost other) {
    String opening = reply.folded().strip();
    opening = opening.substring(0, Math.min(OPENING, opening.length()));
    String said = opening;
    if (author(other).filter(name -> said.contains("@" + name)).isPresent()) {
      return true;
    }
    Matcher floor = FLOOR.matcher(opening);
    if (floor.find()) {
      return Integer.parseInt(floor.group(1)) == other.post().floor();
    }
    return opening.contains("楼上") && reply.post().floor() == other.post().floor() + 1;
  }

  private static boolean quotes(ReadPost reply, ReadPost other) {
    return reply.post().quotes().stream().anyMatch(quote -> quotes(reply, quote, other));
  }

  /** Line by line: a quotation may be cut, and its first line say whose words they are. */
  private static boolean quotes(ReadPost reply, Span quote, ReadPost other) {
    for (String line : Folding.fold(quote.of(reply.post().text())).split("\n")) {
      Matcher header = HEADER.matcher(line);
      String words = line.replaceAll("^[>\\s]+|(?:\\s*(?:\\.{3,}|…+))?\\s*$", "");
      if (header.matches()) {
        if (!author(other).filter(header.group(1)::equals).isPresent()) {
          return false;
        }
      } else if (words.length() >= LEAST_QUOTED && other.folded().contains(words)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> author(ReadPost post) {
    return post.post().author().map(Folding::fold);
  }
}

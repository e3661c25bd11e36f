package org.wentai.source;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Tells which lines of a copied page belong to the column beside the posts. */
final class PageSide {
  /** Lines between two marks of the column that may be anything short: names, group titles. */
  private static final int MOST_FREE = 3;

  private static final int LONGEST_FREE = 20;

  private final List<String> lines;
  private final boolean[] side;

  PageSide(List<String> lines) {
    this.lines = lines;
    this.side = new boolean[lines.size()];
    boolean[] taken = new boolean[lines.size()];
    for (int i = 0; i < side.length; i++) {
      side[i] |= PageMarks.isSide(lines.get(i));
      if (PageMarks.isNumber(lines.get(i))) {
        number(i, taken);
      }
    }
  }

  /** A statistic's number stands over its label, or under it. */
  private void number(int i, boolean[] taken) {
    int above = above(i - 1);
    int below = below(i + 1);
    if (above >= 0 && !taken[above] && PageMarks.isStatistic(lines.get(above))) {
      side[i] = true;
    } else if (below < side.length && PageMarks.isLabel(lines.get(below))) {
      side[i] = true;
      side[below] = true;
      taken[below] = true;
    }
  }

  /**
   * The first line of the column beside a post.
   *
   * @param from where it may begin
   * @param header the post's header, which ends it
   */
  int top(int from, int header) {
    int top = header;
    int free = 0;
    for (int i = header - 1; i >= from && free <= MOST_FREE; i--) {
      String line = lines.get(i);
      if (line.isEmpty()) {
        continue;
      }
      if (PageMarks.isOrigin(line)) {
        return i;
      }
      boolean button = PageMarks.isAction(line) && free == 0 && top < header;
      if (side[i] || button) {
        top = i;
        free = 0;
      } else if (line.length() <= LONGEST_FREE && !PageMarks.isNotice(line)) {
        free++;
      } else {
        break;
      }
    }
    return top;
  }

  /** The line above the column that can be a name; -1 when there is none. */
  int name(int from, int top) {
    int name = above(top - 1);
    return name >= from && PageMarks.isName(lines.get(name)) ? name : -1;
  }

  /** The place that the column says the post was sent from. */
  Optional<String> origin(int top, int header) {
    return lines.subList(top, header).stream()
        .filter(PageMarks::isOrigin)
        .flatMap(line -> ClientMark.origin(line).stream())
        .findFirst();
  }

  /** The group title: the first words in the column that are no mark, number, label or name. */
  Optional<String> group(int top, int header, Optional<String> author) {
    for (int i = top; i < header; i++) {
      Optional<String> words = Optional.of(lines.get(i));
      if (!side[i] && !lines.get(i).isEmpty() && !words.equals(author)) {
        return words;
      }
    }
    return Optional.empty();
  }

  /** The floor that a label in the column names. */
  OptionalInt floor(int top, int header) {
    for (int i = header - 1; i >= top; i--) {
      OptionalInt floor = PostHeader.floor(lines.get(i));
      if (floor.isPresent()) {
        return floor;
      }
    }
    return OptionalInt.empty();
  }

  private int below(int from) {
    int i = from;
    while (i < lines.size() && lines.get(i).isEmpty()) {
      i++;
    }
    return i;
  }

  private int above(int from) {
    int i = from;
    while (i >= 0 && lines.get(i).isEmpty()) {
      i--;
    }
    return i;
  }
}

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
   * The column beside a post.
   *
   * @param bodyEnd one past the last line of the post before
   * @param top its first line
   * @param author the name on top of it
   */
  record Column(int bodyEnd, int top, Optional<String> author) {}

  /**
   * Finds the column beside a post.
   *
   * @param from where it may begin
   * @param header the post's header, which ends it
   * @param named whether the page shows names
   */
  Column column(int from, int header, boolean named) {
    int top = header;
    int free = 0;
    for (int i = header - 1; i >= from && free <= MOST_FREE; i--) {
      String line = lines.get(i);
      if (line.isEmpty()) {
        continue;
      }
      if (PageMarks.isBar(line)) {
        return underBar(from, i, header);
      }
      if (side[i]) {
        top = i;
        free = 0;
      } else if (line.length() <= LONGEST_FREE && !PageMarks.isNotice(line)) {
        free++;
      } else {
        break;
      }
      if (PageMarks.isOrigin(line)) {
        break;
      }
    }
    int name = above(top - 1);
    boolean shown = named && name >= from && PageMarks.isName(lines.get(name));
    int start = shown ? name : top;
    return new Column(
        bodyEnd(from, start), start, shown ? Optional.of(lines.get(name)) : Optional.empty());
  }

  /** The bar of buttons under a post ends it, so that what follows first is a name or a mark. */
  private Column underBar(int from, int bar, int header) {
    int first = below(bar + 1);
    boolean name = first < header && !side[first] && PageMarks.isName(lines.get(first));
    return new Column(
        bodyEnd(from, bar + 1), first, name ? Optional.of(lines.get(first)) : Optional.empty());
  }

  /** Where the body ends that ends before {@code end}, less the bar of buttons under it. */
  int bodyEnd(int from, int end) {
    int last = end;
    for (int i = above(end - 1); i >= from; i = above(i - 1)) {
      boolean reply = last < end && PageMarks.isReplyButton(lines.get(i));
      if (!PageMarks.isBar(lines.get(i)) && !reply) {
        break;
      }
      last = i;
    }
    return last;
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

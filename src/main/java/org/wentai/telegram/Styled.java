package org.wentai.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.wentai.forum.Span;

/**
 * A text with marks.
 *
 * @param text the text as people read it
 * @param marks ranges of it, none empty; any two lie apart or one within the other
 */
record Styled(String text, List<Mark> marks) {
  static final Styled EMPTY = new Styled("", List.of());

  Styled {
    marks = List.copyOf(marks);
  }

  /** {@code text} as it is. */
  static Styled plain(String text) {
    return new Styled(text, List.of());
  }

  /** {@code text} all in {@code form}. */
  static Styled in(Mark.Form form, String text) {
    return plain(text).within(form);
  }

  int length() {
    return text.length();
  }

  /** All of this in {@code form}. */
  Styled within(Mark.Form form) {
    if (text.isEmpty()) {
      return this;
    }
    Mark around = new Mark(new Span(0, text.length()), form);
    return new Styled(text, Stream.concat(Stream.of(around), marks.stream()).toList());
  }

  /** This and {@code next} after it. */
  Styled then(Styled next) {
    List<Mark> all = new ArrayList<>(marks);
    for (Mark mark : next.marks) {
      all.add(new Mark(mark.span().shifted(text.length()), mark.form()));
    }
    return new Styled(text + next.text, all);
  }

  /** This and {@code next} after it. */
  Styled then(String next) {
    return new Styled(text + next, marks);
  }

  /** The parts that are not empty, with {@code between} between them. */
  static Styled joined(String between, List<Styled> parts) {
    Styled all = EMPTY;
    for (Styled part : parts) {
      if (part.length() > 0) {
        all = (all.length() == 0 ? all : all.then(between)).then(part);
      }
    }
    return all;
  }

  /** At most {@code most} units of this, ending with … when that is not all. */
  Styled cut(int most) {
    String less = Characters.cut(text, most);
    if (less.equals(text)) {
      return this;
    }
    List<Mark> kept = new ArrayList<>();
    for (Mark mark : marks) {
      int end = Math.min(mark.span().end(), less.length());
      if (mark.span().start() < end) {
        kept.add(new Mark(new Span(mark.span().start(), end), mark.form()));
      }
    }
    return new Styled(less, kept);
  }

  /** This without what is in bold. */
  Styled withoutBold() {
    return new Styled(text, marks.stream().filter(mark -> mark.form() != Mark.Plain.BOLD).toList());
  }
}

package org.wentai.source;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wentai.forum.Span;

/**
 * Writes the text of a post and keeps the offsets of its parts right while white space is put in
 * order: no-break and full-width spaces become plain ones, runs of them one, lines lose those at
 * their ends, and more than one empty line becomes one. The text neither starts nor ends with an
 * empty line. Code keeps the spaces of its lines.
 */
final class PostText {
  private static final int MOST_BREAKS = 2;

  private final StringBuilder text = new StringBuilder();
  private final List<Part> waiting = new ArrayList<>();
  private final Set<Integer> emphasised = new HashSet<>();
  private int breaks;
  private boolean space;
  private int lineStart;
  private boolean plainInLine;
  private boolean emphasisInLine;

  /** A part of the text that is being written. */
  static final class Part {
    private int start = -1;
  }

  /** Adds words; a line end among them counts as a space. */
  void words(String words, boolean emphasis) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        space = true;
      } else if (!invisible(c)) {
        write(c, emphasis);
      }
    }
  }

  /** Adds one line with the spaces it has, as code needs them, and ends it. */
  void verbatim(String line) {
    String kept = line.replace('\u00a0', ' ').stripTrailing();
    if (!kept.isEmpty()) {
      block();
      startLine();
      text.append(kept);
      plainInLine = true;
    }
    lineBreak();
  }

  /** Ends the line; a second one leaves an empty line. */
  void lineBreak() {
    endLine();
    breaks++;
    space = false;
  }

  /** Ends the line if it has begun. */
  void block() {
    if (breaks == 0) {
      lineBreak();
    }
  }

  /** Ends the line and leaves an empty one. */
  void emptyLine() {
    endLine();
    breaks = MOST_BREAKS;
    space = false;
  }

  /** Begins a part at the next thing written. */
  Part open() {
    Part part = new Part();
    waiting.add(part);
    return part;
  }

  /** The part from {@link #open} to what was written last; empty when nothing was. */
  Optional<Span> close(Part part) {
    waiting.remove(part);
    return part.start < 0 ? Optional.empty() : Optional.of(new Span(part.start, text.length()));
  }

  String text() {
    return text.toString();
  }

  /** Starts of the lines that are emphasised from end to end. */
  Set<Integer> emphasisedLines() {
    endLine();
    return Set.copyOf(emphasised);
  }

  private void write(char c, boolean emphasis) {
    if (breaks > 0 || text.isEmpty()) {
      startLine();
    } else if (space) {
      text.append(' ');
    }
    space = false;
    waiting.forEach(part -> part.start = text.length());
    waiting.clear();
    text.append(c);
    plainInLine |= !emphasis;
    emphasisInLine |= emphasis;
  }

  private void startLine() {
    if (!text.isEmpty()) {
      text.repeat('\n', Math.min(breaks, MOST_BREAKS));
    }
    breaks = 0;
    space = false;
    lineStart = text.length();
    plainInLine = false;
    emphasisInLine = false;
    waiting.forEach(part -> part.start = text.length());
    waiting.clear();
  }

  private void endLine() {
    if (breaks == 0 && emphasisInLine && !plainInLine) {
      emphasised.add(lineStart);
    }
  }

  private static boolean invisible(char c) {
    return Character.isISOControl(c) || c == '\u200b' || c == '\u00ad' || c == '\ufeff';
  }
}

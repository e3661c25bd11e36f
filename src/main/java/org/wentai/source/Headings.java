package org.wentai.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.wentai.forum.Section;
import org.wentai.forum.Span;

/**
 * Finds headings in the text of a post that marks none: a short line that is no sentence, stands by
 * itself, and has something to stand over. Lines that the page emphasises, and lines numbered or
 * bracketed as headings are, need not stand by themselves. Up to {@value #MOST_LINES} such lines in
 * a row are one heading of several lines; more are a list or a poem.
 */
final class Headings {
  private static final int MOST_LINES = 3;
  private static final int LEAST_TEXT = 80;
  private static final int LEAST_BODY = 15;
  private static final int MOST_IN_CHAIN = 2;

  private final List<TextLine> lines;
  private final boolean longEnough;

  private Headings(List<TextLine> lines, boolean longEnough) {
    this.lines = lines;
    this.longEnough = longEnough;
  }

  /**
   * The sections of {@code text}, ascending, none overlapping.
   *
   * @param emphasised starts of the lines that are emphasised from end to end
   * @param excluded parts that hold no heading: quotes, code
   */
  static List<Section> in(String text, Set<Integer> emphasised, List<Span> excluded) {
    List<TextLine> lines = TextLine.of(text, emphasised, excluded);
    return new Headings(lines, text.length() >= LEAST_TEXT && lines.size() > 2).sections(text);
  }

  private List<Section> sections(String text) {
    List<int[]> runs = runs();
    boolean[] headings = new boolean[runs.size()];
    int chain = 0;
    for (int i = runs.size() - 1; i >= 0; i--) {
      boolean overHeading = i + 1 < runs.size() && runs.get(i)[1] == runs.get(i + 1)[0];
      chain = overHeading ? chain + 1 : 0;
      boolean overSomething =
          overHeading ? headings[i + 1] && chain < MOST_IN_CHAIN : hasBody(runs.get(i)[1]);
      headings[i] = overSomething && standsOut(runs.get(i));
    }
    List<int[]> found = new ArrayList<>();
    for (int i = 0; i < headings.length; i++) {
      if (headings[i]) {
        found.add(runs.get(i));
      }
    }
    return sections(text, found);
  }

  private List<Section> sections(String text, List<int[]> runs) {
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      int start = lines.get(runs.get(i)[0]).span().start();
      boolean last = i + 1 == runs.size();
      int end = last ? text.length() : lines.get(runs.get(i + 1)[0]).span().start();
      sections.add(new Section(title(runs.get(i)), new Span(start, end)));
    }
    return sections;
  }

  private String title(int[] run) {
    List<String> words = lines.subList(run[0], run[1]).stream().map(TextLine::title).toList();
    return String.join(" ", words);
  }

  /** Candidate lines that follow each other without an empty line, as [first, last). */
  private List<int[]> runs() {
    List<int[]> runs = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).maybeHeading()) {
        continue;
      }
      int end = i + 1;
      while (end < lines.size() && lines.get(end).continues(lines.get(end - 1))) {
        end++;
      }
      runs.add(new int[] {i, end});
      i = end - 1;
    }
    return runs;
  }

  private boolean standsOut(int[] run) {
    if (run[1] - run[0] > MOST_LINES) {
      return false;
    }
    TextLine first = lines.get(run[0]);
    boolean apart = run[0] == 0 || first.afterEmpty() || lines.get(run[1]).afterEmpty();
    return first.marked() || longEnough && apart;
  }

  /** Whether running text of some length follows, before the next candidate. */
  private boolean hasBody(int from) {
    int length = 0;
    for (int i = from; i < lines.size() && !lines.get(i).maybeHeading(); i++) {
      length += lines.get(i).span().length();
    }
    return length >= LEAST_BODY;
  }
}

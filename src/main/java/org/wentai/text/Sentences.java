package org.wentai.text;

import java.util.ArrayList;
import java.util.List;
import org.wentai.forum.Span;

/**
 * Breaks forum text into sentences, and sentences into clauses.
 *
 * <p>A sentence ends at a line's end, at 。！？; and ……, and at a full stop that is not inside a
 * number, an address or behind a list's numeral; closing quotes and brackets go with the sentence
 * they close. Half and full width count alike.
 */
public final class Sentences {
  private static final String ENDS = "。!?;…\u2026";
  private static final String CLOSERS = "\"')]}》】〉〕〗";
  private static final String CLAUSE_ENDS = ",:;。!?…";

  private Sentences() {}

  /**
   * The sentences of {@code text}, ascending, not overlapping, none blank, without the white space
   * around them. What lies between them is white space only.
   */
  public static List<Span> of(String text) {
    String folded = Folding.fold(text);
    var spans = new ArrayList<Span>();
    int start = 0;
    boolean quoted = false;
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      }
      if (c == '\n' || c == '\r') {
        add(spans, text, start, i);
        start = i + 1;
        quoted = false;
      } else if (ends(folded, i, start)) {
        int end = closed(folded, i + 1, quoted);
        if (!goesOn(folded, i + 1, end)) {
          add(spans, text, start, end);
          start = end;
          quoted = false;
        }
        i = end - 1;
      }
    }
    add(spans, text, start, text.length());
    return spans;
  }

  /**
   * The clauses of one sentence, as spans of {@code text}, each with the mark that ends it;
   * together they cover the sentence.
   */
  public static List<Span> clauses(String text, Span sentence) {
    var spans = new ArrayList<Span>();
    int start = sentence.start();
    for (int i = start; i < sentence.end() - 1; i++) {
      char c = Folding.fold(text.charAt(i));
      boolean ends = CLAUSE_ENDS.indexOf(c) >= 0 && !insideNumber(text, i);
      if (ends && CLOSERS.indexOf(Folding.fold(text.charAt(i + 1))) < 0) {
        spans.add(new Span(start, i + 1));
        start = i + 1;
      }
    }
    spans.add(new Span(start, sentence.end()));
    return spans;
  }

  private static boolean ends(String folded, int at, int start) {
    char c = folded.charAt(at);
    return ENDS.indexOf(c) >= 0 || (c == '.' && fullStop(folded, at, start));
  }

  /**
   * Whether the dot at {@code at} ends a sentence, as opposed to 3.5, www.a.cn, "1. " and "J. ".
   */
  private static boolean fullStop(String folded, int at, int start) {
    char after = at + 1 < folded.length() ? folded.charAt(at + 1) : ' ';
    if (isLatin(after) || after == '.' || after == '/') {
      return false;
    }
    String before = folded.substring(start, at).strip();
    boolean numeral = !before.isEmpty() && before.chars().allMatch(Character::isDigit);
    boolean initial =
        !before.isEmpty()
            && isLatin(before.charAt(before.length() - 1))
            && (before.length() == 1 || before.charAt(before.length() - 2) == ' ');
    return !before.isEmpty() && !numeral && !initial;
  }

  private static boolean isLatin(char c) {
    return c < 0x250 && Character.isLetterOrDigit(c);
  }

  /** The end of the sentence whose final mark ends at {@code at}: further marks, closing quotes. */
  private static int closed(String folded, int at, boolean quoted) {
    int end = at;
    while (end < folded.length()) {
      char c = folded.charAt(end);
      boolean opens = c == '"' && !quoted;
      if (opens || (ENDS.indexOf(c) < 0 && c != '.' && CLOSERS.indexOf(c) < 0)) {
        break;
      }
      quoted &= c != '"';
      end++;
    }
    return end;
  }

  /** Whether a closing quote or bracket stands at [from, to) and the sentence goes on behind it. */
  private static boolean goesOn(String folded, int from, int to) {
    boolean closer = to > from && CLOSERS.indexOf(folded.charAt(to - 1)) >= 0;
    return closer && to < folded.length() && ",、的".indexOf(folded.charAt(to)) >= 0;
  }

  private static boolean insideNumber(String text, int at) {
    char mark = Folding.fold(text.charAt(at));
    return (mark == ',' || mark == ':')
        && at > 0
        && at + 1 < text.length()
        && Character.isDigit(text.charAt(at - 1))
        && Character.isDigit(text.charAt(at + 1));
  }

  private static void add(List<Span> spans, String text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && Blank.is(text.charAt(start))) {
      start++;
    }
    while (end > start && Blank.is(text.charAt(end - 1))) {
      end--;
    }
    if (start < end) {
      spans.add(new Span(start, end));
    }
  }
}

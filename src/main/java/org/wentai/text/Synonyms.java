package org.wentai.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wentai.forum.Span;

/**
 * Words that mean nearly the same, so that a question in everyday words finds what an office wrote:
 * 孩子, 子女; 缴费, 交钱. They stand in {@code everyday.txt}, a group a line.
 */
public final class Synonyms {
  private static final int SHORTEST = 1;

  private Synonyms() {}

  /**
   * A word, and others for it.
   *
   * @param span where it stands
   * @param others the other words of its groups, at least one; none of one character, which stands
   *     in too many other words
   */
  public record Word(Span span, List<String> others) {
    public Word {
      others = List.copyOf(others);
    }
  }

  /** The words of {@code folded} that have others, in order; the longest match at each place. */
  public static List<Word> in(String folded) {
    var words = new ArrayList<Word>();
    int at = 0;
    while (at < folded.length()) {
      int end = longest(folded, at);
      if (end > at) {
        var span = new Span(at, end);
        words.add(new Word(span, Groups.OTHERS.getOrDefault(span.of(folded), List.of())));
      }
      at = Math.max(end, at + 1);
    }
    return words;
  }

  /**
   * {@code folded} with each word that {@code text} lacks put as {@code text} has it, if it does.
   *
   * @param kept what of {@code folded} stays as it is
   */
  public static String inWordsOf(String text, String folded, List<Span> kept) {
    var put = new StringBuilder();
    int done = 0;
    for (Word word : in(folded)) {
      if (!text.contains(word.span().of(folded))
          && kept.stream().noneMatch(word.span()::overlaps)) {
        var said = word.others().stream().filter(text::contains).findFirst();
        put.append(folded, done, word.span().start()).append(said.orElse(word.span().of(folded)));
        done = word.span().end();
      }
    }
    return put.append(folded, done, folded.length()).toString();
  }

  private static int longest(String folded, int from) {
    for (int end = Math.min(folded.length(), from + Groups.LONGEST);
        end >= from + SHORTEST;
        end--) {
      if (Groups.OTHERS.containsKey(folded.substring(from, end))) {
        return end;
      }
    }
    return from;
  }

  /** Read on first use. */
  private static final class Groups {
    static final Map<String, List<String>> OTHERS = read();
    static final int LONGEST = OTHERS.keySet().stream().mapToInt(String::length).max().orElse(0);

    private static Map<String, List<String>> read() {
      var others = new HashMap<String, List<String>>();
      for (String line : WordList.lines(Synonyms.class, "everyday.txt")) {
        List<String> group = List.of(line.strip().split("\\s+"));
        for (String word : group) {
          List<String> known = others.computeIfAbsent(word, w -> new ArrayList<>());
          group.stream()
              .filter(o -> o.length() > 1 && !o.equals(word) && !known.contains(o))
              .forEach(known::add);
        }
      }
      return others;
    }
  }
}

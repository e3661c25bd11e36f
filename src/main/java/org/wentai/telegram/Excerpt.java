package org.wentai.telegram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.wentai.forum.Post;
import org.wentai.forum.Span;
import org.wentai.forum.TextCitation;
import org.wentai.forum.ThreadHead;
import org.wentai.text.Folding;

/**
 * Some of a post's own words: what it quotes of other posts is left out, the words that were looked
 * for are marked, and each part holds as a citation.
 *
 * @param parts ascending; the ranges of the post's text that are shown
 * @param more whether the post has more of its own after them
 */
record Excerpt(List<TextCitation> parts, boolean more) {
  private static final int BOLD = 10;

  /** How far before a found word its sentence may begin. */
  private static final int BEFORE = 80;

  private static final String ENDS = "。！？!?；;\n";
  private static final String ELLIPSIS = "…";

  /**
   * At most {@code most} units of {@code post}; from the sentence of the first word that was looked
   * for, where that stands behind them.
   *
   * @param words folded
   */
  static Excerpt of(ThreadHead head, Post post, List<String> words, int most) {
    List<Span> own = own(post);
    List<TextCitation> parts = new ArrayList<>();
    int begin = begin(post.text(), own, words, most);
    int room = most;
    for (Span span : own) {
      if (span.end() <= begin || room < 1) {
        continue;
      }
      int start = Math.max(span.start(), begin);
      int end = Math.min(span.end(), Characters.end(post.text(), start, room));
      TextCitation part = TextCitation.of(head, post, new Span(start, end));
      if (part.holds(head, post)) {
        parts.add(part);
        room -= part.quoted().length() + 1;
      }
    }
    int last = parts.isEmpty() ? 0 : parts.getLast().span().end();
    boolean more = !own.isEmpty() && last < own.getLast().end();
    return new Excerpt(List.copyOf(parts), more);
  }

  /** The ranges of a post's text that are its own, without white space around them. */
  static List<Span> own(Post post) {
    List<Span> own = new ArrayList<>();
    int at = 0;
    for (Span quote :
        post.quotes().stream().sorted(Comparator.comparingInt(Span::start)).toList()) {
      add(own, post.text(), at, Math.max(at, quote.start()));
      at = Math.max(at, quote.end());
    }
    add(own, post.text(), at, post.text().length());
    return own;
  }

  private static void add(List<Span> own, String text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && Trimming.isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && Trimming.isBlank(text.charAt(end - 1))) {
      end--;
    }
    if (start < end) {
      own.add(new Span(start, end));
    }
  }

  private static int begin(String text, List<Span> own, List<String> words, int most) {
    if (own.isEmpty() || words.isEmpty()) {
      return 0;
    }
    String folded = Folding.fold(text);
    int first = own.getFirst().start();
    int found =
        own.stream()
            .flatMap(span -> words.stream().map(word -> place(folded, word, span)))
            .filter(place -> place >= 0)
            .min(Comparator.naturalOrder())
            .orElse(first);
    return found < first + most * 2 / 3 ? 0 : sentence(text, found);
  }

  private static int place(String folded, String word, Span span) {
    int place = folded.indexOf(word, span.start());
    return place >= 0 && place + word.length() <= span.end() ? place : -1;
  }

  private static int sentence(String text, int place) {
    int start = place;
    while (start > Math.max(0, place - BEFORE) && ENDS.indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    return start > 0 && ENDS.indexOf(text.charAt(start - 1)) < 0 ? place : start;
  }

  /** The words as they are shown, each part in a line of its own. */
  Styled styled(Post post, List<String> words) {
    int begin = own(post).stream().findFirst().map(Span::start).orElse(0);
    List<Styled> lines = new ArrayList<>();
    for (TextCitation part : parts) {
      boolean cutBefore = lines.isEmpty() && part.span().start() > begin;
      lines.add(Styled.plain(cutBefore ? ELLIPSIS : "").then(marked(part.quoted(), words)));
    }
    Styled all = Styled.joined("\n", lines);
    return more ? all.then(ELLIPSIS) : all;
  }

  private static Styled marked(String quoted, List<String> words) {
    String text = Clean.text(quoted);
    String folded = Folding.fold(quoted);
    List<Span> found = new ArrayList<>();
    for (String word : words) {
      for (int at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length())) {
        found.add(new Span(at, at + word.length()));
      }
    }
    found.sort(Comparator.comparingInt(Span::start));
    List<Mark> bold =
        Characters.widened(text, found, BOLD).stream()
            .map(span -> new Mark(span, Mark.Plain.BOLD))
            .toList();
    return new Styled(text, bold);
  }
}

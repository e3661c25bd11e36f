package org.wentai.index;

import java.util.ArrayList;
import java.util.List;
import org.wentai.forum.Post;
import org.wentai.forum.Section;
import org.wentai.forum.Span;
import org.wentai.text.Sentences;

/**
 * Cuts a post's own text (what it quotes left out) into passages of whole sentences: at section
 * borders, else where a paragraph ends, else where a sentence does.
 */
final class Passages {
  /** A passage is cut before it grows beyond this, unless one sentence alone does. */
  static final int LONGEST = 400;

  /** From this length on, a passage ends with its paragraph when the next one does not fit. */
  static final int ENOUGH = 150;

  /** A longer sentence is cut at its clauses, so that it can be cited and embedded. */
  static final int LONGEST_SENTENCE = 200;

  private Passages() {}

  /** The passages of {@code post}, ascending, disjoint; together they cover all that is not blank. */
  static List<Passage> of(Post post) {
    String own = ownText(post);
    var passages = new ArrayList<Passage>();
    for (Span part : parts(post)) {
      cut(own, part, passages);
    }
    return passages;
  }

  /** The post's text with line ends in place of what it quotes, of the same length. */
  static String ownText(Post post) {
    if (post.quotes().isEmpty()) {
      return post.text();
    }
    var own = new StringBuilder(post.text());
    for (Span quote : post.quotes()) {
      for (int i = quote.start(); i < quote.end(); i++) {
        own.setCharAt(i, '\n');
      }
    }
    return own.toString();
  }

  /** The stretches between section borders. */
  private static List<Span> parts(Post post) {
    int length = post.text().length();
    if (post.sections().isEmpty()) {
      return List.of(new Span(0, length));
    }
    var borders = new java.util.TreeSet<>(List.of(0, length));
    for (Section section : post.sections()) {
      borders.add(section.span().start());
      borders.add(section.span().end());
    }
    var parts = new ArrayList<Span>();
    int start = 0;
    for (int border : borders) {
      if (border > start) {
        parts.add(new Span(start, border));
      }
      start = border;
    }
    return parts;
  }

  private static void cut(String own, Span part, List<Passage> passages) {
    String text = part.of(own);
    List<Span> sentences = Sentences.of(text);
    var pending = new ArrayList<Span>();
    for (int i = 0; i < sentences.size(); i++) {
      Span next = sentences.get(i).shifted(part.start());
      if (!pending.isEmpty() && breaksBefore(text, sentences, i, pending.get(0).start(), part.start())) {
        passages.add(passage(own, pending));
        pending.clear();
      }
      pending.add(next);
    }
    if (!pending.isEmpty()) {
      passages.add(passage(own, pending));
    }
  }

  private static boolean breaksBefore(
      String text, List<Span> sentences, int next, int passageStart, int shift) {
    int start = passageStart - shift;
    int length = sentences.get(next - 1).end() - start;
    if (sentences.get(next).end() - start > LONGEST) {
      return true;
    }
    return length >= ENOUGH
        && newLine(text, sentences, next)
        && paragraphEnd(text, sentences, next) - start > LONGEST;
  }

  private static boolean newLine(String text, List<Span> sentences, int at) {
    int from = sentences.get(at - 1).end();
    int lineEnd = text.indexOf('\n', from);
    return lineEnd >= 0 && lineEnd < sentences.get(at).start();
  }

  private static int paragraphEnd(String text, List<Span> sentences, int from) {
    int at = from;
    while (at + 1 < sentences.size() && !newLine(text, sentences, at + 1)) {
      at++;
    }
    return sentences.get(at).end();
  }

  private static Passage passage(String own, List<Span> sentences) {
    var span = new Span(sentences.get(0).start(), sentences.get(sentences.size() - 1).end());
    var pieces = new ArrayList<Span>();
    for (Span sentence : sentences) {
      if (sentence.length() <= LONGEST_SENTENCE) {
        pieces.add(sentence);
      } else {
        cutLong(own, sentence, pieces);
      }
    }
    return new Passage(span, pieces);
  }

  private static void cutLong(String own, Span sentence, List<Span> pieces) {
    int start = sentence.start();
    int end = start;
    for (Span clause : Sentences.clauses(own, sentence)) {
      if (clause.end() - start > LONGEST_SENTENCE && end > start) {
        pieces.add(new Span(start, end));
        start = end;
      }
      end = clause.end();
      while (end - start > LONGEST_SENTENCE) {
        int cut = start + LONGEST_SENTENCE;
        cut -= Character.isHighSurrogate(own.charAt(cut - 1)) ? 1 : 0;
        pieces.add(new Span(start, cut));
        start = cut;
      }
    }
    pieces.add(new Span(start, end));
  }
}

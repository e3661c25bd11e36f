package org.wentai.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.wentai.forum.Post;
import org.wentai.forum.Section;
import org.wentai.forum.Span;
import org.wentai.text.Folding;
import org.wentai.text.Sentences;

/** Chooses what to quote of a post around a sentence, and what to mark in it. */
final class Snippets {
  private Snippets() {}

  /**
   * The part of {@code sentence} to answer with: all of it, or of one too long to cite the clauses
   * that hold the most of the question.
   */
  static Span of(Understood question, Post post, Span sentence) {
    if (sentence.length() <= Evidence.LONGEST) {
      return sentence;
    }
    List<Span> clauses = Sentences.clauses(post.text(), sentence);
    Span best = cut(post.text(), clauses.get(0));
    double most = -1;
    for (int from = 0; from < clauses.size(); from++) {
      Span window = cut(post.text(), window(clauses, from));
      double worth = worth(question, Folding.fold(window.of(post.text())));
      if (worth > most + 1e-9) {
        most = worth;
        best = window;
      }
    }
    return best;
  }

  /**
   * {@code span} with the sentences after and before it, as far as the same part and the limit go.
   */
  static Span widened(Post post, Span span) {
    Span part = part(post, span);
    Span widened = span;
    List<Span> sentences = near(post.text(), span);
    for (Span next : sentences) {
      if (next.start() >= widened.end() && part.covers(next)) {
        Span more = new Span(widened.start(), next.end());
        if (more.length() > Evidence.LONGEST) {
          break;
        }
        widened = more;
      }
    }
    for (Span before : sentences.reversed()) {
      if (before.end() <= widened.start() && part.covers(before)) {
        Span more = new Span(before.start(), widened.end());
        if (more.length() > Evidence.LONGEST) {
          break;
        }
        widened = more;
      }
    }
    return widened;
  }

  /** The sentences of the lines around {@code span}, as far as may be cited with it. */
  private static List<Span> near(String text, Span span) {
    int start = Math.max(0, span.start() - Evidence.LONGEST);
    while (start > 0 && !endsLine(text.charAt(start - 1))) {
      start--;
    }
    int end = Math.min(text.length(), span.end() + Evidence.LONGEST);
    while (end < text.length() && !endsLine(text.charAt(end))) {
      end++;
    }
    int from = start;
    return Sentences.of(text.substring(start, end)).stream().map(s -> s.shifted(from)).toList();
  }

  private static boolean endsLine(char c) {
    return c == '\n' || c == '\r';
  }

  /**
   * The words within {@code span} to mark, where it is not known which answer: those of the kind
   * asked for, or else what it shares with the question.
   */
  static List<Span> highlights(Understood question, Post post, Span span) {
    String folded = Folding.fold(span.of(post.text()));
    var marks = new ArrayList<Span>();
    if (question.kind().isExact()) {
      question.kind().in(folded).forEach(s -> marks.add(s.shifted(span.start())));
    }
    return marks.isEmpty() ? shared(question, folded, span) : merged(marks);
  }

  private static List<Span> shared(Understood question, String folded, Span span) {
    var marks = new ArrayList<Span>();
    for (Terms.Term term : question.terms().list()) {
      for (int at = term.pair() ? folded.indexOf(term.text()) : -1;
          at >= 0;
          at = folded.indexOf(term.text(), at + 1)) {
        marks.add(new Span(at, at + term.text().length()).shifted(span.start()));
      }
    }
    return merged(marks);
  }

  private static Span window(List<Span> clauses, int from) {
    int start = clauses.get(from).start();
    int end = clauses.get(from).end();
    for (Span clause : clauses.subList(from, clauses.size())) {
      if (clause.end() - start > Evidence.LONGEST) {
        break;
      }
      end = clause.end();
    }
    return new Span(start, end);
  }

  /** At most as much as may be cited, never half a character. */
  private static Span cut(String text, Span span) {
    if (span.length() <= Evidence.LONGEST) {
      return span;
    }
    int end = span.start() + Evidence.LONGEST;
    return new Span(span.start(), Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }

  private static double worth(Understood question, String folded) {
    double kind = question.kind().in(folded).isEmpty() ? 0 : 1;
    return question.terms().weight(question.terms().in(folded)) + kind;
  }

  /** The section around {@code span}, or the part of the post before its first heading. */
  private static Span part(Post post, Span span) {
    int start = 0;
    int end = post.text().length();
    for (Section section : post.sections()) {
      if (section.span().covers(span)) {
        return section.span();
      }
      if (section.span().end() <= span.start()) {
        start = Math.max(start, section.span().end());
      }
      if (section.span().start() >= span.end()) {
        end = Math.min(end, section.span().start());
      }
    }
    return new Span(start, end);
  }

  private static List<Span> merged(List<Span> spans) {
    var merged = new ArrayList<Span>();
    for (Span span : spans.stream().sorted(Comparator.comparingInt(Span::start)).toList()) {
      Span last = merged.isEmpty() ? span : merged.get(merged.size() - 1);
      if (!merged.isEmpty() && span.start() <= last.end()) {
        merged.set(merged.size() - 1, new Span(last.start(), Math.max(last.end(), span.end())));
      } else {
        merged.add(span);
      }
    }
    return merged;
  }
}

package org.wentai.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.wentai.answer.Answer;
import org.wentai.answer.Evidence;
import org.wentai.chat.AnswerText;
import org.wentai.chat.Language;
import org.wentai.forum.Post;
import org.wentai.forum.PostRef;
import org.wentai.forum.RecordCitation;
import org.wentai.forum.Span;
import org.wentai.forum.TextCitation;
import org.wentai.forum.ThreadHead;
import org.wentai.index.Generation;

/**
 * The rules by which an answer passes: an answerable question is answered, each fact stands in one
 * of its ways in the answer or a snippet, the first citation names the right floor (or a right
 * thread), nothing is too long; an unanswerable one is not answered; and every citation reads as
 * stored.
 *
 * @param posts where citations are looked up
 * @param language the language in which records are labelled
 */
public record Scoring(Generation posts, Language language) {
  private static final int LONGEST_ANSWER = 400;
  private static final int LONGEST_SNIPPET = 200;
  private static final int MOST_CITATIONS = 3;

  /** Judges {@code answer}, which took {@code millis}. */
  public Verdict judge(GoldQuestion question, Answer answer, double millis) {
    List<String> faults = new ArrayList<>();
    boolean answered = answer instanceof Answer.Found;
    String said = "";
    switch (answer) {
      case Answer.NotFound none -> {
        if (question.answerable()) {
          faults.add("not answered");
        }
        none.closest().ifPresent(evidence -> verify(evidence, faults));
      }
      case Answer.Found found -> {
        said = AnswerText.of(found, language);
        if (!question.answerable()) {
          faults.add("answered, though the posts do not tell");
        } else {
          content(question, found, said, faults);
        }
        found.evidence().forEach(evidence -> verify(evidence, faults));
      }
    }
    return new Verdict(question, answered, said, answer.confidence(), faults, millis);
  }

  private static void content(
      GoldQuestion question, Answer.Found found, String text, List<String> faults) {
    lengths(text, found.evidence(), faults);
    List<String> said = new ArrayList<>(List.of(text));
    found.evidence().stream().limit(MOST_CITATIONS).forEach(e -> said.add(e.citation().quoted()));
    for (List<String> fact : question.gold()) {
      if (fact.stream().noneMatch(way -> said.stream().anyMatch(s -> s.contains(way)))) {
        faults.add("lacks " + String.join(" / ", fact));
      }
    }
    place(question, found, faults);
  }

  private static void lengths(String text, List<Evidence> evidence, List<String> faults) {
    if (text.length() > LONGEST_ANSWER) {
      faults.add("an answer of " + text.length() + " units");
    }
    if (evidence.size() > MOST_CITATIONS) {
      faults.add(evidence.size() + " citations");
    }
    for (Evidence one : evidence) {
      if (one.citation().quoted().length() > LONGEST_SNIPPET) {
        faults.add("a snippet of " + one.citation().quoted().length() + " units");
      }
    }
  }

  private static void place(GoldQuestion question, Answer.Found found, List<String> faults) {
    if (found.evidence().isEmpty()) {
      faults.add("no citation");
      return;
    }
    PostRef first = found.evidence().getFirst().citation().post();
    OptionalInt floor = question.floor();
    if (floor.isPresent() && first.floor() != floor.getAsInt()) {
      faults.add("cites floor " + first.floor() + " first, not " + floor.getAsInt());
    }
    if (!question.positives().isEmpty() && !question.positives().contains(first.thread())) {
      faults.add("cites thread " + first.thread() + " first");
    }
  }

  /** Compares a citation with the post as it is stored, not as the evidence carries it. */
  private void verify(Evidence evidence, List<String> faults) {
    PostRef ref = evidence.citation().post();
    boolean holds =
        posts
            .head(ref.thread())
            .flatMap(
                head -> posts.post(ref.thread(), ref.floor()).map(p -> holds(evidence, head, p)))
            .orElse(false);
    if (!holds) {
      faults.add("a citation of " + ref.thread() + " floor " + ref.floor() + " does not hold");
    }
  }

  private static boolean holds(Evidence evidence, ThreadHead head, Post stored) {
    return switch (evidence.citation()) {
      case TextCitation text ->
          text.span().end() <= stored.text().length()
              && stored
                  .text()
                  .substring(text.span().start(), text.span().end())
                  .equals(text.quoted())
              && evidence.highlights().stream().allMatch(h -> inside(text.span(), h));
      case RecordCitation record -> record.field().values(head, stored).contains(record.quoted());
    };
  }

  private static boolean inside(Span quoted, Span highlight) {
    return quoted.covers(highlight) && !highlight.isEmpty();
  }
}

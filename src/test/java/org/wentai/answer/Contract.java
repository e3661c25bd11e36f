package org.wentai.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.wentai.forum.Post;
import org.wentai.forum.RecordCitation;
import org.wentai.forum.Span;
import org.wentai.forum.TextCitation;
import org.wentai.forum.ThreadHead;
import org.wentai.index.Generation;

/** What holds of every answer that was found, checked against the posts as stored. */
final class Contract {
  private Contract() {}

  static void holds(Generation posts, String question, Answer.Found found) {
    assertThat(found.text()).as(question).isNotBlank().hasSizeLessThanOrEqualTo(400);
    assertThat(found.evidence()).as(question).hasSizeBetween(1, 3);
    assertThat(found.confidence()).as(question).isBetween(0.0, 1.0);
    for (String line : found.text().split("\n")) {
      assertThat(found.evidence())
          .as("%s: %s", question, line)
          .anyMatch(e -> e.citation().quoted().contains(line));
    }
    found.evidence().forEach(e -> holds(posts, question, e));
    found.more().forEach(e -> holds(posts, question, e));
  }

  private static void holds(Generation posts, String question, Evidence evidence) {
    var ref = evidence.citation().post();
    ThreadHead head = posts.head(ref.thread()).orElseThrow();
    Post stored = posts.post(ref.thread(), ref.floor()).orElseThrow();
    assertThat(stored.pid()).as(question).isEqualTo(ref.pid());
    assertThat(evidence.citation().quoted()).as(question).hasSizeBetween(1, 200);
    assertThat(evidence.score()).as(question).isBetween(0.0, 1.0);
    switch (evidence.citation()) {
      case TextCitation cited -> {
        assertThat(stored.text().substring(cited.span().start(), cited.span().end()))
            .as(question)
            .isEqualTo(cited.quoted())
            .isNotBlank();
        wholeCharacters(question, stored.text(), cited.span());
        marks(question, stored.text(), cited.span(), evidence.highlights());
      }
      case RecordCitation cited -> {
        assertThat(cited.field().values(head, stored)).as(question).contains(cited.quoted());
        assertThat(evidence.highlights()).as(question).isEmpty();
      }
    }
  }

  static void marks(String question, String text, Span cited, List<Span> highlights) {
    int end = cited.start();
    for (Span mark : highlights) {
      assertThat(mark.start()).as(question).isGreaterThanOrEqualTo(end);
      assertThat(mark.isEmpty()).as(question).isFalse();
      wholeCharacters(question, text, mark);
      end = mark.end();
    }
    assertThat(end).as(question).isLessThanOrEqualTo(cited.end());
  }

  static void wholeCharacters(String question, String text, Span span) {
    for (int at : new int[] {span.start(), span.end()}) {
      boolean split =
          at > 0
              && at < text.length()
              && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
      assertThat(split).as("%s: %s splits a character", question, span).isFalse();
    }
  }
}

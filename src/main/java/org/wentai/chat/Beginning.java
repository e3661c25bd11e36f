package org.wentai.chat;

import java.util.List;
import org.wentai.answer.Evidence;
import org.wentai.forum.Citation;
import org.wentai.forum.Post;
import org.wentai.forum.RecordCitation;
import org.wentai.forum.RecordField;
import org.wentai.forum.Span;
import org.wentai.forum.TextCitation;
import org.wentai.forum.ThreadHead;
import org.wentai.text.Sentences;

/** Cites how a post begins, for lists of posts. */
final class Beginning {
  private static final int LONGEST = 100;

  private Beginning() {}

  /** The first sentence, cut to 100 units; of a post without words, its time. */
  static Evidence of(ThreadHead head, Post post) {
    List<Span> sentences = Sentences.of(post.text());
    Citation citation =
        sentences.isEmpty()
            ? new RecordCitation(post.in(head), RecordField.POSTED_AT, time(head, post))
            : TextCitation.of(head, post, cut(post.text(), sentences));
    return new Evidence(citation, head, post, List.of(), 0);
  }

  private static String time(ThreadHead head, Post post) {
    return RecordField.POSTED_AT.values(head, post).getFirst();
  }

  /** As many whole sentences as fit, at least a part of the first one. */
  private static Span cut(String text, List<Span> sentences) {
    Span first = sentences.getFirst();
    int end = first.end();
    for (Span sentence : sentences) {
      end = sentence.end() - first.start() <= LONGEST ? sentence.end() : end;
    }
    int most = Math.min(end, first.start() + LONGEST);
    boolean splits = most < end && Character.isHighSurrogate(text.charAt(most - 1));
    return new Span(first.start(), splits ? most - 1 : most);
  }
}

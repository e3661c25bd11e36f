package org.wentai.chat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.wentai.answer.Evidence;
import org.wentai.forum.Citation;
import org.wentai.forum.Post;
import org.wentai.forum.PostRef;
import org.wentai.forum.RecordCitation;
import org.wentai.forum.RecordField;
import org.wentai.forum.Section;
import org.wentai.forum.Span;
import org.wentai.forum.TextCitation;
import org.wentai.forum.ThreadHead;
import org.wentai.index.Generation;

/**
 * A citation as it is kept: what it quoted and where that stood.
 *
 * @param post the post, its floor as of then
 * @param field for a record's value, which one
 * @param span for words of the text, where they stood; an empty span at 0 for a record
 * @param quoted the words or the value
 * @param highlights the words that were marked, as spans of the post's text
 * @param score as in {@link Evidence}
 * @param sum over the post's text as it was then; empty for answers of older programs
 */
public record StoredCitation(
    PostRef post,
    Optional<RecordField> field,
    Span span,
    String quoted,
    List<Span> highlights,
    double score,
    OptionalLong sum) {
  public StoredCitation {
    highlights = List.copyOf(highlights);
  }

  static StoredCitation of(Evidence evidence) {
    Citation citation = evidence.citation();
    boolean isText = citation instanceof TextCitation;
    return new StoredCitation(
        citation.post(),
        citation instanceof RecordCitation record ? Optional.of(record.field()) : Optional.empty(),
        isText ? ((TextCitation) citation).span() : new Span(0, 0),
        citation.quoted(),
        evidence.highlights(),
        evidence.score(),
        OptionalLong.of(sum(evidence.post())));
  }

  /** FNV-1a, 64 bits. */
  private static long sum(Post post) {
    long sum = 0xcbf29ce484222325L;
    for (int i = 0; i < post.text().length(); i++) {
      sum = (sum ^ post.text().charAt(i)) * 0x100000001b3L;
    }
    return sum;
  }

  /** What became of a cited post. */
  enum Fate {
    /** It says what it said. */
    STANDS,
    /** Its text is another one. */
    EDITED,
    /** It was deleted, or is not shown any more. */
    GONE
  }

  /** What became of the post in {@code posts}. A record's value may change without an edit. */
  Fate fate(Generation posts) {
    Optional<Post> now = find(posts, post);
    if (now.isEmpty()) {
      return Fate.GONE;
    }
    boolean same =
        sum.isPresent()
            ? sum.getAsLong() == sum(now.get())
            : field.isPresent() || in(posts).isPresent();
    return same ? Fate.STANDS : Fate.EDITED;
  }

  /** The same evidence in {@code posts}; empty when the post does not say it there any more. */
  Optional<Evidence> in(Generation posts) {
    Optional<ThreadHead> head = posts.head(post.thread());
    Optional<Post> stored = head.flatMap(h -> find(posts, post));
    return stored
        .map(now -> citation(head.orElseThrow(), now))
        .filter(citation -> citation.holds(head.orElseThrow(), stored.orElseThrow()))
        .map(
            citation ->
                new Evidence(
                    citation, head.orElseThrow(), stored.orElseThrow(), highlights, score));
  }

  /** A floor may have been renumbered since, a pid never. */
  static Optional<Post> find(Generation posts, PostRef post) {
    Optional<Post> there = posts.post(post.thread(), post.floor());
    OptionalLong pid = post.pid();
    if (pid.isEmpty() || there.filter(p -> p.pid().equals(pid)).isPresent()) {
      return there;
    }
    return posts.posts(post.thread()).stream().filter(p -> p.pid().equals(pid)).findFirst();
  }

  private Citation citation(ThreadHead head, Post now) {
    return field.isPresent()
        ? new RecordCitation(now.in(head), field.get(), quoted)
        : new TextCitation(
            now.in(head), now.sectionAt(span.start()).map(Section::title), span, quoted);
  }
}

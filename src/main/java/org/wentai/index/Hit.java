package org.wentai.index;

import java.util.List;
import java.util.Optional;
import org.wentai.forum.Post;
import org.wentai.forum.Span;
import org.wentai.forum.ThreadHead;

/**
 * A passage that a search found.
 *
 * @param head its thread
 * @param post its post, whole, as stored
 * @param span the passage in the post's text
 * @param score the fused score, higher is better
 * @param lexical the lexical score as Lucene gave it, 0 when words did not find it
 * @param dense the best cosine of its sentences, NaN without vectors
 * @param sentences its sentences with their cosine to the question (NaN without vectors)
 * @param asked of a reply, the folded sentence of the opening post that asks the question
 */
public record Hit(
    ThreadHead head,
    Post post,
    Span span,
    double score,
    double lexical,
    double dense,
    List<SentenceHit> sentences,
    Optional<String> asked) {
  /** A passage that replies to nobody's question. */
  public Hit(
      ThreadHead head,
      Post post,
      Span span,
      double score,
      double lexical,
      double dense,
      List<SentenceHit> sentences) {
    this(head, post, span, score, lexical, dense, sentences, Optional.empty());
  }

  /** A sentence of a passage, and its cosine to the question. */
  public record SentenceHit(Span span, float cosine) {}
}

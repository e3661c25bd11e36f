package org.wentai.index;

import java.util.List;
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
 */
public record Hit(
    ThreadHead head,
    Post post,
    Span span,
    double score,
    double lexical,
    double dense,
    List<SentenceHit> sentences) {
  /** A sentence of a passage, and its cosine to the question. */
  public record SentenceHit(Span span, float cosine) {}
}

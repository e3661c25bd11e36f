package org.wentai.index;

import java.util.List;
import org.wentai.forum.Span;

/**
 * A piece of a post's own text, as it is searched.
 *
 * @param span from its first sentence's start to its last one's end, in units of the post's text
 * @param sentences what it is made of, ascending; each at most {@link Passages#LONGEST_SENTENCE} units
 */
record Passage(Span span, List<Span> sentences) {
  Passage {
    sentences = List.copyOf(sentences);
  }
}

package org.wentai.answer;

import java.util.List;
import org.wentai.forum.Citation;
import org.wentai.forum.Post;
import org.wentai.forum.Span;
import org.wentai.forum.ThreadHead;

/**
 * A citation with what a reader needs beside it. One whose words are not in its post cannot be
 * made.
 *
 * @param citation the citation
 * @param thread its thread, as stored
 * @param post its post, as stored
 * @param highlights the words to mark, ascending, as spans of the post's text within the citation;
 *     none for a record
 * @param score how strongly it speaks for the answer, 0 to 1
 */
public record Evidence(
    Citation citation, ThreadHead thread, Post post, List<Span> highlights, double score) {
  /** The most UTF-16 units that one citation quotes. */
  public static final int LONGEST = 200;

  public Evidence {
    highlights = List.copyOf(highlights);
    if (!citation.holds(thread, post)) {
      throw new IllegalArgumentException(
          "not in thread " + thread.id() + " floor " + post.floor() + ": " + citation.quoted());
    }
    if (citation.quoted().length() > LONGEST) {
      throw new IllegalArgumentException("a citation of " + citation.quoted().length() + " units");
    }
  }
}

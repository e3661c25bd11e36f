package org.wentai.answer;

import java.util.List;
import org.wentai.forum.Citation;
import org.wentai.forum.Post;
import org.wentai.forum.Span;
import org.wentai.forum.ThreadHead;

/**
 * A citation with what a reader needs beside it.
 *
 * @param citation the checked citation
 * @param thread its thread
 * @param post its post
 * @param highlights the words to mark, as spans of the post's text; none for a record
 * @param score how strongly it speaks for the answer, 0 to 1
 */
public record Evidence(
    Citation citation, ThreadHead thread, Post post, List<Span> highlights, double score) {}

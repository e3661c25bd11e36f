package org.wentai.answer;

import org.wentai.forum.Span;
import org.wentai.index.Hit;

/**
 * A sentence that may answer.
 *
 * @param hit the passage it stands in
 * @param span where it stands in the post's text
 * @param folded its folded text
 * @param cosine its embedding's cosine to the question's; 0 without vectors
 * @param place its place among the passage's sentences, from 0
 * @param terms the question's terms in it
 * @param before those in the sentence before it in the passage
 * @param after those in the sentence after it
 * @param around those in the thread's title, the section's, what the post replies to, and its year
 * @param passage those in the whole passage
 */
record Candidate(
    Hit hit,
    Span span,
    String folded,
    double cosine,
    int place,
    long terms,
    long before,
    long after,
    long around,
    long passage) {}

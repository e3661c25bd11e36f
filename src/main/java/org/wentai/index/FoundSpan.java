package org.wentai.index;

import org.wentai.forum.Span;

/**
 * The likeliest answer within one sentence of a {@link ReadingWindow}.
 *
 * @param span where it stands in the window's text; empty when the sentence was not read
 * @param score the log-odds of this span against "no answer here", NaN when it was not read
 */
public record FoundSpan(Span span, double score) {}

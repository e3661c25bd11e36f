package org.wentai.forum;

/**
 * A part of a post's text under a heading.
 *
 * @param title the heading's words, one line
 * @param span from the heading's first unit to the next heading or the end of the text
 */
public record Section(String title, Span span) {}

package org.wentai.forum;

import java.util.Optional;

/**
 * Cites a span of a post's text.
 *
 * @param post the cited post
 * @param section the heading it stands under
 * @param span where it stands, in UTF-16 units of the post's text
 * @param quoted the words there
 */
public record TextCitation(PostRef post, Optional<String> section, Span span, String quoted)
    implements Citation {

  /** Cites {@code span} of {@code post}, quoting what stands there. */
  public static TextCitation of(ThreadHead head, Post post, Span span) {
    return new TextCitation(
        post.in(head),
        post.sectionAt(span.start()).map(Section::title),
        span,
        span.of(post.text()));
  }

  @Override
  public boolean holds(ThreadHead head, Post stored) {
    return post.equals(stored.in(head))
        && !quoted.isBlank()
        && span.end() <= stored.text().length()
        && span.of(stored.text()).equals(quoted);
  }
}

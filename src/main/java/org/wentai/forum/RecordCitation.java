package org.wentai.forum;

/**
 * Cites a value of a post's record: views, a rating, the time.
 *
 * @param post the cited post; the opening post for what is the thread's own
 * @param field which value
 * @param quoted the value, as {@link RecordField#values} writes it
 */
public record RecordCitation(PostRef post, RecordField field, String quoted) implements Citation {

  @Override
  public boolean holds(ThreadHead head, Post stored) {
    return post.equals(stored.in(head)) && field.values(head, stored).contains(quoted);
  }
}

package org.wentai.index;

import java.util.List;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;
import org.wentai.text.Folding;

/**
 * A post read back from the index.
 *
 * @param head its thread
 * @param post the post
 * @param folded its own text, folded
 * @param passages its passages
 */
record ReadPost(ThreadHead head, Post post, String folded, List<Passage> passages) {
  static ReadPost of(ThreadHead head, Post post) {
    return new ReadPost(head, post, Folding.fold(Passages.ownText(post)), Passages.of(post));
  }
}

package org.wentai.index;

import java.util.List;
import org.wentai.forum.Post;
import org.wentai.text.Folding;

/**
 * A post cut into passages.
 *
 * @param post the post
 * @param record the post as stored
 * @param folded its own text, folded
 * @param passages its passages
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copying every post's bytes would cost
record PreparedPost(Post post, byte[] record, String folded, List<Passage> passages) {

  static PreparedPost of(Post post) {
    return new PreparedPost(
        post, PostCodec.encode(post), Folding.fold(Passages.ownText(post)), Passages.of(post));
  }
}

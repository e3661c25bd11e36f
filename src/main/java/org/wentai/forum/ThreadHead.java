package org.wentai.forum;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is known of a thread besides its posts.
 *
 * @param id the site's tid where known, else derived from the file's name; unique in a knowledge
 *     base
 * @param title the thread's subject
 * @param board the forum's board (版块)
 * @param address a link for people
 * @param views 查看
 * @param replies 回复
 * @param file the file it was read from, relative to the knowledge folder
 */
public record ThreadHead(
    String id,
    String title,
    Optional<String> board,
    Optional<URI> address,
    OptionalLong views,
    OptionalInt replies,
    String file) {
  public ThreadHead {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a thread needs an id");
    }
  }

  /**
   * A link for people to a post of this thread: Discuz' findpost address where thread and pid are
   * known, else the thread's own address.
   */
  public Optional<URI> addressOf(Post post) {
    return address.map(a -> PostAddress.of(a, id, post.pid()));
  }
}

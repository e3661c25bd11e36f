package org.wentai.forum;

import java.util.OptionalLong;

/**
 * Names a post: the thread and its floor as of reading, and its pid where the site tells it.
 *
 * @param thread the thread's id
 * @param floor 1 for the opening post
 * @param pid the site's own identity of the post; a floor may be renumbered, a pid never
 */
public record PostRef(String thread, int floor, OptionalLong pid) {
  public PostRef {
    if (thread.isEmpty() || floor < 1) {
      throw new IllegalArgumentException("no such post: '" + thread + "' floor " + floor);
    }
  }
}

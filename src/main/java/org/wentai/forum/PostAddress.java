package org.wentai.forum;

import java.net.URI;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Links to posts, in Discuz! X' form: {@code forum.php?mod=redirect&goto=findpost&ptid=T&pid=P}. It
 * survives renumbered floors, which {@code #12} does not.
 */
final class PostAddress {
  private static final Pattern DISCUZ_THREAD =
      Pattern.compile(
          "(.*/)(?:thread-\\d+-\\d+-\\d+\\.html|forum\\.php\\?(?:.*&)?mod=viewthread.*)");

  /** A thread's id: the site's own number, behind the site's name where there are several. */
  private static final Pattern ID = Pattern.compile("(?:[^/]+/)?(\\d+)");

  private PostAddress() {}

  static URI of(URI thread, String id, OptionalLong pid) {
    var tid = ID.matcher(id);
    var discuz = DISCUZ_THREAD.matcher(thread.toString());
    if (pid.isEmpty() || !tid.matches() || !discuz.matches()) {
      return thread;
    }
    return URI.create(
        discuz.group(1)
            + "forum.php?mod=redirect&goto=findpost&ptid="
            + tid.group(1)
            + "&pid="
            + pid.getAsLong());
  }
}

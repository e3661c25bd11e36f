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
  private static final Pattern TID = Pattern.compile("\\d+");

  private PostAddress() {}

  static URI of(URI thread, String tid, OptionalLong pid) {
    var discuz = DISCUZ_THREAD.matcher(thread.toString());
    if (pid.isEmpty() || !TID.matcher(tid).matches() || !discuz.matches()) {
      return thread;
    }
    return URI.create(
        discuz.group(1)
            + "forum.php?mod=redirect&goto=findpost&ptid="
            + tid
            + "&pid="
            + pid.getAsLong());
  }
}

package org.wentai.index;

import java.util.List;

/** Tells which threads changed since a generation was built. */
@FunctionalInterface
public interface LiveFeed {
  /**
   * The threads whose version is above {@code version}, ascending by it, at most {@code limit}:
   * fewer only when there are no more.
   */
  List<LiveThread> since(long version, int limit);
}

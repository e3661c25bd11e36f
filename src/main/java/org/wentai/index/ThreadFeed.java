package org.wentai.index;

import java.io.IOException;
import java.util.function.Consumer;
import org.wentai.forum.ForumThread;

/** Pushes threads, one at a time, so that a knowledge base need not fit in memory. */
@FunctionalInterface
public interface ThreadFeed {
  void pushTo(Consumer<ForumThread> sink) throws IOException;
}

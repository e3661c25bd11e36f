package org.wentai.index;

import java.util.Optional;
import org.wentai.forum.ForumThread;

/**
 * A thread as it stands outside of what was built.
 *
 * @param id its id in the knowledge base
 * @param version rises with each change of any thread
 * @param now how it reads; empty when nothing of it is to be found any more
 */
public record LiveThread(String id, long version, Optional<ForumThread> now) {}

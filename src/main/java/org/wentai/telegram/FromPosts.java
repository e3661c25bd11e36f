package org.wentai.telegram;

import java.time.Instant;
import java.util.function.Function;
import org.wentai.chat.Reply;
import org.wentai.index.Generation;
import org.wentai.knowledge.KnowledgeBase;

/**
 * A reply made from posts.
 *
 * @param readAt when those posts were read
 */
record FromPosts(Reply reply, Instant readAt) {
  static FromPosts of(KnowledgeBase knowledge, Function<Generation, Reply> show) {
    return knowledge.serve(posts -> new FromPosts(show.apply(posts), posts.info().readAt()));
  }
}

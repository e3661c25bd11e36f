package org.wentai.index;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.wentai.forum.ForumThread;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;

/** Puts threads together again from their records. */
final class StoredThreads implements Records.Sink {
  private final Consumer<ForumThread> sink;
  private final List<Post> posts = new ArrayList<>();
  private @Nullable ThreadHead head;

  StoredThreads(Consumer<ForumThread> sink) {
    this.sink = sink;
  }

  @Override
  public void head(byte[] record) {
    finish();
    head = PostCodec.head(record);
  }

  @Override
  public void post(byte[] record) {
    posts.add(PostCodec.post(record));
  }

  /** Hands over the last one. */
  void finish() {
    if (head != null) {
      sink.accept(new ForumThread(head, posts));
    }
    posts.clear();
    head = null;
  }
}

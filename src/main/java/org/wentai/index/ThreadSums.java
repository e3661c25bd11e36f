package org.wentai.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wentai.forum.ThreadHead;

/** Sums over threads as they are stored, so that two generations can be compared by thread. */
final class ThreadSums implements Records.Sink {
  private final Map<String, Long> sums = new HashMap<>();
  private final MessageDigest digest = SentenceHash.sha256();
  private @Nullable String thread;

  private ThreadSums() {}

  /** Each thread's sum by its id: equal when its head and posts are. */
  static Map<String, Long> of(WordsReader words) throws IOException {
    var all = new ThreadSums();
    words.eachRecord(all);
    all.finish();
    return all.sums;
  }

  @Override
  public void head(byte[] record) {
    finish();
    ThreadHead head = PostCodec.head(record);
    thread = head.id();
    digest.update(PostCodec.encode(withoutFile(head)));
  }

  @Override
  public void post(byte[] record) {
    digest.update(record);
  }

  private void finish() {
    if (thread != null) {
      sums.put(thread, ByteBuffer.wrap(digest.digest()).getLong());
    }
  }

  /** A file that was moved or renamed holds the same threads. */
  private static ThreadHead withoutFile(ThreadHead head) {
    return new ThreadHead(
        head.id(), head.title(), head.board(), head.address(), head.views(), head.replies(), "");
  }
}

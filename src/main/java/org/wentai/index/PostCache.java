package org.wentai.index;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** The posts read last, up to a bound of text, so that a busy thread is not decoded every time. */
final class PostCache {
  /** Some 40 MB of heap at most. */
  private static final int MOST_UNITS = 4_000_000;

  private final WordsReader words;
  private final LinkedHashMap<Integer, ReadPost> posts = new LinkedHashMap<>(256, 0.75f, true);
  private final @Nullable PostCache before;
  private final int from;
  private long units;

  PostCache(WordsReader words) {
    this.words = words;
    this.before = null;
    this.from = 0;
  }

  /**
   * Of an index that begins with the documents of another.
   *
   * @param before has those below {@code from}
   */
  PostCache(WordsReader words, PostCache before, int from) {
    this.words = words;
    this.before = before;
    this.from = from;
  }

  /** The post of that document. */
  ReadPost get(int postDocument) throws IOException {
    if (before != null && postDocument < from) {
      return before.get(postDocument);
    }
    synchronized (posts) {
      ReadPost known = posts.get(postDocument);
      if (known != null) {
        return known;
      }
    }
    ReadPost fresh = ReadPost.of(words.headOf(postDocument), words.post(postDocument));
    synchronized (posts) {
      if (posts.putIfAbsent(postDocument, fresh) == null) {
        units += size(fresh);
        trim();
      }
    }
    return fresh;
  }

  private void trim() {
    Iterator<ReadPost> oldest = posts.values().iterator();
    while (units > MOST_UNITS && oldest.hasNext()) {
      units -= size(oldest.next());
      oldest.remove();
    }
  }

  private static int size(ReadPost post) {
    return post.folded().length() + 200;
  }
}

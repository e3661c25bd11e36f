package org.wentai.index;

import java.util.List;
import java.util.Optional;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;

/**
 * STUB of the API. One built, immutable index of all threads, open for reading by many threads at
 * once.
 */
public final class Generation {
  /** A token that no post has: its idf is the highest. */
  public static final String UNSEEN = "\u0000";

  public List<Hit> search(SearchQuery query) {
    throw new UnsupportedOperationException();
  }

  public Optional<ThreadHead> head(String thread) {
    throw new UnsupportedOperationException();
  }

  public Optional<Post> post(String thread, int floor) {
    throw new UnsupportedOperationException();
  }

  /** All posts of a thread, ascending by floor. */
  public List<Post> posts(String thread) {
    throw new UnsupportedOperationException();
  }

  /** Up to {@code limit} threads, in the order they were read. */
  public List<ThreadHead> threads(int limit) {
    throw new UnsupportedOperationException();
  }

  /** Counts, model, time built. */
  public GenerationInfo info() {
    throw new UnsupportedOperationException();
  }

  /**
   * Inverse document frequency of a folded token (a CJK character, a CJK bigram, a Latin or digit
   * word) over posts' passages: {@code ln(1 + (N - n + 0.5) / (n + 0.5))}, as BM25 has it.
   */
  public double idf(String token) {
    throw new UnsupportedOperationException();
  }
}

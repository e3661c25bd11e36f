package org.wentai.index;

/** How much was indexed. */
record Counts(long threads, long posts, long passages, long sentences) {
  Counts plus(Counts more) {
    return new Counts(
        threads + more.threads,
        posts + more.posts,
        passages + more.passages,
        sentences + more.sentences);
  }

  Counts minus(Counts less) {
    return new Counts(
        threads - less.threads,
        posts - less.posts,
        passages - less.passages,
        sentences - less.sentences);
  }
}

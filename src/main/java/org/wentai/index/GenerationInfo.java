package org.wentai.index;

import java.time.Instant;

/**
 * What a generation holds.
 *
 * @param builtAt when it was built
 * @param readAt when the newest of what it holds was read
 */
public record GenerationInfo(
    String name,
    Instant builtAt,
    Instant readAt,
    long threads,
    long posts,
    long passages,
    long sentences,
    boolean vectors) {

  Counts counts() {
    return new Counts(threads, posts, passages, sentences);
  }

  /** The same with other counts, read at another time. */
  GenerationInfo with(Counts counts, Instant at) {
    return new GenerationInfo(
        name,
        builtAt,
        at,
        counts.threads(),
        counts.posts(),
        counts.passages(),
        counts.sentences(),
        vectors);
  }
}

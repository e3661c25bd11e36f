package org.wentai.telegram.standin;

import java.time.Instant;
import java.util.Optional;

/**
 * A post that a soak made.
 *
 * @param number counts them from 1
 * @param fid the board that it was made in
 * @param by who made it
 * @param inside whether guests could never read it, by its board
 * @param moved whether its thread was moved later, to where guests may read it too
 * @param endedAt when it was deleted, hidden, or moved to where guests may not read
 */
record Said(
    int number,
    TrialForum.Made post,
    long fid,
    TrialForum.Member by,
    ForumTopic topic,
    boolean first,
    boolean inside,
    Instant at,
    boolean moved,
    Optional<Instant> endedAt) {

  /** Whether guests can read it at the end. */
  boolean readable() {
    return !inside && endedAt.isEmpty();
  }

  /** The same, no longer readable from {@code at} on. */
  Said ended(Instant at) {
    Optional<Instant> end = endedAt.or(() -> Optional.of(at));
    return new Said(number, post, fid, by, topic, first, inside, this.at, moved, end);
  }

  /** The same in another board. */
  Said elsewhere() {
    return new Said(number, post, fid, by, topic, first, inside, at, true, endedAt);
  }

  long pid() {
    return post.pid();
  }
}

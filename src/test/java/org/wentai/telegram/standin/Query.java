package org.wentai.telegram.standin;

import java.time.Instant;

/**
 * A pressed button or an inline query, waiting for its answer.
 *
 * @param asked when
 */
record Query(String id, Kind kind, Instant asked) {
  /** Which of both. */
  enum Kind {
    CALLBACK,
    INLINE
  }
}

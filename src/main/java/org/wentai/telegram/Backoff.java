package org.wentai.telegram;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Waits that grow while failures go on: doubled each time up to a limit, each shortened by chance
 * by up to half, so that many programs that lost one server do not all come back at once. Not safe
 * for several threads.
 */
final class Backoff {
  private final Duration first;
  private final Duration most;
  private int failures;

  Backoff(Pace pace) {
    this.first = pace.first();
    this.most = pace.most();
  }

  /** One more failure: how long to wait. */
  Duration next() {
    int doublings = Math.min(failures, 20);
    failures++;
    long millis = Math.min(most.toMillis(), first.toMillis() << doublings);
    return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 2 + 1));
  }

  /** It went well: the next failure is a first one. Whether there had been any. */
  boolean reset() {
    boolean failed = failures > 0;
    failures = 0;
    return failed;
  }
}

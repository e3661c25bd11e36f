package org.wentai.crawl;

import java.time.Duration;
import java.time.Instant;

/**
 * The order in which threads are looked at, as their next look tells it: news first, then rechecks
 * when their time has come, then the backfill. News stand a century early and the backfill a
 * century late, each in the order of coming.
 */
final class Bands {
  private static final Duration CENTURY = Duration.ofDays(36_525);

  static final Instant FIRST = Instant.ofEpochMilli(-(1L << 60));
  static final Instant RECHECKS = Instant.EPOCH;
  static final Instant BACKFILL = Instant.EPOCH.plus(CENTURY);
  static final Instant LAST = Instant.ofEpochMilli(1L << 60);

  private Bands() {}

  static Instant news(Instant now) {
    return now.minus(CENTURY);
  }

  static Instant backfill(Instant now) {
    return now.plus(CENTURY);
  }
}

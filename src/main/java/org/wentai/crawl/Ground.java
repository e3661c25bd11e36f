package org.wentai.crawl;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import org.wentai.alert.Arrived;
import org.wentai.source.LiveSite;
import org.wentai.store.Store;
import org.wentai.store.Work;

/**
 * What all looks at one site stand on.
 *
 * @param store where all is kept
 * @param live reads the site
 * @param name the site's name
 * @param prefix begins the ids of its threads
 * @param addedAt when the site was added: what was posted before is not new
 * @param every how often a board is asked for news
 * @param arrivals takes in what arrived
 * @param clock tells the time
 * @param mine whether this process may still write for the site, asked in each write
 * @param changed told after a write that changed what is shown
 */
record Ground(
    Store store,
    LiveSite live,
    String name,
    String prefix,
    Instant addedAt,
    Duration every,
    Arriving arrivals,
    InstantSource clock,
    Predicate<Work> mine,
    Runnable changed) {
  /** Takes in what arrived, as {@link org.wentai.alert.Arrivals} does. */
  @FunctionalInterface
  interface Arriving {
    int take(Work work, List<Arrived> posts, Instant now);
  }

  /** How far the site's clock may be from this one's. */
  static final Duration SLACK = Duration.ofMinutes(2);

  Instant now() {
    return clock.instant();
  }

  /** From when on a post counts as new. */
  Instant newFrom() {
    return addedAt.minus(SLACK);
  }

  /**
   * Writes in one transaction, if the site is still this process's.
   *
   * @param work says whether anything that is shown is different
   */
  void write(Predicate<Work> work) {
    boolean shown = store.write(w -> mine.test(w) && work.test(w));
    if (shown) {
      changed.run();
    }
  }
}

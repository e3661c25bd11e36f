package org.wentai.telegram;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.store.Lease;
import org.wentai.store.Store;

/** Forgets, at the start and once a day, what was kept long enough. */
final class Housekeeping implements AutoCloseable {
  /**
   * How long updates that ended are known. Telegram sends one again for at most 24 hours; after a
   * quiet week its ids start anew and may come upon old ones, which must be forgotten by then
   * (core.telegram.org/bots/api#update).
   */
  private static final Duration UPDATES = Duration.ofDays(5);

  /** An admin who has not said what to do with a file by then has forgotten it. */
  private static final Duration UPLOADS = Duration.ofDays(7);

  /** So many rows go in one transaction: all others wait for it. */
  private static final int BATCH = 1000;

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private final Store store;
  private final Lease lease;
  private final Duration keep;
  private final Duration keepAlerts;
  private final InstantSource clock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().name("housekeeping").daemon().unstarted(work));

  /**
   * @param lease held by the process that does it
   * @param keep how long questions, answers and messages are kept
   * @param keepAlerts how long the ledger of alerts is kept, with what only it names
   */
  Housekeeping(Store store, Lease lease, Duration keep, Duration keepAlerts, InstantSource clock) {
    this.store = store;
    this.lease = lease;
    this.keep = keep;
    this.keepAlerts = keepAlerts;
    this.clock = clock;
  }

  void start() {
    var unused = thread.scheduleWithFixedDelay(this::tidy, 0, 1, TimeUnit.DAYS);
  }

  /** Forgets what is old now. */
  void tidy() {
    if (!lease.isHeld()) {
      return;
    }
    Instant now = clock.instant();
    try {
      int alerts = alerts(now.minus(keepAlerts));
      int exchanges = store.write(w -> w.exchanges().prune(now.minus(keep)));
      int messages = store.write(w -> w.outbox().prune(now.minus(keep)));
      int updates = store.write(w -> w.inbox().prune(now.minus(min(keep, UPDATES))));
      int uploads = store.write(w -> w.uploads().prune(now.minus(min(keep, UPLOADS))));
      LOG.info(
          "forgotten: {} questions, {} messages, {} updates, {} files, {} alerts",
          exchanges,
          messages,
          updates,
          uploads,
          alerts);
    } catch (RuntimeException e) {
      LOG.warn("old rows cannot be forgotten now; tried again in a day: {}", e.getMessage());
    }
  }

  /** The ledger's lines first: other rows are kept for as long as those name them. */
  private int alerts(Instant before) {
    int alerts = batches(limit -> store.write(w -> w.retention().alerts(before, limit)));
    int others =
        batches(limit -> store.write(w -> w.retention().posts(before, limit)))
            + batches(limit -> store.write(w -> w.retention().threads(before, limit)))
            + batches(limit -> store.write(w -> w.retention().subscriptions(before, limit)))
            + batches(limit -> store.write(w -> w.retention().revisions(before, limit)));
    LOG.debug("{} rows that alerts named are forgotten", others);
    return alerts;
  }

  private static int batches(IntUnaryOperator some) {
    int all = 0;
    int last = BATCH;
    while (last == BATCH) {
      last = some.applyAsInt(BATCH);
      all += last;
    }
    return all;
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}

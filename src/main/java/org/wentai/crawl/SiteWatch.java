package org.wentai.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.store.Lease;
import org.wentai.store.LeaseKeeper;
import org.wentai.store.Site;
import org.wentai.store.StoreException;
import org.wentai.store.Work;

/** Looks at one site again and again, while this process holds the site's lease. */
final class SiteWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SiteWatch.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);
  private static final Duration LOOK_FOR_LEASE = Duration.ofSeconds(2);

  private final Site site;
  private final BiFunction<Site, Predicate<Work>, SiteCrawl> maker;
  private final LeaseKeeper leases;
  private final Thread thread;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition woken = lock.newCondition();
  private volatile boolean stopping;
  private boolean wake;

  /**
   * @param maker makes what reads the site, given what each write asks before it writes
   */
  SiteWatch(Site site, BiFunction<Site, Predicate<Work>, SiteCrawl> maker, LeaseKeeper leases) {
    this.site = site;
    this.maker = maker;
    this.leases = leases;
    this.thread = Thread.ofPlatform().name("crawl-" + site.name()).daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Looks now what there is to do. */
  void wake() {
    lock.lock();
    try {
      wake = true;
      woken.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Begins no further look, and breaks off the wait for one. */
  void stop() {
    stopping = true;
    thread.interrupt();
  }

  private void run() {
    while (!stopping) {
      try (Lease lease = leases.want("crawl/" + site.name())) {
        hold(lease);
      } catch (InterruptedException e) {
        // Asked to stop: the condition above ends it.
        continue;
      } catch (StoreException e) {
        LOG.warn("site {}: {}; it goes on in {} s", site.name(), e.getMessage(), seconds());
        rest();
      } catch (RuntimeException e) {
        LOG.error("site {}: the look failed; it goes on in {} s", site.name(), seconds(), e);
        rest();
      }
    }
  }

  private void hold(Lease lease) throws InterruptedException {
    if (!lease.await(LOOK_FOR_LEASE)) {
      return;
    }
    try (SiteCrawl crawl =
        maker.apply(site, work -> work.leases().isHolder(lease.role(), lease.owner()))) {
      while (!stopping && lease.isHeld()) {
        Instant next = crawl.step();
        pause(Duration.between(crawl.now(), next));
      }
    }
  }

  private void rest() {
    try {
      pause(AFTER_FAILURE);
    } catch (InterruptedException e) {
      // Asked to stop, which the caller looks at.
      LOG.debug("site {}: the rest is broken off", site.name());
    }
  }

  private static long seconds() {
    return AFTER_FAILURE.toSeconds();
  }

  private void pause(Duration most) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long nanos =
          most.compareTo(SiteCrawl.LONGEST) > 0 ? SiteCrawl.LONGEST.toNanos() : most.toNanos();
      while (nanos > 0 && !wake && !stopping) {
        nanos = woken.awaitNanos(nanos);
      }
      wake = false;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the look in hand to end. */
  @Override
  public void close() {
    stop();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

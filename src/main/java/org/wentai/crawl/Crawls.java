package org.wentai.crawl;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.wentai.alert.Arrivals;
import org.wentai.settings.Settings;
import org.wentai.settings.SiteSettings;
import org.wentai.store.LeaseKeeper;
import org.wentai.store.Site;
import org.wentai.store.Store;

/**
 * The live sites that are watched: one thread each, as long as this process holds the site's lease.
 * What admins can do to them, in any channel. Safe for many threads.
 */
public final class Crawls implements AutoCloseable {
  private final Store store;
  private final LeaseKeeper leases;
  private final Settings settings;
  private final Arrivals arrivals;
  private final InstantSource clock;
  private final Runnable changed;
  private final SiteBook book;
  private final Map<String, SiteWatch> watches = new LinkedHashMap<>();
  private boolean started;

  /**
   * Will watch the sites of the settings and those that admins added.
   *
   * @param changed told after each write that changed what is shown of a site, from the site's
   *     thread
   */
  public Crawls(
      Store store,
      LeaseKeeper leases,
      Settings settings,
      Arrivals arrivals,
      InstantSource clock,
      Runnable changed) {
    this.store = store;
    this.leases = leases;
    this.settings = settings;
    this.arrivals = arrivals;
    this.clock = clock;
    this.changed = changed;
    this.book = new SiteBook(store, settings.sites(), settings.zone(), clock);
  }

  /**
   * A site as it is shown to admins.
   *
   * @param site how it stands
   * @param posts how many of its posts are shown
   * @param filling how far its backfill is, while there is one
   */
  public record State(Site site, long posts, Optional<Filling> filling) {}

  /**
   * How far a backfill is.
   *
   * @param pages how many pages it has read
   * @param posts how many posts it has found
   * @param threadsLeft how many of the threads found so far are not read to their end
   * @param listing whether boards' lists are still being read, so that more threads may turn up
   * @param left how much longer it takes for those threads; empty before that can be told
   */
  public record Filling(
      long pages, long posts, long threadsLeft, boolean listing, Optional<Duration> left) {}

  /** Stores what the settings say of sites, and begins to watch. */
  public synchronized void start() {
    book.settle();
    started = true;
    book.all().forEach(this::watch);
  }

  /** All sites, by name. */
  public List<State> sites() {
    return store.read(
        work ->
            work.sites().all().stream()
                .map(
                    site ->
                        new State(
                            site, work.sites().posts(site.name()), Backfill.filling(work, site)))
                .toList());
  }

  /**
   * Adds a site and begins to watch it.
   *
   * @param boards the fids that are watched; empty for all
   */
  public SiteChange add(String name, String address, SortedSet<Long> boards) {
    return heeded(book.add(name, address, boards));
  }

  /** Stops watching a site until it is resumed; what was read stays. */
  public SiteChange pause(String name) {
    return heeded(book.pause(name));
  }

  /** Watches a paused or halted site again, at once. */
  public SiteChange resume(String name) {
    return heeded(book.resume(name));
  }

  /** Reads all of a site's older posts, beside watching. What it reads is not alerted. */
  public SiteChange backfill(String name) {
    return heeded(book.backfill(name));
  }

  /** The names of all sites that this process has a thread for. */
  synchronized Collection<String> watched() {
    return List.copyOf(watches.keySet());
  }

  private synchronized SiteChange heeded(SiteChange change) {
    if (started && change instanceof SiteChange.Done done) {
      watch(done.site());
    }
    return change;
  }

  /** Starts the site's thread, or wakes it. */
  private void watch(Site site) {
    SiteWatch watch = watches.get(site.name());
    if (watch == null) {
      SiteWatch made = new SiteWatch(site, this::crawl, leases);
      watches.put(site.name(), made);
      made.start();
    } else {
      watch.wake();
    }
  }

  /** What reads a site as it is stored now. */
  SiteCrawl crawl(Site site, java.util.function.Predicate<org.wentai.store.Work> mine) {
    Optional<SiteSettings> configured =
        settings.sites().stream().filter(s -> s.name().equals(site.name())).findFirst();
    return SiteCrawl.of(site, configured, store, arrivals, clock, mine, changed);
  }

  @Override
  public void close() {
    List<SiteWatch> all;
    synchronized (this) {
      started = false;
      all = new ArrayList<>(watches.values());
      watches.clear();
    }
    all.forEach(SiteWatch::stop);
    all.forEach(SiteWatch::close);
  }
}

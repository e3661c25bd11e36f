package org.wentai.crawl;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.alert.Arrivals;
import org.wentai.settings.Settings;
import org.wentai.settings.SiteSettings;
import org.wentai.store.Lease;
import org.wentai.store.LeaseKeeper;
import org.wentai.store.Site;
import org.wentai.store.Store;
import org.wentai.store.StoreException;
import org.wentai.store.Work;

/**
 * The live sites that are watched: one thread each, as long as this process holds the site's lease.
 * What admins can do to them, in any channel. Safe for many threads.
 */
public final class Crawls implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Crawls.class);

  /** How long a command waits for the lease of a site. */
  private static final Duration LEASE = Duration.ofSeconds(2);

  /** How often it is looked for sites that other processes added. */
  private static final Duration NEW_SITES = Duration.ofSeconds(10);

  private final Store store;
  private final LeaseKeeper leases;
  private final Settings settings;
  private final Arrivals arrivals;
  private final InstantSource clock;
  private final Runnable changed;
  private final SiteBook book;
  private final Map<String, SiteWatch> watches = new LinkedHashMap<>();
  private boolean started;
  private @Nullable Thread finder;

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
   * @param trouble why its last look failed
   * @param posts how many of its posts are shown
   * @param shut the boards that guests may not read, or that are gone: their names, or numbers
   * @param filling how far its backfill is, while there is one
   */
  public record State(
      Site site,
      Optional<SiteTrouble> trouble,
      long posts,
      List<String> shut,
      Optional<Filling> filling) {
    public State {
      shut = List.copyOf(shut);
    }
  }

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
    finder = Thread.ofPlatform().name("crawl-sites").daemon().start(this::find);
  }

  /** Watches also what other processes add: the bot's fellows, or a command in the terminal. */
  private void find() {
    try {
      while (true) {
        Thread.sleep(NEW_SITES);
        findOnce();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Begins to watch the sites that are not watched yet. */
  void findOnce() {
    try {
      List<Site> all = book.all();
      synchronized (this) {
        all.stream()
            .filter(site -> started && !watches.containsKey(site.name()))
            .forEach(this::watch);
      }
    } catch (StoreException e) {
      LOG.warn("it cannot be looked for new sites: {}", e.getMessage());
    }
  }

  /** Stores what the settings say of sites, without watching them. */
  public void settle() {
    book.settle();
  }

  /**
   * Will look at sites in the caller's thread, those that no other process looks at.
   *
   * @param name the one site; empty for all that are not paused
   * @throws InterruptedException when interrupted while asking for the sites' leases
   */
  public Looking look(Optional<String> name) throws InterruptedException {
    Looking looking = new Looking();
    for (Site site : book.all()) {
      if (name.map(site.name()::equals).orElse(site.state() != Site.State.PAUSED)) {
        Lease lease = leases.want("crawl/" + site.name());
        looking.take(
            site.name(),
            lease,
            lease.await(LEASE),
            held -> crawl(site, work -> work.leases().isHolder(held.role(), held.owner())));
      }
    }
    return looking;
  }

  /** All sites, by name. */
  public List<State> sites() {
    return store.read(
        work ->
            work.sites().all().stream()
                .map(
                    site ->
                        new State(
                            site,
                            SiteTrouble.of(site),
                            work.sites().posts(site.name()),
                            BoardLook.shut(work, site),
                            Backfill.filling(work, site)))
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

  /** Watches a paused, halted or resting site again, at once. */
  public SiteChange resume(String name) {
    return heeded(book.resume(name));
  }

  /** Reads all of a site's older posts, beside watching. What it reads is not alerted. */
  public SiteChange backfill(String name) {
    return heeded(book.backfill(name));
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
  SiteCrawl crawl(Site site, Predicate<Work> mine) {
    Optional<SiteSettings> configured =
        settings.sites().stream().filter(s -> s.name().equals(site.name())).findFirst();
    return SiteCrawl.of(site, configured, store, arrivals::take, clock, mine, changed);
  }

  @Override
  public void close() {
    List<SiteWatch> all;
    synchronized (this) {
      started = false;
      if (finder != null) {
        finder.interrupt();
      }
      all = new ArrayList<>(watches.values());
      watches.clear();
    }
    all.forEach(SiteWatch::stop);
    all.forEach(SiteWatch::close);
  }
}

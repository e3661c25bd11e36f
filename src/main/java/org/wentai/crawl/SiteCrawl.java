package org.wentai.crawl;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wentai.settings.SiteSettings;
import org.wentai.source.LiveSite;
import org.wentai.source.Looked.Trouble;
import org.wentai.store.Site;
import org.wentai.store.Site.State;
import org.wentai.store.Store;
import org.wentai.store.Work;

/**
 * Looks at one site, a step of one request or few at a time. What it does next stands in the store,
 * so that another process, or this one after a kill, goes on where it was.
 */
final class SiteCrawl implements AutoCloseable {
  /** The longest wait before it is looked whether there is something to do. */
  static final Duration LONGEST = Duration.ofSeconds(30);

  /** One step in so many is for rechecks and the backfill, also where news keep coming. */
  private static final int SHARE = 5;

  private final Ground ground;
  private final BoardIndex index;
  private final BoardLook boards;
  private final ThreadLook threads;
  private final Backfill backfill;
  private final Rechecks rechecks;
  private int turn;

  private SiteCrawl(Ground ground, Set<Long> fids) {
    this.ground = ground;
    this.index = new BoardIndex(ground, fids);
    this.boards = new BoardLook(ground, index);
    Losses losses = new Losses(ground);
    this.threads = new ThreadLook(ground, losses);
    this.backfill = new Backfill(ground, losses);
    this.rechecks = new Rechecks(ground);
  }

  /**
   * Will look at {@code site}.
   *
   * @param configured what the settings say of it; empty where an admin added it
   * @param mine whether this process may still write for the site, asked in each write
   * @param changed told after a write that changed what is shown
   */
  static SiteCrawl of(
      Site site,
      Optional<SiteSettings> configured,
      Store store,
      Ground.Arriving arrivals,
      InstantSource clock,
      Predicate<Work> mine,
      Runnable changed) {
    LiveSite.Address address =
        new LiveSite.Address(
            site.name(),
            URI.create(site.address()),
            ZoneId.of(site.zone()),
            configured.map(SiteSettings::gap).orElse(SiteSettings.LEAST_GAP),
            configured.flatMap(SiteSettings::contact),
            LiveSite.Address.USUAL_BYTES);
    Ground ground =
        new Ground(
            store,
            LiveSite.at(address, clock),
            site.name(),
            site.prefix(),
            site.addedAt(),
            configured.map(SiteSettings::every).orElse(SiteSettings.USUALLY),
            arrivals,
            clock,
            mine,
            changed);
    Set<Long> fids =
        Stream.of(site.boards().split(","))
            .filter(fid -> !fid.isBlank())
            .map(Long::valueOf)
            .collect(Collectors.toSet());
    return new SiteCrawl(ground, fids);
  }

  Instant now() {
    return ground.now();
  }

  /**
   * Does the most urgent thing there is to do.
   *
   * @return when there is more to do; not after now when at once
   */
  Instant step() {
    Instant now = ground.now();
    Optional<Site> found = ground.store().read(work -> work.sites().find(ground.name()));
    if (found.isEmpty() || found.get().state() == State.PAUSED) {
      return now.plus(LONGEST);
    }
    Site site = found.get();
    if (site.nextLook().isAfter(now)) {
      return site.nextLook();
    }
    turn++;
    Optional<Task> task = task(site, now);
    if (task.isEmpty()) {
      return idle(now);
    }
    Optional<Trouble<?>> trouble = task.get().run();
    if (!Thread.currentThread().isInterrupted()) {
      Rest.note(ground, trouble);
    }
    return ground.now();
  }

  private Optional<Task> task(Site site, Instant now) {
    if (site.state() == State.HALTED) {
      return Optional.of(boards::probe);
    }
    List<Supplier<Optional<Task>>> news =
        List.of(() -> index.due(now), threads::news, () -> boards.due(now));
    List<Supplier<Optional<Task>>> rest =
        List.of(
            () -> rechecks.marking(now),
            () -> threads.rechecks(now),
            () -> backfill.due(site, boards));
    Stream<Supplier<Optional<Task>>> order =
        turn % SHARE == 0
            ? Stream.concat(rest.stream(), news.stream())
            : Stream.concat(news.stream(), rest.stream());
    return order.map(Supplier::get).flatMap(Optional::stream).findFirst();
  }

  /** Nothing is to be done: until when. */
  private Instant idle(Instant now) {
    Instant next =
        Stream.of(boards.next(), threads.next(), Optional.of(now.plus(LONGEST)))
            .flatMap(Optional::stream)
            .min(Instant::compareTo)
            .orElseThrow();
    return next.isAfter(now) ? next : now.plusMillis(100);
  }

  /** Whether nothing is to be done now. */
  boolean isIdle() {
    Instant now = ground.now();
    return ground
        .store()
        .read(work -> work.sites().find(ground.name()))
        .map(
            site ->
                site.state() == State.PAUSED
                    || site.nextLook().isAfter(now)
                    || task(site, now).isEmpty())
        .orElse(true);
  }

  @Override
  public void close() {
    ground.live().close();
  }
}

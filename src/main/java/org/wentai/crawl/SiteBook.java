package org.wentai.crawl;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.wentai.settings.SettingsException;
import org.wentai.settings.SiteSettings;
import org.wentai.source.LiveSite;
import org.wentai.store.Site;
import org.wentai.store.Site.State;
import org.wentai.store.Store;
import org.wentai.store.Work;

/** Which sites there are, and what is to be done with them. */
final class SiteBook {
  /** Note of a site: it was paused because the settings do not name it any more. */
  private static final String REMOVED = "removed";

  private final Store store;
  private final List<SiteSettings> configured;
  private final ZoneId zone;
  private final InstantSource clock;

  /**
   * @param zone of sites that admins add
   */
  SiteBook(Store store, List<SiteSettings> configured, ZoneId zone, InstantSource clock) {
    this.store = store;
    this.configured = List.copyOf(configured);
    this.zone = zone;
    this.clock = clock;
  }

  List<Site> all() {
    return store.read(work -> work.sites().all());
  }

  /** Makes the stored sites follow the settings: those that these do not name any more rest. */
  void settle() {
    store.run(
        work -> {
          configured.forEach(site -> settle(work, site));
          work.sites().all().stream()
              .filter(site -> site.configured() && configured(site.name()).isEmpty())
              .forEach(
                  site ->
                      work.sites()
                          .put(
                              site.withConfigured(false)
                                  .withState(State.PAUSED)
                                  .withProgress(
                                      Notes.of(site.progress()).with(REMOVED, 1).toString())));
        });
  }

  private void settle(Work work, SiteSettings wanted) {
    checked(wanted);
    Optional<Site> known = work.sites().find(wanted.name());
    if (known.isEmpty()) {
      work.sites().put(fresh(work, wanted, true));
      return;
    }
    Site site = known.get();
    Notes notes = Notes.of(site.progress());
    State state = notes.has(REMOVED) ? State.WATCHING : site.state();
    work.sites()
        .put(
            new Site(
                site.name(),
                site.prefix(),
                wanted.address().toString(),
                wanted.zone().toString(),
                fids(wanted.boards()),
                true,
                state,
                site.addedAt(),
                site.lookedAt(),
                site.nextLook(),
                site.trouble(),
                site.troubleAt(),
                notes.without(REMOVED).toString()));
  }

  private static void checked(SiteSettings wanted) {
    try {
      var unused =
          new LiveSite.Address(
              wanted.name(),
              wanted.address(),
              wanted.zone(),
              wanted.gap(),
              wanted.contact(),
              LiveSite.Address.USUAL_BYTES);
    } catch (IllegalArgumentException e) {
      throw new SettingsException("sites, " + wanted.name() + ": " + e.getMessage());
    }
  }

  private Site fresh(Work work, SiteSettings wanted, boolean isConfigured) {
    Instant now = clock.instant();
    return new Site(
        wanted.name(),
        work.sites().all().isEmpty() ? "" : wanted.name() + "/",
        wanted.address().toString(),
        wanted.zone().toString(),
        fids(wanted.boards()),
        isConfigured,
        State.WATCHING,
        now,
        Optional.empty(),
        now,
        "",
        Optional.empty(),
        "");
  }

  private Optional<SiteSettings> configured(String name) {
    return configured.stream().filter(site -> site.name().equals(name)).findFirst();
  }

  private static String fids(Collection<Long> boards) {
    return boards.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  SiteChange add(String name, String address, SortedSet<Long> boards) {
    if (!SiteSettings.isName(name)) {
      return new SiteChange.BadName(name);
    }
    if (boards.stream().anyMatch(fid -> fid < 1)) {
      return new SiteChange.BadBoards(fids(boards));
    }
    URI root;
    try {
      root = LiveSite.Address.of(name, URI.create(address.strip()), zone).root();
    } catch (IllegalArgumentException e) {
      return new SiteChange.BadAddress(address);
    }
    if (isPrivate(root.getHost())) {
      return new SiteChange.PrivateAddress(address);
    }
    SiteSettings wanted =
        new SiteSettings(
            name,
            root,
            zone,
            boards,
            SiteSettings.USUALLY,
            SiteSettings.LEAST_GAP,
            Optional.empty());
    return store.write(work -> add(work, wanted));
  }

  private SiteChange add(Work work, SiteSettings wanted) {
    Optional<Site> other =
        work.sites().all().stream()
            .filter(
                s ->
                    s.name().equals(wanted.name())
                        || s.address().equals(wanted.address().toString()))
            .findFirst();
    if (other.isPresent()) {
      return new SiteChange.Taken(other.get());
    }
    Site site = fresh(work, wanted, false);
    work.sites().put(site);
    return new SiteChange.Done(site);
  }

  /**
   * Whether a name leads into the own network. One that leads nowhere is refused when it is read.
   */
  private static boolean isPrivate(String host) {
    try {
      return Arrays.stream(InetAddress.getAllByName(host.replaceAll("[\\[\\]]", "")))
          .anyMatch(
              a ->
                  a.isLoopbackAddress()
                      || a.isSiteLocalAddress()
                      || a.isLinkLocalAddress()
                      || a.isAnyLocalAddress()
                      || a.isMulticastAddress()
                      || a.getAddress().length == 16 && (a.getAddress()[0] & 0xfe) == 0xfc);
    } catch (UnknownHostException e) {
      return false;
    }
  }

  SiteChange pause(String name) {
    return change(name, site -> site.withState(State.PAUSED));
  }

  /** One that is watched and rests after a failed look is looked at again at once, too. */
  SiteChange resume(String name) {
    return store.write(
        work -> {
          boolean boards = BoardLook.again(work, name);
          SiteChange change = resume(work, name);
          return boards && change instanceof SiteChange.Unchanged same
              ? new SiteChange.Done(same.site())
              : change;
        });
  }

  private SiteChange resume(Work work, String name) {
    return change(
        work,
        name,
        site ->
            isUntroubled(site)
                ? site
                : site.withState(Backfill.unfinished(site) ? State.BACKFILLING : State.WATCHING)
                    .withNextLook(clock.instant())
                    .withProgress(
                        Rest.rested(Notes.of(site.progress())).without(REMOVED).toString()));
  }

  private static boolean isUntroubled(Site site) {
    boolean watched = site.state() == State.WATCHING || site.state() == State.BACKFILLING;
    return watched && site.trouble().isEmpty();
  }

  SiteChange backfill(String name) {
    return change(
        name,
        site ->
            site.state() == State.BACKFILLING
                ? site
                : site.withState(State.BACKFILLING)
                .withNextLook(clock.instant())
                .withProgress(Backfill.begun(Notes.of(site.progress()), clock.instant())));
  }

  private SiteChange change(String name, UnaryOperator<Site> how) {
    return store.write(work -> change(work, name, how));
  }

  private static SiteChange change(Work work, String name, UnaryOperator<Site> how) {
    Optional<Site> found = work.sites().find(name);
    if (found.isEmpty()) {
      return new SiteChange.Unknown(name, work.sites().all().stream().map(Site::name).toList());
    }
    Site site = found.get();
    Site after = how.apply(site);
    if (after.equals(site)) {
      return new SiteChange.Unchanged(site);
    }
    work.sites().put(after);
    return new SiteChange.Done(after);
  }
}

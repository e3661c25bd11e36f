package org.wentai.terminal;

import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.wentai.alert.Arrivals;
import org.wentai.alert.Ledger;
import org.wentai.chat.AlertTexts;
import org.wentai.crawl.Crawls;
import org.wentai.crawl.SiteChange;
import org.wentai.crawl.SiteTrouble;
import org.wentai.settings.Settings;
import org.wentai.store.LeaseKeeper;
import org.wentai.store.Site;
import org.wentai.store.Store;

/** The sites as commands work with them, in the configured store. */
final class CrawlDesk implements AutoCloseable {
  private final Session session;
  private final Store store;
  private final LeaseKeeper leases;
  private final Arrivals arrivals;
  private final Crawls crawls;

  private CrawlDesk(Session session, Store store) {
    this.session = session;
    this.store = store;
    Settings settings = session.settings();
    InstantSource clock = InstantSource.system();
    this.leases = new LeaseKeeper(store, clock);
    this.arrivals = new Arrivals(new Ledger(settings.alert(), settings.zone()));
    this.crawls = new Crawls(store, leases, settings, arrivals, clock, () -> {});
  }

  static CrawlDesk open(Session session) {
    return over(session, Store.open(session.settings().store()));
  }

  /** The same over another store, which is closed with it. */
  static CrawlDesk over(Session session, Store store) {
    CrawlDesk desk = new CrawlDesk(session, store);
    desk.leases.start();
    desk.crawls.settle();
    return desk;
  }

  Crawls crawls() {
    return crawls;
  }

  Store store() {
    return store;
  }

  /** The site of this name, or all. */
  List<String> names(Optional<String> name) {
    return crawls.sites().stream()
        .map(state -> state.site().name())
        .filter(site -> name.map(site::equals).orElse(true))
        .toList();
  }

  /** Whether there is no such site, or none at all; it is told then. */
  boolean isMissing(Optional<String> name) {
    boolean missing = names(name).isEmpty();
    if (missing) {
      name.ifPresentOrElse(
          site -> session.tell("crawl.unknown", site, String.join(", ", names(Optional.empty()))),
          () -> session.tell("crawl.none"));
    }
    return missing;
  }

  /** Says what came of a change; the exit status. */
  int told(SiteChange change) {
    PrintStream out = session.surroundings().out();
    switch (change) {
      case SiteChange.Done done -> out.println(line(done.site()));
      case SiteChange.Unchanged same -> out.println(line(same.site()));
      case SiteChange.Unknown no ->
          session.tell("crawl.unknown", no.name(), String.join(", ", no.known()));
      case SiteChange.Taken taken ->
          session.tell("crawl.taken", taken.by().name(), taken.by().address());
      case SiteChange.BadName bad -> session.tell("crawl.name", bad.name());
      case SiteChange.BadAddress bad -> session.tell("crawl.address", bad.address());
      case SiteChange.PrivateAddress bad -> session.tell("crawl.private", bad.address());
      case SiteChange.BadBoards bad -> session.tell("crawl.boards", bad.boards());
    }
    out.flush();
    boolean done = change instanceof SiteChange.Done || change instanceof SiteChange.Unchanged;
    return done ? ExitStatus.DONE : ExitStatus.FAILED;
  }

  private String line(Site site) {
    return Clean.of(site.name() + "  " + state(site) + "  " + site.address());
  }

  private String state(Site site) {
    return texts().say("site." + site.state().name().toLowerCase(Locale.ROOT));
  }

  /** The same words as in the bot's chats. */
  private AlertTexts texts() {
    return AlertTexts.in(session.language());
  }

  /** Whether the site of this name, or any, refuses or could not be read. */
  boolean isTroubled(Optional<String> name) {
    return crawls.sites().stream()
        .map(Crawls.State::site)
        .filter(site -> name.map(site.name()::equals).orElse(true))
        .anyMatch(site -> site.state() == Site.State.HALTED || !site.trouble().isEmpty());
  }

  /** Prints the sites that refuse, or could not be read, or parts of them. */
  void listTroubles() {
    for (Crawls.State state : crawls.sites()) {
      if (state.trouble().isPresent() || !state.shut().isEmpty()) {
        session.surroundings().out().println(line(state.site()));
        troubles(state);
      }
    }
  }

  private void troubles(Crawls.State state) {
    PrintStream out = session.surroundings().out();
    if (!state.shut().isEmpty()) {
      out.println(Clean.of("  " + texts().say("site.shut", texts().join(state.shut()))));
    }
    state.trouble().ifPresent(trouble -> out.println("  " + said(state.site(), trouble)));
  }

  private String said(Site site, SiteTrouble trouble) {
    String at = site.troubleAt().map(this::time).orElse("-");
    return texts().say("site.trouble", at, texts().trouble(trouble))
        + "\n  "
        + Clean.of(trouble.why());
  }

  /** Prints all sites. */
  void list() {
    PrintStream out = session.surroundings().out();
    for (Crawls.State state : crawls.sites()) {
      Site site = state.site();
      out.println(line(site));
      out.println(
          session
              .messages()
              .say(
                  "crawl.figures",
                  state.posts(),
                  site.lookedAt().map(this::time).orElse("-"),
                  site.state() == Site.State.PAUSED ? "-" : time(site.nextLook())));
      state.filling().ifPresent(filling -> out.println("  " + filling(filling)));
      troubles(state);
    }
    if (crawls.sites().isEmpty()) {
      session.tell("crawl.none");
    }
  }

  private String filling(Crawls.Filling filling) {
    return CrawlProgress.filling(session.messages(), filling);
  }

  private String time(Instant at) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
        .format(at.atZone(session.settings().zone()));
  }

  @Override
  public void close() {
    crawls.close();
    leases.close();
    arrivals.close();
    store.close();
  }
}

package org.wentai.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.source.Looked.Trouble;
import org.wentai.store.Site;
import org.wentai.store.Site.State;

/** What becomes of a site after a look: it goes on, it rests a while, or it is halted. */
final class Rest {
  private static final Logger LOG = LoggerFactory.getLogger(Rest.class);
  private static final String FAILS = "fails";

  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration MOST = Duration.ofMinutes(30);
  private static final Duration FIRST_HALT = Duration.ofMinutes(10);
  private static final Duration MOST_HALT = Duration.ofHours(6);

  private Rest() {}

  /** What a look meant for the whole site. */
  private enum Effect {
    GO_ON,
    REST,
    HALT
  }

  /** Notes how a look went; {@code trouble} is one of the whole site. */
  static void note(Ground ground, Optional<Trouble<?>> trouble) {
    ground.write(
        work -> {
          work.sites()
              .find(ground.name())
              .filter(site -> site.state() != State.PAUSED)
              .ifPresent(site -> work.sites().put(after(site, trouble, ground.now())));
          return false;
        });
  }

  private static Site after(Site site, Optional<Trouble<?>> trouble, Instant now) {
    Notes notes = Notes.of(site.progress());
    if (trouble.isEmpty()) {
      State state =
          site.state() != State.HALTED
              ? site.state()
              : Backfill.unfinished(site) ? State.BACKFILLING : State.WATCHING;
      return site.looked(now, "")
          .withState(state)
          .withNextLook(now)
          .withProgress(rested(notes).toString());
    }
    Trouble<?> what = trouble.get();
    boolean halt = effect(what) == Effect.HALT;
    if (halt && site.state() != State.HALTED) {
      LOG.error(
          "site {} is halted: {}. Nothing is deleted; it is asked again rarely. Look at it with a"
              + " browser, and resume it when it is open to guests",
          site.name(),
          what.why());
    } else if (!halt) {
      LOG.warn("site {}: {} ({})", site.name(), what.why(), what.kind());
    }
    Duration pause =
        what.retryAfter()
            .orElse(
                doubled(halt ? FIRST_HALT : FIRST, notes.number(FAILS), halt ? MOST_HALT : MOST));
    return site.looked(now, SiteTrouble.of(what).stored())
        .withState(halt ? State.HALTED : site.state())
        .withNextLook(now.plus(pause))
        .withProgress(notes.plus(FAILS, 1).toString());
  }

  private static Effect effect(Trouble<?> trouble) {
    return switch (trouble.kind()) {
      case DENIED, CHALLENGE, CLOSED, ROBOTS, MOVED, GONE, REFUSED_ADDRESS -> Effect.HALT;
      case BUSY, UNREACHABLE, UNREADABLE -> Effect.REST;
    };
  }

  /** Whether a trouble is one of the whole site, wherever it was met. */
  static boolean isOfTheSite(Trouble<?> trouble) {
    return switch (trouble.kind()) {
      case CHALLENGE, CLOSED, BUSY, UNREACHABLE, REFUSED_ADDRESS -> true;
      case MOVED -> trouble.movedTo().isEmpty();
      case DENIED, GONE, ROBOTS, UNREADABLE -> false;
    };
  }

  private static Duration doubled(Duration first, long times, Duration most) {
    Duration pause = first.multipliedBy(1L << Math.min(times, 12));
    return pause.compareTo(most) < 0 ? pause : most;
  }

  /** The notes of a site that answers again. */
  static Notes rested(Notes notes) {
    return notes.without(FAILS);
  }
}

package org.wentai.telegram;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.store.Inbox;
import org.wentai.store.Inbox.End;
import org.wentai.store.Store;
import org.wentai.store.StoreException;

/**
 * Has one update handled, and ends it where that cannot be: too old, not to be understood, failing
 * again and again.
 */
final class Handling {
  /** An update whose handling throws is tried so often. */
  static final int TRIES = 3;

  /**
   * One that was in hand whenever the process died gets more: it may have been there by chance, as
   * the first of a start.
   */
  static final int DEATHS = 5;

  private static final Logger LOG = LoggerFactory.getLogger(Handling.class);

  private final Store store;
  private final Consumer<Inbox.Received> handler;
  private final Duration fresh;
  private final Pace pace;
  private final InstantSource clock;
  private final Health health;
  private final Metrics metrics;
  private final InHand inHand;
  private final AtomicInteger stale = new AtomicInteger();

  Handling(
      Store store,
      Consumer<Inbox.Received> handler,
      Duration fresh,
      Pace pace,
      InstantSource clock,
      Health health,
      Metrics metrics,
      InHand inHand) {
    this.store = store;
    this.handler = handler;
    this.fresh = fresh;
    this.pace = pace;
    this.clock = clock;
    this.health = health;
    this.metrics = metrics;
    this.inHand = inHand;
  }

  /**
   * An update that is to be tried again.
   *
   * @param update with its tries counted
   * @param after how long to wait before
   */
  record Again(Inbox.Received update, Duration after) {}

  /** Counts a try at each update that the process before this one died over. */
  void recover(long bot) {
    for (long id : inHand.left()) {
      boolean waits =
          store.read(w -> w.inbox().waiting(bot, id - 1, 1)).stream().anyMatch(u -> u.id() == id);
      if (waits) {
        died(bot, id);
      }
    }
  }

  private void died(long bot, long id) {
    int tries = store.write(w -> w.inbox().failed(bot, id, "the program ended meanwhile"));
    LOG.warn("the program ended while update {} was in hand, try {} of {}", id, tries, DEATHS);
    if (tries >= DEATHS) {
      LOG.error("update {} is put aside: the program ended {} times over it", id, tries);
      end(bot, id, End.POISONED, "the program ended " + tries + " times while handling it");
    }
  }

  /**
   * Has {@code update} handled.
   *
   * @return how it is to be tried again; empty when it has ended
   */
  Optional<Again> handle(Inbox.Received update, Glance glance) {
    try {
      return attempt(update, glance);
    } catch (StoreException e) {
      return storeFailed(update, e);
    }
  }

  private Optional<Again> attempt(Inbox.Received update, Glance glance) {
    Duration age = Duration.between(glance.askedAt().orElse(clock.instant()), clock.instant());
    if (age.compareTo(fresh) > 0) {
      LOG.info("update {} ({}) is {} old; not answered", update.id(), glance.lane(), shown(age));
      end(update.bot(), update.id(), End.STALE, "it was " + shown(age) + " old");
      stale.incrementAndGet();
      return Optional.empty();
    }
    int place = inHand.take(update.id());
    try {
      handler.accept(update);
      if (health.good(Health.Part.STORE)) {
        LOG.warn("the database takes writes again");
      }
      metrics.handled(Duration.between(update.at(), clock.instant()));
      return Optional.empty();
    } catch (StoreException e) {
      if (e.passing()) {
        throw e;
      }
      return failed(update, e);
    } catch (IllegalArgumentException e) {
      LOG.warn("update {} cannot be understood; put aside: {}", update.id(), e.getMessage());
      end(update.bot(), update.id(), End.POISONED, String.valueOf(e.getMessage()));
      return Optional.empty();
    } catch (RuntimeException | Error e) {
      // Whatever an update makes happen, a StackOverflowError too, costs that update only.
      return failed(update, e);
    } finally {
      inHand.done(place);
    }
  }

  private Optional<Again> failed(Inbox.Received update, Throwable e) {
    String why = reason(e);
    long id = update.id();
    int tries = store.write(w -> w.inbox().failed(update.bot(), id, why));
    if (tries < TRIES) {
      LOG.warn("update {} failed, try {} of {}: {}", id, tries, TRIES, why);
      var counted = new Inbox.Received(update.bot(), id, update.at(), update.body(), tries);
      return Optional.of(new Again(counted, pace.again()));
    }
    LOG.error("update {} failed {} times and is put aside: {}", id, tries, why, e);
    end(update.bot(), id, End.POISONED, why);
    return Optional.empty();
  }

  private Optional<Again> storeFailed(Inbox.Received update, StoreException e) {
    health.bad(Health.Part.STORE, String.valueOf(e.getMessage()));
    if (e.passing()) {
      LOG.error("update {} waits until the database works: {}", update.id(), e.getMessage());
      return Optional.of(new Again(update, pace.again()));
    }
    LOG.error("update {} stays unhandled until the next start: {}", update.id(), e.getMessage(), e);
    return Optional.empty();
  }

  private void end(long bot, long id, End how, String note) {
    Instant now = clock.instant();
    store.run(w -> w.inbox().end(bot, id, how, note, now));
    metrics.ended(how);
  }

  boolean hasStale() {
    return stale.get() > 0;
  }

  /** How many were too old since this was last asked. */
  int takeStale() {
    return stale.getAndSet(0);
  }

  /** The kind of failure and where; its message may hold what somebody wrote. */
  private static String reason(Throwable e) {
    String where =
        Arrays.stream(e.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("org.wentai."))
            .findFirst()
            .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
            .orElse("");
    return e.getClass().getSimpleName() + where;
  }

  private static String shown(Duration age) {
    return age.toHours() > 0 ? age.toHours() + " h" : age.toMinutes() + " min";
  }
}

package org.wentai.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.settings.AlertSettings;
import org.wentai.store.Store;
import org.wentai.store.StoreException;
import org.wentai.store.Work;

/**
 * Gathers what waits in the ledger into messages of the outbox, lane by lane as each comes due,
 * until it is closed. Several processes may gather side by side.
 */
public final class Gatherer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Gatherer.class);

  /** How long the ledger is left alone when nobody says that something is in it. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  /** Not sooner again: another process may be at what is due. */
  private static final Duration SOON = Duration.ofMillis(100);

  /** How often what waits to be sent is looked over for quiet hours that began. */
  private static final Duration LOOK_OVER = Duration.ofSeconds(20);

  private static final Duration STORE_AGAIN = Duration.ofSeconds(1);
  private static final Duration ENDS = Duration.ofSeconds(1);

  private final Store store;
  private final Gathering gathering;
  private final Runnable added;
  private final InstantSource clock;
  private final Object signal = new Object();
  private boolean woken;
  private volatile boolean closing;
  private Instant lookedOver = Instant.MIN;
  private @Nullable Thread loop;

  /**
   * Makes ready to gather.
   *
   * @param settings the gathering pause, what makes a digest
   * @param write makes the messages, in the transaction that adds them to the outbox
   * @param added told after a transaction that added some
   */
  public Gatherer(
      Store store,
      AlertSettings settings,
      BiFunction<Work, Gathered, List<Gathered.Message>> write,
      Runnable added,
      InstantSource clock) {
    this.store = store;
    this.gathering = new Gathering(settings, write);
    this.added = added;
    this.clock = clock;
  }

  public void start() {
    loop = Thread.ofPlatform().name("gatherer").daemon().start(this::run);
  }

  /** Says that alerts were added; called after the transaction that added them. */
  public void wake() {
    synchronized (signal) {
      woken = true;
      signal.notifyAll();
    }
  }

  private void run() {
    while (!closing) {
      try {
        Instant now = clock.instant();
        lookOver(now);
        gather(now);
        await(rest(now));
      } catch (StoreException e) {
        LOG.error("no alerts can be gathered until the database works: {}", e.getMessage());
        await(STORE_AGAIN);
      } catch (RuntimeException e) {
        LOG.error("gathering alerts failed and goes on", e);
        await(STORE_AGAIN);
      }
    }
  }

  /** Gathers what is due at {@code now}; how many messages came of it. */
  int gather(Instant now) {
    int messages = 0;
    Gathering.Batch batch;
    do {
      batch = store.write(work -> gathering.some(work, now));
      if (batch.messages() > 0) {
        added.run();
      }
      messages += batch.messages();
    } while (batch.full() && !closing);
    return messages;
  }

  /** What was written before quiet hours began and still waits to be sent, comes after them. */
  private void lookOver(Instant now) {
    if (lookedOver.plus(LOOK_OVER).isBefore(now)) {
      takeBack(now);
      lookedOver = now;
    }
  }

  /** Takes back what must not be sent at {@code now}. */
  void takeBack(Instant now) {
    boolean any = store.read(work -> !work.alerts().mayBeHeld(now, 1).isEmpty());
    if (any) {
      store.run(work -> gathering.takeBack(work, now));
    }
  }

  private Duration rest(Instant now) {
    Optional<Instant> due = store.read(work -> work.lanes().nextDue());
    Duration until =
        due.map(at -> Duration.between(now, at)).filter(d -> d.compareTo(LOOK) < 0).orElse(LOOK);
    return until.compareTo(SOON) < 0 ? SOON : until;
  }

  private void await(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    synchronized (signal) {
      try {
        for (long left = time.toMillis() + 1; !woken && !closing && left > 0; ) {
          signal.wait(left);
          left = (end - System.nanoTime()) / 1_000_000;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        closing = true;
      }
      woken = false;
    }
  }

  @Override
  public void close() {
    closing = true;
    wake();
    Thread looping = loop;
    if (looping != null) {
      try {
        looping.join(ENDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

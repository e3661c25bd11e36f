package org.wentai.telegram;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.store.Delivery;
import org.wentai.store.Lease;
import org.wentai.store.LeaseKeeper;
import org.wentai.store.Store;
import org.wentai.store.StoreException;
import org.wentai.store.Work;

/**
 * Sends what the outbox holds: lanes in order, within Telegram's limits, until it is stopped. One
 * thread claims what may go; each claimed row is carried by a thread of its own. The limits are the
 * bot's: so of several processes one sends at a time, and takes up what the one before left.
 */
final class Sender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

  /** How long the outbox is left alone when nobody says that something is in it. */
  private static final Duration LOOK_ALONE = Duration.ofSeconds(2);

  /** The same where other processes write to it, who cannot say so. */
  private static final Duration LOOK = Duration.ofMillis(500);

  /** How long a process that does not send waits before it asks whether it shall. */
  private static final Duration STANDBY = Duration.ofMillis(200);

  /** The longest window that limits look back on. */
  private static final Duration WINDOW = Duration.ofMinutes(1);

  /** How long typing that is on its way to the chat is waited for. */
  private static final Duration QUIET = Duration.ofSeconds(1);

  /** How long the loop takes to notice that it is to end: a claim. */
  private static final Duration LOOP_ENDS = Duration.ofMillis(500);

  private static final Duration STORE_AGAIN = Duration.ofSeconds(1);

  private final Store store;
  private final LeaseKeeper keeper;
  private final Lease lease;
  private final BotApi api;
  private final InstantSource clock;
  private final Metrics metrics;
  private final SendLimits limits;
  private final SendWindow window;
  private final Outage outage;
  private final ExecutorService carriers = Executors.newVirtualThreadPerTaskExecutor();
  private final Object signal = new Object();
  private boolean woken;
  private volatile boolean stopping;
  private volatile boolean stopped;
  private @Nullable Thread loop;

  /** The term of the lease in which this sends: at each one's begin, what was left is recovered. */
  private int term;

  Sender(
      Store store,
      LeaseKeeper keeper,
      BotApi api,
      SendLimits limits,
      InstantSource clock,
      Health health,
      Metrics metrics) {
    this.store = store;
    this.keeper = keeper;
    this.lease = keeper.want("send/" + api.bot());
    this.api = api;
    this.clock = clock;
    this.metrics = metrics;
    this.limits = limits;
    this.window = new SendWindow(limits);
    this.outage = new Outage(health);
  }

  /** Begins, as soon as this process is the one that sends. */
  void start() {
    loop = Thread.ofPlatform().name("sender").daemon().start(this::run);
  }

  /** Says that rows were added; called after the transaction that added them. */
  void wake() {
    synchronized (signal) {
      woken = true;
      signal.notifyAll();
    }
  }

  /** What calls to chats outside the outbox are to keep to. */
  SendWindow window() {
    return window;
  }

  private void run() {
    while (!stopping) {
      try {
        Instant now = clock.instant();
        if (!leads(now)) {
          await(STANDBY);
        } else if (!sendDue(now)) {
          await(rest(now));
        }
      } catch (StoreException e) {
        LOG.error("nothing can be sent until the database works: {}", e.getMessage());
        await(STORE_AGAIN);
      } catch (RuntimeException e) {
        LOG.error("sending failed and goes on", e);
        await(STORE_AGAIN);
      }
    }
  }

  /** Whether this process sends. When it comes to, it recovers what the one before left. */
  private boolean leads(Instant now) {
    int current = lease.term();
    if (!lease.isHeld()) {
      return false;
    }
    if (current == term) {
      return true;
    }
    if (!window.isIdle()) {
      return false; // What it carries since the last time it did is not what another one left.
    }
    int unknown = store.write(work -> isHolder(work) ? work.outbox().recover(now) : -1);
    if (unknown < 0) {
      return false;
    }
    if (unknown > 0) {
      LOG.warn("{} messages were being sent when the program ended; whether is not known", unknown);
    }
    window.restore(store.read(work -> work.outbox().triedSince(now.minus(WINDOW))), now);
    term = current;
    return true;
  }

  private boolean isHolder(Work work) {
    return work.leases().isHolder(lease.role(), lease.owner());
  }

  /** Claims what may go at {@code now} and has it carried; whether there was anything. */
  private boolean sendDue(Instant now) {
    int room = outage.room(window.room(now), window.isIdle(), now);
    if (room <= 0) {
      return false;
    }
    int alerts = Math.min(room, window.room(now) - limits.forReplies());
    List<Delivery> due = store.write(work -> claim(work, now, room, alerts));
    for (Delivery row : due) {
      window.begin(row.what().lane().chat());
      carriers.execute(() -> carry(row));
    }
    return !due.isEmpty();
  }

  /** Of {@code room} messages, {@code alerts} at most may be alerts. */
  private List<Delivery> claim(Work work, Instant now, int room, int alerts) {
    if (!isHolder(work)) {
      return List.of();
    }
    return alerts > 0
        ? work.outbox().claim(now, alerts, window.resting(now))
        : work.outbox().claimReplies(now, room, window.resting(now));
  }

  /**
   * How long there is nothing to do, unless somebody says so.
   *
   * @param now when it was last looked: what came free since must not be overlooked
   */
  private Duration rest(Instant now) {
    Optional<Instant> due = store.read(work -> work.outbox().nextAt(now));
    Duration look = keeper.isAlone() ? LOOK_ALONE : LOOK;
    Instant next =
        Stream.of(due, window.next(now), outage.until(now), Optional.of(now.plus(look)))
            .flatMap(Optional::stream)
            .filter(at -> at.isAfter(now))
            .min(Instant::compareTo)
            .orElseThrow();
    return Duration.between(clock.instant(), next);
  }

  private void await(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    synchronized (signal) {
      try {
        for (long left = time.toMillis() + 1; !woken && !stopping && left > 0; ) {
          signal.wait(left);
          left = (end - System.nanoTime()) / 1_000_000;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        stopping = true;
      }
      woken = false;
    }
  }

  private void carry(Delivery row) {
    try {
      window.awaitQuiet(row.what().lane().chat(), QUIET);
      Outcome outcome = call(row);
      window.answered(row.what().lane().chat(), clock.instant());
      outage.learn(outcome, clock.instant());
      record(row, outcome);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      LOG.error("message {} was interrupted; it is taken up at the next start", row.id());
    } catch (RuntimeException e) {
      LOG.error("message {} could not be carried; it is taken up at the next start", row.id(), e);
    } finally {
      window.end(row.what().lane().chat(), clock.instant());
      wake();
    }
  }

  /** A row that is no call counts as refused, or it would stand in its lane's way for ever. */
  private Outcome call(Delivery row) {
    Optional<SendCall> call;
    try {
      call = SendCall.of(row);
    } catch (IllegalStateException e) {
      return refused("not sent: " + e.getMessage());
    }
    return call.isEmpty()
        ? refused("message to edit not found")
        : api.call(call.get().method(), call.get().params(), row.what().file());
  }

  private static Outcome refused(String why) {
    return new Outcome.Refused(400, why, Optional.empty(), OptionalLong.empty());
  }

  /**
   * What was sent must be known to be sent, or it would be sent again: a full disk is waited for.
   */
  private void record(Delivery row, Outcome outcome) throws InterruptedException {
    while (true) {
      try {
        Instant now = clock.instant();
        metrics.send(store.write(work -> SendEnd.write(work, row, outcome, now)));
        if (outcome instanceof Outcome.Done) {
          metrics.delivered(Duration.between(row.createdAt(), now));
        }
        if (outcome instanceof Outcome.Refused refused
            && SendRefusal.of(refused) == SendRefusal.FLOOD) {
          metrics.flood();
          window.flooded(row.what().lane().chat(), now);
        }
        return;
      } catch (StoreException e) {
        if (!e.passing() || stopped) {
          throw e;
        }
        LOG.error("how message {} ended cannot be written down: {}", row.id(), e.getMessage());
        Thread.sleep(STORE_AGAIN);
      }
    }
  }

  /** Takes up nothing new and waits for what is being sent; whether all ended in {@code time}. */
  boolean stop(Duration time) {
    stopping = true;
    wake();
    long end = System.nanoTime() + time.toNanos();
    try {
      Thread looping = loop;
      if (looping != null) { // what it claims now must still be carried
        looping.join(time.compareTo(LOOP_ENDS) > 0 ? time : LOOP_ENDS);
      }
      synchronized (signal) {
        while (!window.isIdle() && System.nanoTime() < end) {
          signal.wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    stopped = true;
    carriers.shutdown();
    return window.isIdle();
  }

  @Override
  public void close() {
    stop(Duration.ZERO);
  }
}

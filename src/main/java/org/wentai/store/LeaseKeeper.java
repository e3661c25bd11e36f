package org.wentai.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this process known to the others that share its database, and the leases that it wants:
 * takes each as soon as it can, and renews those it has, all in one transaction. Safe for many
 * threads.
 */
public final class LeaseKeeper implements AutoCloseable {
  /** The role that says that a process lives, before its id. */
  static final String PROCESS = "process/";

  /** How long a lease is held that is not renewed. */
  public static final Duration TTL = Duration.ofSeconds(15);

  private static final Duration RENEW = Duration.ofSeconds(5);
  private static final Duration FORGOTTEN = Duration.ofDays(1);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);

  private final Store store;
  private final Owner me;
  private final InstantSource clock;
  private final Map<String, Lease> wanted = new ConcurrentHashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().name("leases").daemon().unstarted(work));
  private long renewed;
  private volatile boolean started;
  private volatile boolean closed;
  private volatile boolean alone = true;

  /** Keeps nothing yet. */
  public LeaseKeeper(Store store, InstantSource clock) {
    this.store = store;
    this.me = Owner.ofThisProcess();
    this.clock = clock;
    want(PROCESS + me.id());
  }

  /**
   * Makes this process known, takes what is wanted and free, and keeps it.
   *
   * @throws StoreException when the database fails; it can be tried again then
   */
  public void start() {
    refresh();
    started = true;
    var unused =
        thread.scheduleWithFixedDelay(
            this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
  }

  public Owner me() {
    return me;
  }

  /** The time by which leases are held. */
  public Instant now() {
    return clock.instant();
  }

  /** Whether, when it was last looked, no other process shared the database. */
  public boolean isAlone() {
    return alone;
  }

  /**
   * Wants a role from now on; the same one when it is wanted already. After {@link #start} it is
   * held at once where it is free; after {@link #close} never.
   */
  public Lease want(String role) {
    Lease lease = wanted.computeIfAbsent(role, r -> new Lease(r, this));
    if (started) {
      look();
    }
    return lease;
  }

  /** Lets all go that is held, and leaves the database alone from then on: it may be closed. */
  @Override
  public void close() {
    boolean first = !closed;
    closed = true;
    thread.shutdownNow();
    synchronized (this) {
      if (started && first) {
        letGo(wanted.keySet());
      }
      wanted.values().forEach(Lease::lost);
      wanted.clear();
    }
  }

  synchronized void drop(Lease lease) {
    if (wanted.remove(lease.role(), lease) && started && !closed) {
      letGo(Set.of(lease.role()));
    }
  }

  private void letGo(Set<String> roles) {
    try {
      store.run(work -> roles.forEach(role -> work.leases().release(role, me)));
    } catch (StoreException e) {
      LOG.warn("{} are let go when their time is up: {}", roles, e.getMessage());
    }
  }

  private void look() {
    try {
      refresh();
    } catch (StoreException e) {
      if (!closed) { // Else closing interrupted it.
        LOG.warn("leases cannot be renewed now: {}", e.getMessage());
      }
    } catch (RuntimeException e) {
      LOG.error("leases could not be renewed", e);
    }
  }

  /** Takes what is free of what is wanted, and renews what is held, where it is time. */
  private synchronized void refresh() {
    if (closed) {
      return; // It was waiting to look when this was closed.
    }
    long nanos = System.nanoTime();
    Instant now = clock.instant();
    Map<String, Leases.Held> known =
        store.read(work -> work.leases().all()).stream()
            .collect(Collectors.toMap(Leases.Held::role, Function.identity()));
    alone =
        known.values().stream()
            .filter(held -> held.role().startsWith(PROCESS) && !isMine(held))
            .allMatch(held -> held.isFree(now));
    boolean due = nanos - renewed > RENEW.toNanos();
    List<Lease> asked = new ArrayList<>();
    for (Lease lease : wanted.values()) {
      Optional<Leases.Held> other =
          Optional.ofNullable(known.get(lease.role()))
              .filter(held -> !isMine(held) && !held.isFree(now));
      if (other.isPresent()) {
        lost(lease, other.get().owner());
      } else if (due || !lease.isHeld()) {
        asked.add(lease);
      }
    }
    if (!asked.isEmpty()) {
      ask(asked, now, nanos);
      renewed = due ? nanos : renewed;
    }
  }

  private void ask(List<Lease> asked, Instant now, long nanos) {
    List<Lease> got =
        store.write(
            work -> {
              work.leases().prune(now.minus(FORGOTTEN));
              return asked.stream()
                  .filter(lease -> work.leases().hold(lease.role(), me, now, TTL))
                  .toList();
            });
    for (Lease lease : asked) {
      if (!got.contains(lease)) {
        lost(lease, me);
      } else if (wanted.get(lease.role()) == lease) {
        lease.held(nanos, TTL);
      }
    }
  }

  private void lost(Lease lease, Owner to) {
    if (lease.isHeld()) {
      LOG.warn("{} was taken over by process {} of {}", lease.role(), to.pid(), to.host());
    }
    lease.lost();
  }

  private boolean isMine(Leases.Held held) {
    return held.owner().id().equals(me.id());
  }
}

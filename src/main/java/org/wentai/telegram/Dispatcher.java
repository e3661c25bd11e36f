package org.wentai.telegram;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.store.Inbox;
import org.wentai.store.LeaseKeeper;
import org.wentai.store.Store;
import org.wentai.store.Work;

/**
 * Has the inbox's updates handled: those of one chat one after another, different chats side by
 * side. Takes from the inbox what this process is to handle, few at a time where others share it;
 * what a process that is gone had taken is taken from it.
 */
final class Dispatcher {
  /** Answering keeps processors busy; more threads than this would only wait for them. */
  static final int THREADS = 4;

  /** How many are held in memory at most; the rest waits in the inbox. */
  private static final int MOST_HELD = 1000;

  private static final int PAGE = 200;

  /** As much as keeps all threads busy: where others share the work, the rest is left to them. */
  private static final int SHARE = 2 * THREADS;

  /** How often it is looked for what others left; rarely, where there are none. */
  private static final Duration LOOK = Duration.ofMillis(500);

  private static final Duration LOOK_ALONE = Duration.ofSeconds(2);
  private static final Duration SUMMARY_AFTER = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final Store store;
  private final LeaseKeeper keeper;
  private final long bot;
  private final Handling handling;
  private final Pace pace;
  private final ScheduledThreadPoolExecutor threads;

  /** Held from a claim until what was claimed is queued, so that lanes keep their order. */
  private final Object claiming = new Object();

  // All below is guarded by this.
  private final Map<String, Deque<Queued>> lanes = new HashMap<>();
  private final Set<Long> held = new HashSet<>();

  /** Whether some may wait in the inbox that nobody has taken. */
  private boolean behind = true;

  private boolean fetching;
  private boolean summaryDue;

  private record Queued(Inbox.Received update, Glance glance) {}

  /**
   * @param keeper says who this process is, and whether others share the work
   */
  Dispatcher(Store store, LeaseKeeper keeper, long bot, Handling handling, Pace pace) {
    this.store = store;
    this.keeper = keeper;
    this.bot = bot;
    this.handling = handling;
    this.pace = pace;
    this.threads =
        new ScheduledThreadPoolExecutor(
            THREADS,
            work -> Thread.ofPlatform().name("updates").daemon().unstarted(work),
            new ThreadPoolExecutor.DiscardPolicy());
    // What has not begun when the bot stops waits in the inbox for the next start.
    threads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    threads.setRemoveOnCancelPolicy(true);
  }

  /** Begins with what waits from before. */
  synchronized void start() {
    fetching = true;
    threads.execute(this::begin);
  }

  private void begin() {
    try {
      handling.recover(bot);
      takeOver();
      fetch();
      lookLater();
    } catch (RuntimeException e) {
      LOG.error("what waits from before cannot be taken up yet: {}", e.getMessage(), e);
      later(this::begin, pace.again());
    }
  }

  private record Stored(int added, List<Inbox.Received> mine) {}

  /**
   * Stores updates and takes what this process is to handle, in one transaction.
   *
   * @return how many were not known before
   * @throws org.wentai.store.StoreException when they cannot be stored
   */
  int store(List<Inbox.Received> updates) {
    synchronized (claiming) {
      int room = room();
      Stored stored =
          store.write(
              work -> {
                int added = work.inbox().add(updates, update -> Glance.at(update).lane()).size();
                return new Stored(added, work.inbox().claim(bot, keeper.me(), room));
              });
      claimed(stored.mine(), room);
      return stored.added();
    }
  }

  /** How many more this process should take now. */
  private synchronized int room() {
    int most = keeper.isAlone() ? MOST_HELD : SHARE;
    return Math.clamp(most - held.size(), 0, PAGE);
  }

  private synchronized void claimed(List<Inbox.Received> mine, int limit) {
    behind = mine.size() == limit;
    mine.forEach(this::queue);
  }

  private void queue(Inbox.Received update) {
    if (!held.add(update.id())) {
      return;
    }
    Queued queued = new Queued(update, Glance.at(update));
    String name = queued.glance().lane();
    Deque<Queued> lane = lanes.computeIfAbsent(name, n -> new ArrayDeque<>());
    lane.add(queued);
    if (lane.size() == 1) {
      threads.execute(() -> advance(name, queued));
    }
  }

  /** Has the first of a lane handled; then the lane's next one has its turn behind the others. */
  private void advance(String name, Queued first) {
    Optional<Handling.Again> again = Optional.of(new Handling.Again(first.update(), pace.again()));
    try {
      again = handling.handle(first.update(), first.glance());
    } catch (RuntimeException | Error e) {
      LOG.error("update {} is tried again", first.update().id(), e);
    } finally {
      ended(name, first, again);
    }
  }

  private synchronized void ended(String name, Queued first, Optional<Handling.Again> again) {
    if (again.isPresent()) {
      Queued next = new Queued(again.get().update(), first.glance());
      later(() -> advance(name, next), again.get().after());
      return;
    }
    held.remove(first.update().id());
    Deque<Queued> lane = lanes.getOrDefault(name, new ArrayDeque<>());
    lane.poll();
    Queued second = lane.peek();
    if (second == null) {
      lanes.remove(name);
    } else {
      threads.execute(() -> advance(name, second));
    }
    fetchIfRoom();
    if (handling.hasStale() && !summaryDue) {
      summaryDue = true;
      later(this::summary, SUMMARY_AFTER);
    }
  }

  private void fetchIfRoom() {
    boolean room = keeper.isAlone() ? held.size() <= MOST_HELD - PAGE : held.size() <= THREADS;
    if (behind && room && !fetching) {
      fetching = true;
      threads.execute(this::fetch);
    }
  }

  private void fetch() {
    try {
      synchronized (claiming) {
        int room = room();
        claimed(store.write(work -> work.inbox().claim(bot, keeper.me(), room)), room);
      }
      fetched();
    } catch (RuntimeException e) {
      LOG.error("waiting updates cannot be fetched: {}", e.getMessage(), e);
      later(this::fetch, pace.again());
    }
  }

  private synchronized void fetched() {
    fetching = false;
    fetchIfRoom();
  }

  private void lookLater() {
    later(this::look, keeper.isAlone() ? LOOK_ALONE : LOOK);
  }

  /** Looks for what other processes stored and did not take, or took and left behind. */
  private void look() {
    try {
      takeOver();
      if (store.read(work -> work.inbox().hasUnowned(bot))) {
        found();
      }
    } catch (RuntimeException e) {
      LOG.error("the inbox cannot be looked at: {}", e.getMessage(), e);
    }
    lookLater();
  }

  private synchronized void found() {
    behind = true;
    fetchIfRoom();
  }

  /** What a process had taken that is gone, nobody has taken from now on. */
  private void takeOver() {
    List<String> gone = store.read(this::gone);
    if (gone.isEmpty()) {
      return;
    }
    int left =
        store.write(
            work -> gone(work).stream().mapToInt(owner -> work.inbox().disown(bot, owner)).sum());
    LOG.warn("{} updates were left by a process that is gone, and are taken over", left);
  }

  private List<String> gone(Work work) {
    Instant now = keeper.now();
    return work.inbox().owners(bot).stream()
        .filter(owner -> !owner.equals(keeper.me().id()) && !work.leases().isAlive(owner, now))
        .toList();
  }

  private void summary() {
    synchronized (this) {
      summaryDue = false;
    }
    int stale = handling.takeStale();
    if (stale > 0) {
      LOG.warn("{} updates were too old to answer (telegram.fresh) and were dropped", stale);
    }
  }

  private void later(Runnable work, Duration wait) {
    threads.schedule(work, wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** How many updates are held here. */
  synchronized int held() {
    return held.size();
  }

  /** Begins nothing more and waits for what is in hand; whether it ended in {@code time}. */
  boolean stop(Duration time) throws InterruptedException {
    threads.shutdown();
    boolean ended = threads.awaitTermination(time.toMillis(), TimeUnit.MILLISECONDS);
    summary();
    return ended;
  }
}

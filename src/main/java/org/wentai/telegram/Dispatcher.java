package org.wentai.telegram;

import java.time.Duration;
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
import org.wentai.store.Store;

/**
 * Has the inbox's updates handled: those of one chat one after another, different chats side by
 * side. Holds few in memory; where more wait, they are fetched from the inbox as there is room.
 */
final class Dispatcher {
  /** Answering keeps processors busy; more threads than this would only wait for them. */
  static final int THREADS = 4;

  private static final int MOST_HELD = 1000;
  private static final int PAGE = 200;
  private static final Duration SUMMARY_AFTER = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final Store store;
  private final long bot;
  private final Handling handling;
  private final Pace pace;
  private final ScheduledThreadPoolExecutor threads;

  // All below is guarded by this.
  private final Map<String, Deque<Queued>> lanes = new HashMap<>();
  private final Set<Long> held = new HashSet<>();

  /** Whether updates may wait in the inbox that are not held here: then, those above the cursor. */
  private boolean behind = true;

  private long cursor = Long.MIN_VALUE;

  /** Whether some were added since the last fetch began. */
  private boolean added;

  private boolean fetching;
  private boolean summaryDue;

  private record Queued(Inbox.Received update, Glance glance) {}

  Dispatcher(Store store, long bot, Handling handling, Pace pace) {
    this.store = store;
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
      fetch();
    } catch (RuntimeException e) {
      LOG.error("what waits from before cannot be taken up yet: {}", e.getMessage(), e);
      later(this::begin, pace.again());
    }
  }

  /** Takes updates that were just stored. */
  synchronized void accept(List<Inbox.Received> updates) {
    added = true;
    if (behind || held.size() + updates.size() > MOST_HELD) {
      long lowest = updates.stream().mapToLong(Inbox.Received::id).min().orElse(Long.MAX_VALUE);
      cursor = Math.min(behind ? cursor : Long.MAX_VALUE, lowest - 1);
      behind = true;
      fetchIfRoom();
    } else {
      updates.forEach(this::queue);
    }
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
    if (behind && !fetching && held.size() <= MOST_HELD - PAGE) {
      fetching = true;
      threads.execute(this::fetch);
    }
  }

  private void fetch() {
    try {
      long from = beginFetch();
      List<Inbox.Received> page = store.read(w -> w.inbox().waiting(bot, from, PAGE));
      fetched(from, page);
    } catch (RuntimeException e) {
      LOG.error("waiting updates cannot be fetched: {}", e.getMessage(), e);
      later(this::fetch, pace.again());
    }
  }

  private synchronized long beginFetch() {
    added = false;
    return cursor;
  }

  private synchronized void fetched(long from, List<Inbox.Received> page) {
    fetching = false;
    page.forEach(this::queue);
    // While it was fetched, ids that start anew may have set the cursor back.
    if (cursor == from && !page.isEmpty()) {
      cursor = page.getLast().id();
    } else if (cursor == from && !added) {
      behind = false;
    }
    fetchIfRoom();
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

package org.wentai.knowledge;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what serves up to date with the live threads in the store: words within the time between
 * two looks, vectors behind. What this process reads itself need not wait for a look: {@link
 * KnowledgeBase#refresh} does it at once.
 */
public final class LiveWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveWatch.class);

  /** Short, so that a look is not late by it. */
  private static final Duration EMBEDDING = Duration.ofMillis(200);

  /** How long until a rebuild that was asked for and did not come is asked for again. */
  private static final Duration AGAIN = Duration.ofHours(1);

  private final KnowledgeBase knowledge;
  private final Duration every;
  private final Runnable full;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;
  private boolean failing;
  private boolean asked;
  private long askedAt;

  private LiveWatch(KnowledgeBase knowledge, Duration every, Runnable full) {
    this.knowledge = knowledge;
    this.every = every;
    this.full = full;
    this.thread = Thread.ofPlatform().name("live-watch").daemon().unstarted(this::run);
  }

  /**
   * One that does not look yet.
   *
   * @param every how often it will
   * @param full asked to rebuild the index, from the watch's own thread, when more is held in
   *     memory than the settings want; it should return soon
   */
  public static LiveWatch still(KnowledgeBase knowledge, Duration every, Runnable full) {
    return new LiveWatch(knowledge, every, full);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    boolean more = false;
    do {
      more = look();
    } while (!stopsWithin(more ? Duration.ZERO : every));
  }

  // An exception that escaped would end the watch for good.
  private boolean look() {
    try {
      knowledge.refresh();
      boolean more = knowledge.embedLive(EMBEDDING);
      askForRebuild();
      failing = false;
      return more;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.warn("New posts cannot be taken in; tried again until they can: {}", e.getMessage(), e);
      }
      failing = true;
      return false;
    }
  }

  private void askForRebuild() {
    if (!knowledge.liveFull()) {
      asked = false;
      return;
    }
    long now = System.nanoTime();
    if (!asked || now - askedAt > AGAIN.toNanos()) {
      asked = true;
      askedAt = now;
      full.run();
    }
  }

  private boolean stopsWithin(Duration time) {
    try {
      return stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Stops looking; waits for a look under way. */
  @Override
  public void close() {
    stopped.countDown();
    try {
      if (!thread.join(Duration.ofSeconds(5))) {
        LOG.warn("The watch of live threads is still at work.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

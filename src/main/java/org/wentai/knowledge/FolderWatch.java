package org.wentai.knowledge;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then whether the knowledge folder changed, and says so once it has stayed the same
 * from one look to the next: who copies files into it is not interrupted half way.
 */
public final class FolderWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

  private final KnowledgeBase knowledge;
  private final Runnable changed;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().name("folder-watch").daemon().unstarted(work));

  /** As at the last call, or at the start. */
  private Optional<String> known;

  /** As at the last look. */
  private Optional<String> seen;

  private FolderWatch(KnowledgeBase knowledge, Runnable changed) {
    this.knowledge = knowledge;
    this.changed = changed;
    this.known = knowledge.folderFingerprint();
    this.seen = known;
  }

  /**
   * Starts looking.
   *
   * @param every how often
   * @param changed called, from the watch's own thread, once for each change; not for what the
   *     folder was like at the start. It should return soon
   */
  public static FolderWatch start(KnowledgeBase knowledge, Duration every, Runnable changed) {
    var watch = new FolderWatch(knowledge, changed);
    long millis = Math.max(1, every.toMillis());
    watch.clock.scheduleWithFixedDelay(watch::look, millis, millis, TimeUnit.MILLISECONDS);
    return watch;
  }

  private void look() {
    try {
      Optional<String> now = knowledge.folderFingerprint();
      boolean settled = now.isPresent() && now.equals(seen);
      seen = now;
      if (settled && !now.equals(known)) {
        known = now;
        LOG.info("Files in {} changed.", knowledge.folder());
        changed.run();
      }
    } catch (RuntimeException e) {
      // An exception that escaped would end the watch for good.
      LOG.warn("The watch of {} failed this time.", knowledge.folder(), e);
    }
  }

  /** Stops looking; waits for a call under way. */
  @Override
  public void close() {
    clock.shutdownNow();
    try {
      if (!clock.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("The watch of {} is still at work.", knowledge.folder());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package org.wentai.knowledge;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.index.VectorsReport;

/**
 * Adds vectors behind to what serves by words, in a process that runs on: whoever asks meanwhile is
 * answered by words.
 */
public final class VectorsWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VectorsWatch.class);
  private static final Duration LOOK = Duration.ofSeconds(2);

  /** When embedding failed, on a full disk say, it is tried again so much later. */
  private static final Duration AGAIN = Duration.ofMinutes(5);

  private final KnowledgeBase knowledge;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;

  private VectorsWatch(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
    this.thread = Thread.ofPlatform().name("vectors-watch").daemon().unstarted(this::run);
  }

  /** Starts looking whether vectors are wanted. */
  public static VectorsWatch start(KnowledgeBase knowledge) {
    var watch = new VectorsWatch(knowledge);
    watch.thread.start();
    return watch;
  }

  private void run() {
    Duration next = Duration.ZERO;
    while (!next.isNegative() && !stopsWithin(next)) {
      next = look();
    }
  }

  /** How long until the next look; negative for never. */
  // An exception that escaped would end the watch for good.
  private Duration look() {
    try {
      VectorsReport report = knowledge.addVectors((step, done, total) -> {}, true, this::isStopped);
      return switch (report.outcome()) {
        case ADDED -> {
          LOG.info(
              "{} has vectors now: {} sentences embedded, {} known before, {} s.",
              knowledge.folder(),
              report.embedded(),
              report.reused(),
              report.took().toSeconds());
          yield LOOK;
        }
        case NOT_WANTED, BUSY, STOPPED -> LOOK;
        case NO_MODEL -> Duration.ofSeconds(-1);
      };
    } catch (RuntimeException e) {
      LOG.warn("Vectors cannot be added now: {}", e.getMessage(), e);
      return AGAIN;
    }
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  private boolean stopsWithin(Duration time) {
    try {
      return stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Stops embedding; what was embedded is kept, and the next process goes on. */
  @Override
  public void close() {
    stopped.countDown();
    try {
      if (!thread.join(Duration.ofSeconds(5))) {
        LOG.warn("Embedding is still at work.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package org.wentai.index;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** A few threads with a short queue, so that a fast feed has to wait. */
final class Workers implements AutoCloseable {
  private static final int QUEUE = 256;

  private final ExecutorService threads;
  private final Semaphore room = new Semaphore(QUEUE);
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /** Work on the index. */
  interface Work {
    void run() throws IOException;
  }

  Workers(int threads) {
    this.threads = Executors.newFixedThreadPool(threads, Workers::daemon);
  }

  private static Thread daemon(Runnable work) {
    return Thread.ofPlatform().name("index-build").daemon().unstarted(work);
  }

  /** Queues {@code work}, waiting while the queue is full; fails when earlier work failed. */
  void submit(Work work) {
    room.acquireUninterruptibly();
    failOnFailure();
    threads.execute(() -> run(work));
  }

  private void run(Work work) {
    try {
      if (failure.get() == null) {
        work.run();
      }
    } catch (IOException | RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    } finally {
      room.release();
    }
  }

  /** Waits until all is done; fails when any of it failed. */
  void finish() {
    room.acquireUninterruptibly(QUEUE);
    room.release(QUEUE);
    failOnFailure();
  }

  private void failOnFailure() {
    Throwable failed = failure.get();
    if (failed != null) {
      throw new IndexException("The index cannot be written: " + failed.getMessage(), failed);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      threads.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package org.wentai.source;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets one request at a time through to a host, with a pause between two, in the whole program. */
final class Turns {
  /** How much longer than asked a pause may be, so that requests follow no beat. */
  private static final double JITTER = 0.25;

  private static final Map<String, Turns> BY_HOST = new ConcurrentHashMap<>();

  private final ReentrantLock lock = new ReentrantLock(true);
  private long lastEnd;
  private boolean any;

  private Turns() {}

  /** The turns of {@code host}, which two sites on one host share. */
  static Turns of(String host) {
    String plain = host.startsWith("www.") ? host.substring(4) : host;
    return BY_HOST.computeIfAbsent(plain, name -> new Turns());
  }

  /**
   * Waits for the turn and {@code gap} after the end of the last request, and makes one.
   *
   * @throws InterruptedException before {@code request} was begun
   */
  <T> T take(Duration gap, Supplier<T> request) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (any && gap.isPositive()) {
        double factor = 1 + ThreadLocalRandom.current().nextDouble(JITTER);
        long pause = (long) (gap.toNanos() * factor);
        TimeUnit.NANOSECONDS.sleep(lastEnd + pause - System.nanoTime());
      }
      any = true;
      try {
        return request.get();
      } finally {
        lastEnd = System.nanoTime();
      }
    } finally {
      lock.unlock();
    }
  }
}

package org.wentai.store;

import java.time.Duration;

/**
 * A role that this process wants, kept by a {@link LeaseKeeper}: held as soon as nobody else holds
 * it, and until it is closed. Safe for many threads.
 */
public final class Lease implements AutoCloseable {
  private final String role;
  private final LeaseKeeper keeper;
  private long until;
  private int term;
  private boolean held;

  Lease(String role, LeaseKeeper keeper) {
    this.role = role;
    this.keeper = keeper;
  }

  public String role() {
    return role;
  }

  /** Who holds it, where it is held here. */
  public Owner owner() {
    return keeper.me();
  }

  /**
   * Whether this process holds it now, as far as it knows: a process that was frozen may learn late
   * that it does not any more. What must not happen twice asks {@link Leases#isHolder} in its
   * transaction as well.
   */
  public synchronized boolean isHeld() {
    return held && System.nanoTime() - until < 0;
  }

  /**
   * How often this process came to hold it: each time, what the one before left is to be seen to.
   */
  public synchronized int term() {
    return term;
  }

  /** Waits until it is held; false when {@code most} passed before. */
  public synchronized boolean await(Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    for (long left = most.toNanos(); !isHeld() && left > 0; left = end - System.nanoTime()) {
      wait(Math.max(1, left / 1_000_000));
    }
    return isHeld();
  }

  /** It was taken or renewed at {@code nanos}, for {@code ttl}. */
  synchronized void held(long nanos, Duration ttl) {
    if (!isHeld()) {
      term++;
    }
    held = true;
    until = nanos + ttl.toNanos();
    notifyAll();
  }

  synchronized void lost() {
    held = false;
  }

  /** Lets it go at once, and wants it no more. */
  @Override
  public void close() {
    keeper.drop(this);
    lost();
  }
}

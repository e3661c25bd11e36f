package org.wentai.telegram;

import java.time.Duration;
import java.time.InstantSource;
import org.wentai.store.Store;

/** Sends what the outbox holds: lanes in order, within Telegram's limits, until it is stopped. */
final class Sender implements AutoCloseable {
  Sender(Store store, BotApi api, SendLimits limits, InstantSource clock) {}

  /** Recovers what a crash left, and begins. */
  void start() {
    throw new UnsupportedOperationException();
  }

  /** Says that rows were added; called after the transaction that added them. */
  void wake() {
    throw new UnsupportedOperationException();
  }

  /** Takes up nothing new and waits for what is being sent; whether all ended in {@code time}. */
  boolean stop(Duration time) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    stop(Duration.ZERO);
  }
}

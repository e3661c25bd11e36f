package org.wentai.alert;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;
import org.wentai.settings.AlertSettings;
import org.wentai.store.Store;
import org.wentai.store.Work;

/**
 * Gathers what waits in the ledger into messages of the outbox, lane by lane as each comes due,
 * until it is closed. Several processes may gather side by side.
 */
public final class Gatherer implements AutoCloseable {

  /**
   * Makes ready to gather.
   *
   * @param settings the gathering pause, what makes a digest
   * @param write makes the messages, in the transaction that adds them to the outbox
   * @param added told after a transaction that added some
   */
  public Gatherer(
      Store store,
      AlertSettings settings,
      BiFunction<Work, Gathered, List<Gathered.Message>> write,
      Runnable added,
      InstantSource clock) {}

  public void start() {}

  /** Says that alerts were added; called after the transaction that added them. */
  public void wake() {}

  /** Gathers what is due at {@code now}; how many messages came of it. */
  int gather(Instant now) {
    throw new UnsupportedOperationException("delivery: " + now);
  }

  @Override
  public void close() {}
}

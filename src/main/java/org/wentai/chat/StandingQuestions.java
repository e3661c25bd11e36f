package org.wentai.chat;

import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.store.Store;

/**
 * Asks standing questions again when posts arrive that may answer them, on a thread of its own,
 * until it is closed. What answers is written as an exchange and an alert, in one transaction.
 */
public final class StandingQuestions implements AutoCloseable {
  /**
   * @param mayWork whether this process is the one that does it now
   * @param added told after a transaction that added alerts
   */
  public StandingQuestions(
      Store store,
      KnowledgeBase knowledge,
      Asking asking,
      BooleanSupplier mayWork,
      Runnable added,
      InstantSource clock) {}

  public void start() {}

  /** Says that posts arrived, or that those that had arrived can be searched now. */
  public void wake() {}

  @Override
  public void close() {}
}

package org.wentai.store;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** The ledger of alerts. */
public final class Alerts {
  private final Handle handle;

  Alerts(Handle handle) {
    this.handle = handle;
  }

  /**
   * Adds those that the ledger does not have yet (by lane, post and question), to wait.
   *
   * @return how many were new
   */
  public int add(List<Alert> alerts) {
    throw new UnsupportedOperationException("delivery: " + alerts + handle);
  }

  /** What went with the message of outbox row {@code row}. */
  public List<Alert> sentWith(long row) {
    throw new UnsupportedOperationException("delivery: " + row);
  }
}

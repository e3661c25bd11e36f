package org.wentai.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** How alerts come in each chat or topic that has subscriptions. */
public final class Lanes {
  private final Handle handle;

  Lanes(Handle handle) {
    this.handle = handle;
  }

  public Optional<AlertLane> find(Lane lane) {
    throw new UnsupportedOperationException("delivery: " + lane + handle);
  }

  /** Stores a lane's settings, in the place of what was known of it. */
  public void put(AlertLane lane) {
    throw new UnsupportedOperationException("delivery: " + lane);
  }
}

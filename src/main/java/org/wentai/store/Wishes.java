package org.wentai.store;

import java.time.Instant;
import java.util.List;

/** Questions that no post answered, whose askers want to be told when one does. */
public final class Wishes {
  Wishes() {}

  /**
   * A wish.
   *
   * @param exchange the unanswered exchange
   * @param wisher who wants to be told
   * @param lane where to tell
   * @param question standing on its own
   */
  public record Wish(long exchange, long wisher, Lane lane, String question, Instant at) {}

  /** Stores one; false when the wisher had wished it before. */
  public boolean add(Wish wish) {
    throw new UnsupportedOperationException();
  }

  /** All, oldest first. */
  public List<Wish> all() {
    throw new UnsupportedOperationException();
  }
}

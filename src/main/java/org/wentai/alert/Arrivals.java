package org.wentai.alert;

import java.time.Instant;
import java.util.List;
import org.wentai.store.Work;

/** Takes in posts that arrived: writes the alerts that they lead to. Safe for many threads. */
public final class Arrivals implements AutoCloseable {

  /** Makes ready to match; the subscriptions are read when the first post comes. */
  public Arrivals() {}

  /**
   * Matches posts with the active subscriptions, as they are in {@code work}, and adds the alerts.
   * To be called in the transaction that stores the posts. Older posts that are read for the first
   * time (a backfill) are not arrivals.
   *
   * @param posts in the order of their posting
   * @return how many alerts were added
   */
  public int take(Work work, List<Arrived> posts, Instant now) {
    throw new UnsupportedOperationException("alert: " + work + posts + now);
  }

  @Override
  public void close() {}
}

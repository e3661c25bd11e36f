package org.wentai.crawl;

import java.util.List;
import org.wentai.store.Site;

/**
 * The live sites that are watched: one thread each, as long as this process holds the site's lease.
 * What admins can do to them, in any channel.
 */
public final class Crawls implements AutoCloseable {

  /** A site as it is shown to admins; {@code left} of a backfill, where known. */
  public record State(Site site, long posts, List<String> lines) {}

  /** Begins to watch. */
  public void start() {}

  /** All sites, by name. */
  public List<State> sites() {
    return List.of();
  }

  @Override
  public void close() {}
}

package org.wentai.crawl;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.wentai.store.Lease;

/**
 * Sites that are looked at in the caller's thread, as a command does. Not for several threads. May
 * be ended at any moment: what was read is stored.
 */
public final class Looking implements AutoCloseable {
  private final Map<Lease, SiteCrawl> crawls = new LinkedHashMap<>();
  private final List<String> busy = new ArrayList<>();

  Looking() {}

  /** Takes a site, if no other process looks at it. */
  void take(String name, Lease lease, boolean held, Function<Lease, SiteCrawl> crawl) {
    if (held) {
      crawls.put(lease, crawl.apply(lease));
    } else {
      lease.close();
      busy.add(name);
    }
  }

  /** The sites that another process looks at. */
  public List<String> busy() {
    return List.copyOf(busy);
  }

  /** Whether nothing is to be done at any of the sites now. */
  public boolean isIdle() {
    return crawls.values().stream().allMatch(SiteCrawl::isIdle);
  }

  /**
   * Does the most urgent thing of each site.
   *
   * @return when there is more to do; not after now when at once
   */
  public Instant step() {
    Instant next = Instant.MAX;
    for (Map.Entry<Lease, SiteCrawl> crawl : crawls.entrySet()) {
      if (crawl.getKey().isHeld()) {
        Instant more = crawl.getValue().step();
        next = more.isBefore(next) ? more : next;
      }
    }
    return next;
  }

  @Override
  public void close() {
    crawls.forEach(
        (lease, crawl) -> {
          crawl.close();
          lease.close();
        });
    crawls.clear();
  }
}

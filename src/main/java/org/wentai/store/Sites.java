package org.wentai.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The live sites. */
public final class Sites {
  private final Handle handle;

  Sites(Handle handle) {
    this.handle = handle;
  }

  /** All, by name. */
  public List<Site> all() {
    throw new UnsupportedOperationException("crawl: " + handle);
  }

  /** The site of this name. */
  public Optional<Site> find(String name) {
    throw new UnsupportedOperationException("crawl: " + name);
  }

  /** Stores a site, in the place of what was known of it. */
  public void put(Site site) {
    throw new UnsupportedOperationException("crawl: " + site);
  }

  /** How many of a site's posts are shown. */
  public long posts(String site) {
    throw new UnsupportedOperationException("crawl: " + site);
  }
}

package org.wentai.settings;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A live site as the settings name it.
 *
 * @param name a short name for people, commands and the ids of its threads
 * @param address the forum's folder; this host alone may be private
 * @param zone the zone of the times it shows
 * @param boards the fids that are watched; empty for all
 * @param every how often each board is asked whether it has something new
 * @param gap the least time between two requests
 * @param contact a page that says who asks, for the user agent
 */
public record SiteSettings(
    String name,
    URI address,
    ZoneId zone,
    SortedSet<Long> boards,
    Duration every,
    Duration gap,
    Optional<URI> contact) {
  /** How often boards are asked where nothing is set. */
  public static final Duration USUALLY = Duration.ofMinutes(1);

  /** The least gap, which is also the usual one. */
  public static final Duration LEAST_GAP = Duration.ofSeconds(2);

  /** Whether {@code name} is one that a site may have. */
  public static boolean isName(String name) {
    return name.matches("[a-z][a-z0-9-]{0,19}");
  }
}

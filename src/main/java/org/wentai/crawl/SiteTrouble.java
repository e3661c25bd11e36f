package org.wentai.crawl;

import java.util.Arrays;
import java.util.Optional;
import org.wentai.source.Looked;
import org.wentai.store.Site;

/**
 * Why the last look at a site failed.
 *
 * @param kind what kind of trouble
 * @param why one line for the operator, which names the address
 */
public record SiteTrouble(Looked.Kind kind, String why) {
  private static final String AFTER_KIND = " ";

  static SiteTrouble of(Looked.Trouble<?> trouble) {
    return new SiteTrouble(trouble.kind(), trouble.why());
  }

  /** The trouble as it was stored; what earlier programs stored has no kind, and is none of any. */
  static Optional<SiteTrouble> of(Site site) {
    String[] parts = site.trouble().split(AFTER_KIND, 2);
    return Arrays.stream(Looked.Kind.values())
        .filter(kind -> kind.name().equals(parts[0]))
        .findFirst()
        .map(kind -> new SiteTrouble(kind, parts.length > 1 ? parts[1] : ""));
  }

  /** As it is stored. */
  String stored() {
    return kind.name() + AFTER_KIND + why;
  }
}

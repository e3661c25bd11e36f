package org.wentai.crawl;

import java.util.List;
import org.wentai.store.Site;

/** What came of something that an admin wanted of a site. */
public sealed interface SiteChange {
  /** It is so from now on. */
  record Done(Site site) implements SiteChange {}

  /** It was so already. */
  record Unchanged(Site site) implements SiteChange {}

  /** There is no such site; {@code known} are the names of those there are. */
  record Unknown(String name, List<String> known) implements SiteChange {}

  /** Another site has this name, or is at this address. */
  record Taken(Site by) implements SiteChange {}

  /** Not a name: it needs up to 20 small letters, digits and hyphens, a letter first. */
  record BadName(String name) implements SiteChange {}

  /** Not the address of a forum's folder. */
  record BadAddress(String address) implements SiteChange {}

  /**
   * An address inside the own network, which only the settings may name: who writes to the bot must
   * not make it look around there.
   */
  record PrivateAddress(String address) implements SiteChange {}

  /** Not numbers of boards. */
  record BadBoards(String boards) implements SiteChange {}
}

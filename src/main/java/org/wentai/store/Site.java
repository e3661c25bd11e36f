package org.wentai.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A live site and how its watching stands.
 *
 * @param name a short name for people and commands
 * @param prefix what the ids of its threads begin with in the knowledge base; empty for the first
 *     site, so that its thread 123 is thread 123
 * @param address the forum's root
 * @param zone the zone of its times
 * @param boards the fids that are watched, with commas between; empty for all
 * @param configured whether the settings name it; else an admin added it
 * @param lookedAt when it was last read, well or not
 * @param nextLook when it is to be read next
 * @param trouble why the last look failed; empty when it did not
 * @param progress what the crawl remembers, as it alone reads it
 */
public record Site(
    String name,
    String prefix,
    String address,
    String zone,
    String boards,
    boolean configured,
    State state,
    Instant addedAt,
    Optional<Instant> lookedAt,
    Instant nextLook,
    String trouble,
    Optional<Instant> troubleAt,
    String progress) {

  /** What is done with a site. */
  public enum State {
    WATCHING,
    /** Its older posts are read, without alerts; new ones are watched for as well. */
    BACKFILLING,
    /** An admin stopped it. */
    PAUSED,
    /** The site refuses (login wall, challenge, closed): asked again rarely. */
    HALTED
  }

  public Site withConfigured(boolean value) {
    return new Site(
        name, prefix, address, zone, boards, value, state, addedAt, lookedAt, nextLook, trouble,
        troubleAt, progress);
  }

  public Site withState(State value) {
    return new Site(
        name,
        prefix,
        address,
        zone,
        boards,
        configured,
        value,
        addedAt,
        lookedAt,
        nextLook,
        trouble,
        troubleAt,
        progress);
  }

  public Site withNextLook(Instant value) {
    return new Site(
        name,
        prefix,
        address,
        zone,
        boards,
        configured,
        state,
        addedAt,
        lookedAt,
        value,
        trouble,
        troubleAt,
        progress);
  }

  public Site withProgress(String value) {
    return new Site(
        name,
        prefix,
        address,
        zone,
        boards,
        configured,
        state,
        addedAt,
        lookedAt,
        nextLook,
        trouble,
        troubleAt,
        value);
  }

  /** It was read at {@code at}, well when {@code why} is empty. */
  public Site looked(Instant at, String why) {
    return new Site(
        name,
        prefix,
        address,
        zone,
        boards,
        configured,
        state,
        addedAt,
        Optional.of(at),
        nextLook,
        why,
        why.isEmpty() ? Optional.empty() : Optional.of(at),
        progress);
  }
}

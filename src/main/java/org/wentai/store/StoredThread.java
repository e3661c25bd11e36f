package org.wentai.store;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A thread of a live site, or one of the knowledge folder that got new posts.
 *
 * @param row its number here
 * @param id its id in the knowledge base
 * @param site the site's name; empty for the knowledge folder
 * @param tid the site's own number
 * @param head as JSON
 * @param listed how the board's list showed it when it was last read
 * @param progress what the crawl remembers, as it alone reads it
 * @param version rises when anything of it that is shown changes
 */
public record StoredThread(
    long row,
    String id,
    String site,
    OptionalLong tid,
    String title,
    String board,
    String head,
    State state,
    String listed,
    String progress,
    Instant readAt,
    Optional<Instant> nextLook,
    long version) {

  /** Whether it can be read. */
  public enum State {
    SHOWN,
    /** Deleted, or moved away. */
    GONE,
    /** Not for guests. */
    DENIED
  }

  public StoredThread withState(State value) {
    return new StoredThread(
        row, id, site, tid, title, board, head, value, listed, progress, readAt, nextLook, version);
  }

  public StoredThread withListed(String value) {
    return new StoredThread(
        row, id, site, tid, title, board, head, state, value, progress, readAt, nextLook, version);
  }

  /** With what the crawl remembers, and when it looks again. */
  public StoredThread withProgress(String value, Optional<Instant> next) {
    return new StoredThread(
        row, id, site, tid, title, board, head, state, listed, value, readAt, next, version);
  }
}

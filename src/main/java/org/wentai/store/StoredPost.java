package org.wentai.store;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A post as it was last read.
 *
 * @param id its number here
 * @param thread the number of its thread here
 * @param key what it is known by in its thread: {@code p} and the pid, or {@code f} and the floor
 * @param author empty when unknown
 * @param body as JSON; empty for one that is not shown
 * @param sum over what it says, to tell an edit
 * @param missed how many valid pages in a row lacked it
 * @param revision 1, and one more for each edit
 * @param seenAt when it was first read
 * @param changedAt when an edit or its end was noticed
 */
public record StoredPost(
    long id,
    long thread,
    String key,
    OptionalLong pid,
    int floor,
    String author,
    String body,
    long sum,
    State state,
    int missed,
    int revision,
    Optional<Instant> postedAt,
    Instant seenAt,
    Optional<Instant> changedAt) {

  /** Whether guests may read it. */
  public enum State {
    SHOWN,
    /** It is there, and not for guests to read: nothing of it is kept. */
    HIDDEN,
    DELETED
  }
}

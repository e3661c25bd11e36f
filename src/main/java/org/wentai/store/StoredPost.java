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

  /** One that is there, and was never shown. */
  public static StoredPost unseen(long thread, String key, OptionalLong pid, Instant seenAt) {
    return new StoredPost(
        0, thread, key, pid, 0, "", "", 0, State.HIDDEN, 0, 0, Optional.empty(), seenAt,
        Optional.empty());
  }

  /** Not shown any more since {@code at}: nothing of what it said is kept. */
  public StoredPost emptied(State why, Instant at) {
    return new StoredPost(
        id, thread, key, pid, floor, "", "", 0, why, 0, revision, postedAt, seenAt,
        Optional.of(at));
  }

  /** One more valid page lacked it. */
  public StoredPost missedOnce() {
    return new StoredPost(
        id, thread, key, pid, floor, author, body, sum, state, missed + 1, revision, postedAt,
        seenAt, changedAt);
  }
}

package org.wentai.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.wentai.store.StoredThread;
import org.wentai.store.StoredThread.State;

/**
 * When threads are looked at again for edits and deletions, which no list tells of: recent ones,
 * the rarer the older, and those that answered a question lately.
 */
final class Rechecks {
  /** How soon what is missing, or cannot be read any more, is looked for once more. */
  static final Duration LOOK_TWICE = Duration.ofMinutes(3);

  /** Posts of so long ago are looked at again. */
  static final Duration RECENT = Duration.ofDays(7);

  private static final Duration CITED = Duration.ofDays(3);
  private static final Duration CITED_AGAIN = Duration.ofHours(2);
  private static final Duration MARKING = Duration.ofMinutes(10);

  private final Ground ground;
  private Instant marked = Instant.MIN;

  Rechecks(Ground ground) {
    this.ground = ground;
  }

  /** When a thread whose newest post is of {@code newest} is looked at again; empty for never. */
  static Optional<Instant> next(Optional<Instant> newest, Instant now) {
    Duration age = Duration.between(newest.orElse(Instant.EPOCH), now);
    if (age.compareTo(RECENT) > 0) {
      return Optional.empty();
    }
    Duration pause =
        age.compareTo(Duration.ofHours(6)) < 0
            ? Duration.ofMinutes(30)
            : age.compareTo(Duration.ofDays(2)) < 0 ? Duration.ofHours(3) : Duration.ofHours(12);
    return Optional.of(now.plus(pause));
  }

  /** Marks the threads that answered lately, now and then; never a task of its own. */
  Optional<Task> marking(Instant now) {
    if (marked.isAfter(now.minus(MARKING))) {
      return Optional.empty();
    }
    marked = now;
    ground.write(
        work -> {
          work.posts().answered(ground.name(), now.minus(CITED)).stream()
              .filter(thread -> thread.state() == State.SHOWN)
              .filter(thread -> thread.readAt().isBefore(now.minus(CITED_AGAIN)))
              .filter(thread -> thread.nextLook().map(at -> at.isAfter(now)).orElse(true))
              .filter(thread -> !Notes.of(thread.progress()).has(ThreadNotes.FILL))
              .forEach(thread -> work.posts().put(whole(thread, now), false));
          return false;
        });
    return Optional.empty();
  }

  private static StoredThread whole(StoredThread thread, Instant now) {
    Notes notes = Notes.of(thread.progress()).with(ThreadNotes.CHECK, Instant.EPOCH);
    return thread.withProgress(notes.toString(), Optional.of(now));
  }
}

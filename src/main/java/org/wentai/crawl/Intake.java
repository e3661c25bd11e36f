package org.wentai.crawl;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.wentai.alert.Arrived;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;
import org.wentai.source.ThreadPage;
import org.wentai.store.StoredPost;
import org.wentai.store.StoredPost.State;
import org.wentai.store.StoredThread;
import org.wentai.store.Work;

/** Stores what a page of a thread shows, and finds what of it is new, edited, hidden or missing. */
final class Intake {
  private final Ground ground;
  private final Work work;
  private final StoredThread thread;
  private final ThreadHead head;
  private final boolean full;
  private final Instant now;
  private final Map<String, StoredPost> known = new LinkedHashMap<>();
  private final List<Arrived> arrived = new ArrayList<>();
  private int added;
  private boolean changed;
  private boolean shifted;
  private Optional<Instant> missing = Optional.empty();

  private Intake(Ground ground, Work work, StoredThread thread, ThreadHead head) {
    this.ground = ground;
    this.work = work;
    this.thread = thread;
    this.head = head;
    this.full = Notes.of(thread.progress()).has(ThreadNotes.FULL);
    this.now = ground.now();
    work.posts().postsOf(thread.row()).forEach(post -> known.put(post.key(), post));
  }

  /**
   * What storing a page came to.
   *
   * @param changed whether anything that is shown is different
   * @param added how many posts were not known
   * @param shifted whether posts stand at other floors than before: something before them is new
   *     or gone
   * @param missing when the oldest post was written that this page lacks for the first time
   */
  record Taken(boolean changed, int added, boolean shifted, Optional<Instant> missing) {}

  /**
   * Stores {@code page}, and gives what arrived to whom it concerns.
   *
   * @param thread as it is stored, with its number
   * @param head the thread's head under its id in the knowledge base
   */
  static Taken take(
      Ground ground, Work work, StoredThread thread, ThreadHead head, ThreadPage page) {
    Intake intake = new Intake(ground, work, thread, head);
    page.hidden().forEach(intake::hidden);
    page.posts().forEach(intake::shown);
    intake.missing(page);
    if (!intake.arrived.isEmpty()) {
      ground.arrivals().take(work, List.copyOf(intake.arrived), intake.now);
    }
    return new Taken(intake.changed, intake.added, intake.shifted, intake.missing);
  }

  private void shown(Post post) {
    long pid = post.pid().orElseThrow();
    String key = "p" + pid;
    Optional<StoredPost> before = Optional.ofNullable(known.get(key)).or(() -> archived(post));
    String body = Bodies.body(head, post);
    if (before.isEmpty() || before.get().revision() == 0) {
      boolean isNew = isNew(pid, before.isPresent(), post);
      long id = work.posts().put(row(post, key, body, 1, Optional.empty()));
      added++;
      changed = true;
      if (isNew) {
        arrived.add(new Arrived(id, thread.row(), head, post));
      }
      return;
    }
    StoredPost old = before.get();
    boolean fromArchive = !old.key().equals(key);
    shifted |= !fromArchive && old.floor() > 0 && old.floor() != post.floor();
    boolean shows = old.state() == State.SHOWN;
    if (shows && old.missed() == 0 && old.body().equals(body) && old.floor() == post.floor()) {
      return;
    }
    changed |= !shows || !old.body().equals(body) || old.floor() != post.floor();
    boolean edited = shows && !fromArchive && old.sum() != Bodies.sum(post);
    if (fromArchive) {
      work.posts().rename(old.id(), key, pid);
      known.remove(old.key());
    }
    work.posts()
        .put(
            row(
                post,
                key,
                body,
                old.revision() + (edited ? 1 : 0),
                edited ? Optional.of(now) : old.changedAt()));
  }

  private StoredPost row(
      Post post, String key, String body, int revision, Optional<Instant> changedAt) {
    Instant seen = Optional.ofNullable(known.get(key)).map(StoredPost::seenAt).orElse(now);
    return new StoredPost(
        0,
        thread.row(),
        key,
        post.pid(),
        post.floor(),
        post.author().orElse(""),
        body,
        Bodies.sum(post),
        State.SHOWN,
        0,
        revision,
        post.postedAt().map(OffsetDateTime::toInstant),
        seen,
        changedAt);
  }

  /**
   * Whether a post that is seen for the first time arrived. Where all of the thread was read, what
   * was not there is new, whenever it was written; else, and where it was hidden, the time tells.
   */
  private boolean isNew(long pid, boolean wasHidden, Post post) {
    if (work.posts().knows(ground.name(), pid)) {
      return false;
    }
    return full && !wasHidden
        || post.postedAt().filter(at -> !at.toInstant().isBefore(ground.newFrom())).isPresent();
  }

  /** The same post as the archiver showed it, which has no pids: by author and minute. */
  private Optional<StoredPost> archived(Post post) {
    return known.values().stream()
        .filter(old -> old.postedAt().isPresent())
        .filter(old -> old.pid().isEmpty() && old.state() != State.DELETED)
        .filter(old -> old.author().equals(post.author().orElse("")))
        .filter(old -> minute(old.postedAt()).equals(minute(instant(post))))
        .findFirst();
  }

  private static Optional<Instant> instant(Post post) {
    return post.postedAt().map(OffsetDateTime::toInstant);
  }

  static Optional<Instant> minute(Optional<Instant> at) {
    return at.map(time -> time.truncatedTo(ChronoUnit.MINUTES));
  }

  private void hidden(long pid) {
    String key = "p" + pid;
    StoredPost old = known.get(key);
    if (old == null) {
      StoredPost none = StoredPost.unseen(thread.row(), key, OptionalLong.of(pid), now);
      work.posts().put(none);
      known.put(key, none);
    } else if (old.state() != State.HIDDEN || old.missed() > 0) {
      changed |= old.state() == State.SHOWN;
      work.posts().put(old.emptied(State.HIDDEN, now));
    }
  }

  /** Counts what this page lacks and should show; who is lacked twice is gone. */
  private void missing(ThreadPage page) {
    Run run = Run.of(page);
    List<String> there = new ArrayList<>();
    page.posts().forEach(post -> there.add("p" + post.pid().orElseThrow()));
    page.hidden().forEach(pid -> there.add("p" + pid));
    for (StoredPost old : known.values()) {
      if (old.state() == State.DELETED || there.contains(old.key()) || !wouldHold(run, old)) {
        continue;
      }
      if (old.missed() == 0) {
        work.posts().put(old.missedOnce());
        Instant at = old.postedAt().orElse(Instant.EPOCH);
        missing = Optional.of(missing.filter(m -> m.isBefore(at)).orElse(at));
      } else {
        changed |= old.state() == State.SHOWN;
        work.posts().put(old.emptied(State.DELETED, now));
      }
    }
  }

  private static boolean wouldHold(Run run, StoredPost old) {
    if (old.pid().isPresent()) {
      return run.wouldHold(old.pid().getAsLong());
    }
    return run.oldest().isPresent()
        && old.postedAt().filter(at -> at.isAfter(run.oldest().orElseThrow())).isPresent()
        && (run.toEnd()
            || instant(run.posts().getLast())
                .filter(last -> old.postedAt().orElseThrow().isBefore(last))
                .isPresent());
  }
}

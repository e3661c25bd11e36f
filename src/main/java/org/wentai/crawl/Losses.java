package org.wentai.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.source.Looked;
import org.wentai.source.Looked.Kind;
import org.wentai.source.Looked.Page;
import org.wentai.source.Looked.Trouble;
import org.wentai.source.ThreadPage;
import org.wentai.store.StoredPost;
import org.wentai.store.StoredThread;
import org.wentai.store.StoredThread.State;
import org.wentai.store.Work;

/**
 * What becomes of threads that cannot be read. One that the site calls gone, or not for guests, is
 * asked for twice before its posts count so; and not for guests only when another thread can be
 * read meanwhile, for else the whole site may be behind a login wall.
 */
final class Losses {
  private static final Logger LOG = LoggerFactory.getLogger(Losses.class);

  /** So many threads in a row that guests may not read, and none that they may, are a wall. */
  private static final int WALL = 5;

  private static final Duration DENIED_AGAIN = Duration.ofHours(6);
  private static final Duration MOST = Duration.ofDays(30);
  private static final Duration UNREADABLE_AGAIN = Duration.ofMinutes(10);
  private static final int MOST_TRIES = 5;

  /** How often a thread was denied after its posts were taken away. */
  private static final String DENIALS = "denials";

  private final Ground ground;
  private final ArchiveLook archive;
  private int deniedInARow;
  private Instant readableAt = Instant.MIN;

  Losses(Ground ground) {
    this.ground = ground;
    this.archive = new ArchiveLook(ground);
  }

  /** Some thread could be read. */
  void readable() {
    deniedInARow = 0;
    readableAt = ground.now();
  }

  /** A thread could not be read; the trouble, where it is one of the whole site. */
  Optional<Trouble<?>> met(StoredThread thread, Trouble<ThreadPage> trouble) {
    if (Rest.isOfTheSite(trouble)) {
      return Optional.of(trouble);
    }
    return switch (trouble.kind()) {
      case GONE -> lost(thread, State.GONE, trouble);
      case MOVED -> {
        ground.write(
            work -> {
              trouble.movedTo().ifPresent(new Rows(ground, work)::follow);
              return false;
            });
        yield lost(thread, State.GONE, trouble);
      }
      case DENIED -> denied(thread, trouble);
      default -> unreadable(thread, trouble);
    };
  }

  private Optional<Trouble<?>> denied(StoredThread thread, Trouble<ThreadPage> trouble) {
    deniedInARow++;
    if (deniedInARow >= WALL) {
      deniedInARow = 0;
      return Optional.of(trouble);
    }
    Notes notes = Notes.of(thread.progress());
    Instant since = notes.time(ThreadNotes.LOST_AT).orElse(Instant.MAX);
    if (notes.has(ThreadNotes.LOST) && readableAt.isBefore(since)) {
      Optional<Trouble<?>> wall = witness(thread);
      if (wall.isPresent()) {
        return wall;
      }
    }
    return lost(thread, State.DENIED, trouble);
  }

  /** Looks whether guests can still read any other thread that they could; a trouble when not. */
  private Optional<Trouble<?>> witness(StoredThread thread) {
    List<StoredThread> others =
        ground.store().read(work -> work.posts().lastRead(ground.name(), thread.row(), WALL)).stream()
            .sorted(Comparator.comparing(other -> other.board().equals(thread.board())))
            .toList();
    Optional<Trouble<?>> last = Optional.empty();
    for (StoredThread other : others) {
      Looked<ThreadPage> looked = ground.live().newest(other.tid().orElseThrow());
      if (looked instanceof Page<ThreadPage>) {
        readable();
        return Optional.empty();
      }
      Trouble<ThreadPage> trouble = (Trouble<ThreadPage>) looked;
      if (Rest.isOfTheSite(trouble)) {
        return Optional.of(trouble);
      }
      last = trouble.kind() == Kind.DENIED ? Optional.of(trouble) : last;
    }
    return last;
  }

  private Optional<Trouble<?>> lost(StoredThread thread, State state, Trouble<?> trouble) {
    ground.write(
        work ->
            work.posts()
                .thread(thread.row())
                .map(fresh -> lost(work, fresh, state, trouble))
                .orElse(false));
    return Optional.empty();
  }

  private boolean lost(Work work, StoredThread thread, State state, Trouble<?> trouble) {
    Instant now = ground.now();
    Notes notes = Notes.of(thread.progress());
    boolean never = work.posts().postsOf(thread.row()).isEmpty();
    if (!never && thread.state() == State.SHOWN && !notes.has(ThreadNotes.LOST)) {
      Notes once = notes.with(ThreadNotes.LOST, 1).with(ThreadNotes.LOST_AT, now);
      Optional<Instant> next = Optional.of(now.plus(Rechecks.LOOK_TWICE));
      work.posts().put(thread.withProgress(once.toString(), next), false);
      return false;
    }
    LOG.info("site {}: thread {}: {}", ground.name(), thread.id(), trouble.why());
    boolean changed = false;
    for (StoredPost post : work.posts().postsOf(thread.row())) {
      StoredPost.State after =
          state == State.GONE ? StoredPost.State.DELETED : StoredPost.State.HIDDEN;
      if (post.state() == StoredPost.State.SHOWN || state == State.GONE) {
        changed |= post.state() == StoredPost.State.SHOWN;
        work.posts().put(post.emptied(after, now));
      }
    }
    Notes after = ThreadNotes.ended(notes).without(ThreadNotes.FILL, ThreadNotes.AGAIN);
    Optional<Instant> next = Optional.empty();
    if (state == State.DENIED) {
      long denials = after.number(DENIALS);
      Duration pause = DENIED_AGAIN.multipliedBy(1L << Math.min(denials, 8));
      next = Optional.of(now.plus(pause.compareTo(MOST) < 0 ? pause : MOST));
      after = after.plus(DENIALS, 1);
    }
    work.posts()
        .put(thread.withState(state).withProgress(after.toString(), next), changed);
    return changed;
  }

  /** Its page cannot be read: the archiver may show it; else it is tried again a few times. */
  private Optional<Trouble<?>> unreadable(StoredThread thread, Trouble<ThreadPage> trouble) {
    LOG.warn("site {}: thread {}: {}", ground.name(), thread.id(), trouble.why());
    Looked<Boolean> archived = archive.read(thread);
    if (archived instanceof Trouble<Boolean> worse && Rest.isOfTheSite(worse)) {
      return Optional.of(worse);
    }
    ground.write(
        work -> {
          Optional<StoredThread> fresh = work.posts().thread(thread.row());
          fresh.ifPresent(t -> later(work, t, archived instanceof Page<Boolean>));
          return false;
        });
    return Optional.empty();
  }

  private void later(Work work, StoredThread thread, boolean archived) {
    Notes notes = Notes.of(thread.progress());
    long tries = notes.number(ThreadNotes.TRIES) + 1;
    boolean enough = tries >= MOST_TRIES;
    Notes after =
        enough
            ? ThreadNotes.ended(notes).without(ThreadNotes.FILL, ThreadNotes.AGAIN)
            : notes.with(ThreadNotes.TRIES, tries);
    Duration pause =
        enough
            ? MOST
            : UNREADABLE_AGAIN.multipliedBy(archived ? 1 : 1L << Math.min(tries - 1, 8));
    work.posts()
        .put(
            thread.withProgress(after.toString(), Optional.of(ground.now().plus(pause))), false);
  }
}

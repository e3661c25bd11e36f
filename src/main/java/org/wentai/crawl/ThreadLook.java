package org.wentai.crawl;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.wentai.source.Looked;
import org.wentai.source.Looked.Page;
import org.wentai.source.Looked.Trouble;
import org.wentai.source.ThreadPage;
import org.wentai.store.StoredPost;
import org.wentai.store.StoredThread;
import org.wentai.store.Work;

/**
 * Reads threads that changed, or that are looked at again: the newest posts, and what stands between
 * them and what is known. A gap is first sought to its beginning and then read upwards, so that
 * posts come in the order of their writing; a recheck is read downwards.
 */
final class ThreadLook {
  /** Most pages that one recheck reads. */
  private static final int LONGEST_CHECK = 30;

  private final Ground ground;
  private final Losses losses;

  ThreadLook(Ground ground, Losses losses) {
    this.ground = ground;
    this.losses = losses;
  }

  /** Reads a thread that changed. */
  Optional<Task> news() {
    return first(Bands.FIRST, Bands.RECHECKS);
  }

  /** Looks at a thread again whose time has come. */
  Optional<Task> rechecks(Instant now) {
    return first(Bands.RECHECKS, now.plusMillis(1));
  }

  /** When a thread is to be looked at next. */
  Optional<Instant> next() {
    return ground
        .store()
        .read(work -> work.posts().due(ground.name(), Bands.FIRST, Bands.BACKFILL, 1))
        .stream()
        .findFirst()
        .flatMap(StoredThread::nextLook);
  }

  private Optional<Task> first(Instant from, Instant to) {
    return ground
        .store()
        .read(work -> work.posts().due(ground.name(), from, to, 1))
        .stream()
        .findFirst()
        .map(thread -> () -> look(thread));
  }

  private Optional<Trouble<?>> look(StoredThread thread) {
    Notes notes = Notes.of(thread.progress());
    long tid = thread.tid().orElseThrow();
    Looked<ThreadPage> looked;
    if (notes.has(ThreadNotes.UP)) {
      looked = ground.live().thread(tid, (int) notes.number(ThreadNotes.UP));
    } else if (notes.has(ThreadNotes.SEEK)) {
      looked = ground.live().thread(tid, (int) notes.number(ThreadNotes.SEEK));
    } else if (notes.has(ThreadNotes.DOWN)) {
      looked = ground.live().thread(tid, (int) notes.number(ThreadNotes.DOWN));
    } else {
      looked = ground.live().newest(tid);
    }
    if (looked instanceof Trouble<ThreadPage> trouble) {
      return losses.met(thread, trouble);
    }
    ThreadPage page = ((Page<ThreadPage>) looked).value();
    ground.write(
        work ->
            work.posts()
                .thread(thread.row())
                .map(fresh -> read(new Reading(ground, work, fresh), page))
                .orElse(false));
    losses.readable();
    return Optional.empty();
  }

  private boolean read(Reading reading, ThreadPage page) {
    Notes notes = reading.notes();
    if (notes.has(ThreadNotes.UP)) {
      return reading.climbed(page, ThreadNotes.UP);
    }
    if (notes.has(ThreadNotes.SEEK)) {
      return sought(reading, page);
    }
    if (notes.has(ThreadNotes.DOWN)) {
      return descended(reading, page);
    }
    return newest(reading, page);
  }

  private boolean newest(Reading reading, ThreadPage page) {
    if (page.pages() <= 1) {
      reading.take(page);
      return reading.end(true);
    }
    Run run = Run.of(page);
    long known = highest(reading.work(), reading.thread());
    boolean gap = !page.newestFirst() || known < run.lowest().orElse(0);
    boolean full = reading.notes().has(ThreadNotes.FULL);
    boolean older = !full && run.oldest().filter(at -> at.isBefore(ground.newFrom())).isPresent();
    if (gap && !older) {
      return reading.go(ThreadNotes.SEEK, beginning(reading, page, known, full), known);
    }
    boolean shifted = reading.take(page).shifted();
    return shifted || further(reading, run)
        ? reading.go(ThreadNotes.DOWN, page.pages() - 1, known)
        : reading.end(full);
  }

  /** On which page what is known may end. */
  private int beginning(Reading reading, ThreadPage page, long known, boolean full) {
    Optional<StoredPost> last = reading.work().posts().post(reading.thread().row(), "p" + known);
    int floor = last.map(StoredPost::floor).orElse(0);
    int size = Math.max(1, Run.of(page).posts().size());
    return full && floor > 0
        ? Math.max(1, Math.min(page.pages(), (floor - 1) / size + 1))
        : page.newestFirst() ? page.pages() - 1 : page.pages();
  }

  private boolean sought(Reading reading, ThreadPage page) {
    Run run = Run.of(page);
    boolean full = reading.notes().has(ThreadNotes.FULL);
    boolean meets = run.lowest().orElse(0) <= reading.notes().number(ThreadNotes.TO);
    boolean older = !full && run.oldest().filter(at -> at.isBefore(ground.newFrom())).isPresent();
    if (page.page() <= 1 || meets || older) {
      return reading.climbed(page, ThreadNotes.UP);
    }
    return reading.go(
        ThreadNotes.SEEK, page.page() - 1, reading.notes().number(ThreadNotes.TO));
  }

  private boolean descended(Reading reading, ThreadPage page) {
    boolean shifted = reading.take(page).shifted();
    if (page.page() <= 1) {
      return reading.end(true);
    }
    return shifted || further(reading, Run.of(page))
        ? reading.go(
            ThreadNotes.DOWN, page.page() - 1, reading.notes().number(ThreadNotes.TO))
        : reading.end(reading.notes().has(ThreadNotes.FULL));
  }

  /** Whether a recheck has still older posts to look at. */
  private static boolean further(Reading reading, Run run) {
    Notes notes = reading.notes();
    Optional<Instant> until = notes.time(ThreadNotes.CHECK);
    boolean within =
        until.isPresent()
            && run.oldest().map(at -> !at.isBefore(until.orElseThrow())).orElse(true);
    return within && notes.number(ThreadNotes.LEFT) < LONGEST_CHECK;
  }

  /** The highest pid that is known of a thread; 0 when none is. */
  private static long highest(Work work, StoredThread thread) {
    return work.posts().postsOf(thread.row()).stream()
        .map(StoredPost::pid)
        .flatMapToLong(OptionalLong::stream)
        .max()
        .orElse(0);
  }
}

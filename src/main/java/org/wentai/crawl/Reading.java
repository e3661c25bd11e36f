package org.wentai.crawl;

import java.time.Instant;
import java.util.Optional;
import org.wentai.forum.ThreadHead;
import org.wentai.source.PostJson;
import org.wentai.source.ThreadPage;
import org.wentai.store.StoredThread;
import org.wentai.store.StoredThread.State;
import org.wentai.store.Work;

/** A thread whose page is being stored, in one transaction: the page, and how the look goes on. */
final class Reading {
  private final Ground ground;
  private final Work work;
  private StoredThread thread;
  private Notes notes;
  private boolean changed;
  private int added;

  /**
   * @param thread as it is stored
   */
  Reading(Ground ground, Work work, StoredThread thread) {
    this.ground = ground;
    this.work = work;
    this.thread = thread;
    this.notes =
        Notes.of(thread.progress())
            .without(ThreadNotes.LOST, ThreadNotes.LOST_AT, ThreadNotes.TRIES);
  }

  Work work() {
    return work;
  }

  StoredThread thread() {
    return thread;
  }

  Notes notes() {
    return notes;
  }

  /** How many posts the page had that were not known. */
  int added() {
    return added;
  }

  /** Stores the posts of {@code page}, and what it tells of the thread. */
  Intake.Taken take(ThreadPage page) {
    ThreadHead before = PostJson.head(thread.head());
    ThreadHead shown = page.head();
    ThreadHead head =
        new ThreadHead(
            thread.id(),
            shown.title().isBlank() ? before.title() : shown.title(),
            shown.board().or(before::board),
            shown.address().or(before::address),
            shown.views().isPresent() ? shown.views() : before.views(),
            shown.replies().isPresent() ? shown.replies() : before.replies(),
            "");
    boolean other =
        !head.title().equals(before.title())
            || !head.board().equals(before.board())
            || !head.address().equals(before.address())
            || thread.state() != State.SHOWN;
    Intake.Taken taken = Intake.take(ground, work, thread, head, page);
    changed |= other || taken.changed();
    added += taken.added();
    taken
        .missing()
        .ifPresent(
            at -> {
              Instant earlier =
                  notes.time(ThreadNotes.MISSING).filter(m -> m.isBefore(at)).orElse(at);
              notes = notes.with(ThreadNotes.MISSING, earlier);
            });
    notes = notes.plus(ThreadNotes.LEFT, 1);
    thread =
        new StoredThread(
            thread.row(),
            thread.id(),
            thread.site(),
            thread.tid(),
            head.title(),
            head.board().orElse(""),
            Bodies.head(head),
            State.SHOWN,
            thread.listed(),
            thread.progress(),
            ground.now(),
            thread.nextLook(),
            thread.version());
    return taken;
  }

  /** Stores a page of a look upwards, which goes on to the last. */
  boolean climbed(ThreadPage page, String step) {
    long asked = notes.has(step) ? notes.number(step) : page.page();
    if (page.page() <= 1) {
      notes = notes.with(ThreadNotes.FROM_FIRST, 1);
    }
    take(page);
    boolean last = page.page() >= page.pages() || page.page() < asked;
    if (last) {
      return end(notes.has(ThreadNotes.FROM_FIRST) || notes.has(ThreadNotes.FULL));
    }
    return go(step, page.page() + 1, notes.number(ThreadNotes.TO));
  }

  /** Stores page {@code number}, as far as there is one, for the backfill. */
  boolean filled(ThreadPage page, int number) {
    take(page);
    notes = notes.without(ThreadNotes.LEFT);
    if (page.page() < number || page.page() >= page.pages()) {
      notes = notes.without(ThreadNotes.FILL_UP);
      return end(true);
    }
    notes = notes.with(ThreadNotes.FILL_UP, number + 1L);
    work.posts().put(thread.withProgress(notes.toString(), thread.nextLook()), changed);
    return changed;
  }

  /** The look goes on in the next step, with page {@code page}. */
  boolean go(String step, int page, long known) {
    notes =
        notes
            .without(ThreadNotes.SEEK, ThreadNotes.DOWN)
            .with(step, page)
            .with(ThreadNotes.TO, known);
    work.posts().put(thread.withProgress(notes.toString(), thread.nextLook()), changed);
    return changed;
  }

  /**
   * The look is at its end.
   *
   * @param full whether all pages were read, now or before
   */
  boolean end(boolean full) {
    Optional<Instant> missing = notes.time(ThreadNotes.MISSING);
    boolean again = notes.has(ThreadNotes.AGAIN);
    Notes after = ThreadNotes.ended(notes).without(ThreadNotes.AGAIN);
    after = full ? after.with(ThreadNotes.FULL, 1).without(ThreadNotes.FILL, ThreadNotes.FILL_UP) : after;
    Optional<Instant> next;
    if (again) {
      after = after.with(ThreadNotes.OWED, 1);
      next = Optional.of(Bands.news(ground.now()));
    } else if (missing.isPresent()) {
      after = after.with(ThreadNotes.CHECK, missing.get().minus(Rechecks.LOOK_TWICE));
      next = Optional.of(ground.now().plus(Rechecks.LOOK_TWICE));
    } else if (after.has(ThreadNotes.FILL)) {
      next = Optional.of(Bands.backfill(ground.now()));
    } else {
      Optional<Instant> newest =
          work.posts().postsOf(thread.row()).stream()
              .flatMap(post -> post.postedAt().stream())
              .max(Instant::compareTo);
      next = Rechecks.next(newest, ground.now());
      after =
          next.isPresent()
              ? after.with(ThreadNotes.CHECK, ground.now().minus(Rechecks.RECENT))
              : after;
    }
    work.posts().put(thread.withProgress(after.toString(), next), changed);
    return changed;
  }

}

package org.wentai.crawl;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.source.BoardPage;
import org.wentai.source.Looked;
import org.wentai.source.Looked.Page;
import org.wentai.source.Looked.Trouble;
import org.wentai.source.ThreadPage;
import org.wentai.store.Site;
import org.wentai.store.Site.State;
import org.wentai.store.StoredBoard;
import org.wentai.store.StoredThread;
import org.wentai.store.Work;

/**
 * Reads what a site has from before it was watched: the boards' lists to their ends, and each thread
 * from its first page to its last. A list moves while it is read: it is gone through until a whole
 * pass finds nothing more.
 */
final class Backfill {
  private static final Logger LOG = LoggerFactory.getLogger(Backfill.class);

  /** Note of a site: when its backfill began; there while it goes on. */
  private static final String BEGAN = "fillbegan";

  private static final String PAGES = "fillpages";
  private static final String POSTS = "fillposts";
  private static final String THREADS = "fillthreads";

  /** Note of a board: the backfill that its list was read for. */
  private static final String RUN = "fillrun";

  /** Note of a board: the list's page that is read next; 0 when it is read. */
  private static final String PAGE = "fillpage";

  /** Note of a board: how many threads this pass found. */
  private static final String FOUND = "fillfound";

  /** Lists are not read further while so many threads wait. */
  private static final int ENOUGH = 100;

  private final Ground ground;
  private final Losses losses;

  Backfill(Ground ground, Losses losses) {
    this.ground = ground;
    this.losses = losses;
  }

  /** The notes of a site whose backfill begins. */
  static String begun(Notes notes, Instant now) {
    return notes.without(PAGES, POSTS, THREADS).with(BEGAN, now).toString();
  }

  /** Whether a site has a backfill that is not at its end. */
  static boolean unfinished(Site site) {
    return Notes.of(site.progress()).has(BEGAN);
  }

  /** How far a site's backfill is. */
  static Optional<Crawls.Filling> filling(Work work, Site site) {
    if (!unfinished(site)) {
      return Optional.empty();
    }
    Notes notes = Notes.of(site.progress());
    long left = work.posts().countDue(site.name(), Bands.BACKFILL, Bands.LAST);
    boolean listing =
        work.sites().boards(site.name()).stream()
            .anyMatch(board -> page(board, notes.number(BEGAN)) > 0);
    long done = notes.number(THREADS);
    long spent = site.lookedAt().map(Instant::toEpochMilli).orElse(0L) - notes.number(BEGAN);
    Optional<Duration> time =
        done > 0 && spent > 0
            ? Optional.of(Duration.ofMillis(spent / done * left))
            : Optional.empty();
    return Optional.of(
        new Crawls.Filling(notes.number(PAGES), notes.number(POSTS), left, listing, time));
  }

  /** The page of its list that the backfill reads next of a board; 0 when it is read. */
  private static int page(StoredBoard board, long run) {
    Notes notes = Notes.of(board.progress());
    return notes.number(RUN) == run ? (int) notes.number(PAGE) : 1;
  }

  /** The next step of the site's backfill, while there is one. */
  Optional<Task> due(Site site, BoardLook boards) {
    if (site.state() != State.BACKFILLING || !unfinished(site)) {
      return Optional.empty();
    }
    long run = Notes.of(site.progress()).number(BEGAN);
    long waiting =
        ground
            .store()
            .read(work -> work.posts().countDue(ground.name(), Bands.BACKFILL, Bands.LAST));
    Optional<StoredBoard> board =
        boards.watched().stream().filter(b -> page(b, run) > 0).findFirst();
    if (board.isPresent() && waiting < ENOUGH) {
      return Optional.of(() -> list(board.get(), run));
    }
    if (waiting > 0) {
      return ground
          .store()
          .read(work -> work.posts().due(ground.name(), Bands.BACKFILL, Bands.LAST, 1))
          .stream()
          .findFirst()
          .map(thread -> () -> read(thread));
    }
    return Optional.of(this::finish);
  }

  private Optional<Trouble<?>> list(StoredBoard board, long run) {
    int number = page(board, run);
    Looked<BoardPage> looked = ground.live().board(board.fid(), number);
    if (looked instanceof Trouble<BoardPage> trouble) {
      if (Rest.isOfTheSite(trouble)) {
        return Optional.of(trouble);
      }
      LOG.warn("site {}, board {}: {}", ground.name(), board.fid(), trouble.why());
      put(board, Notes.of(board.progress()).with(RUN, run).with(PAGE, 0));
      return Optional.empty();
    }
    BoardPage page = ((Page<BoardPage>) looked).value();
    ground.write(
        work -> {
          Notes before = Notes.of(board.progress());
          long found = before.number(RUN) == run && number > 1 ? before.number(FOUND) : 0;
          found += new Rows(ground, work).backfill(page);
          boolean end = page.page() < number || number >= page.pages();
          int next = !end ? number + 1 : found > 0 ? 1 : 0;
          Notes after =
              before.with(RUN, run).with(PAGE, next).with(FOUND, end ? 0 : found);
          String name = page.name().isBlank() ? board.name() : page.name();
          work.sites()
              .put(ground.name(), new StoredBoard(board.fid(), name, after.toString()));
          count(work, PAGES, 1);
          return false;
        });
    return Optional.empty();
  }

  private void put(StoredBoard board, Notes notes) {
    ground.write(
        work -> {
          work.sites()
              .put(
                  ground.name(), new StoredBoard(board.fid(), board.name(), notes.toString()));
          return false;
        });
  }

  private Optional<Trouble<?>> read(StoredThread thread) {
    int number =
        (int) Math.max(1, Notes.of(thread.progress()).number(ThreadNotes.FILL_UP));
    Looked<ThreadPage> looked = ground.live().thread(thread.tid().orElseThrow(), number);
    if (looked instanceof Trouble<ThreadPage> trouble) {
      return losses.met(thread, trouble);
    }
    losses.readable();
    ThreadPage page = ((Page<ThreadPage>) looked).value();
    ground.write(
        work ->
            work.posts()
                .thread(thread.row())
                .map(fresh -> store(work, fresh, page, number))
                .orElse(false));
    return Optional.empty();
  }

  private boolean store(Work work, StoredThread thread, ThreadPage page, int number) {
    Reading reading = new Reading(ground, work, thread);
    boolean changed = reading.filled(page, number);
    count(work, PAGES, 1);
    count(work, POSTS, reading.added());
    boolean full = !reading.notes().has(ThreadNotes.FILL_UP);
    count(work, THREADS, full ? 1 : 0);
    return changed;
  }

  private void count(Work work, String note, long more) {
    work.sites()
        .find(ground.name())
        .filter(site -> more > 0)
        .ifPresent(
            site ->
                work.sites()
                    .put(
                        site.withProgress(
                            Notes.of(site.progress()).plus(note, more).toString())));
  }

  private Optional<Trouble<?>> finish() {
    ground.write(
        work -> {
          work.sites()
              .find(ground.name())
              .filter(site -> site.state() == State.BACKFILLING)
              .ifPresent(
                  site ->
                      work.sites()
                          .put(
                              site.withState(State.WATCHING)
                                  .withProgress(
                                      Notes.of(site.progress()).without(BEGAN).toString())));
          return false;
        });
    LOG.info("site {}: the backfill is at its end", ground.name());
    return Optional.empty();
  }
}

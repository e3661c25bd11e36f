package org.wentai.crawl;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.wentai.forum.ThreadHead;
import org.wentai.source.BoardPage;
import org.wentai.source.FeedItem;
import org.wentai.source.PostJson;
import org.wentai.source.ThreadRow;
import org.wentai.store.StoredThread;
import org.wentai.store.StoredThread.State;
import org.wentai.store.Work;

/** Notes what lists of threads tell: which threads are to be read. */
final class Rows {
  private final Ground ground;
  private final Work work;

  Rows(Ground ground, Work work) {
    this.ground = ground;
    this.work = work;
  }

  /**
   * Notes the threads of a page that changed since they were noted.
   *
   * @param walk tells the walk from others: what it noted itself does not end it
   * @return whether what follows was noted before
   */
  boolean news(BoardPage page, long walk) {
    boolean end = page.rows().isEmpty();
    for (ThreadRow row : page.rows()) {
      if (row.movedTo().isPresent()) {
        continue;
      }
      boolean old = row.lastPostAt().filter(at -> before(at, ground.newFrom())).isPresent();
      String listed = listed(page.board(), row);
      Optional<StoredThread> known = work.posts().thread(ground.name(), row.tid());
      boolean same = known.filter(t -> t.listed().equals(listed)).isPresent();
      if (known.isEmpty()) {
        StoredThread fresh = fresh(row.tid(), row.title(), page.name(), listed);
        String noted = ThreadNotes.noted(Notes.of(""), walk).toString();
        work.posts().put(old ? fresh : owed(fresh.withProgress(noted, Optional.empty())), false);
      } else if (!same) {
        StoredThread thread = known.get().withListed(listed);
        Notes notes = ThreadNotes.noted(Notes.of(thread.progress()), walk);
        work.posts().put(owed(thread.withProgress(notes.toString(), thread.nextLook())), false);
      } else if (!row.sticky() && !ThreadNotes.isNoted(known.get(), walk)) {
        end = true;
      }
      end |= old && !row.sticky();
    }
    return end;
  }

  /** Notes the threads of a feed that are not known. */
  void fed(List<FeedItem> items) {
    for (FeedItem item : items) {
      boolean old = item.postedAt().filter(at -> before(at, ground.newFrom())).isPresent();
      if (item.tid().isPresent()
          && work.posts().thread(ground.name(), item.tid().getAsLong()).isEmpty()) {
        StoredThread fresh =
            fresh(item.tid().getAsLong(), item.title(), item.board().orElse(""), "");
        work.posts().put(old ? fresh : owed(fresh), false);
      }
    }
  }

  /**
   * Notes the threads of a page that the backfill is to read.
   *
   * @return how many were not noted before
   */
  int backfill(BoardPage page) {
    int more = 0;
    for (ThreadRow row : page.rows()) {
      if (row.movedTo().isPresent()) {
        continue;
      }
      Optional<StoredThread> known = work.posts().thread(ground.name(), row.tid());
      StoredThread thread =
          known.orElseGet(
              () -> fresh(row.tid(), row.title(), page.name(), listed(page.board(), row)));
      Notes notes = Notes.of(thread.progress());
      boolean done = notes.has(ThreadNotes.FULL) || notes.has(ThreadNotes.FILL);
      if (!done && thread.state() == State.SHOWN) {
        Optional<Instant> next =
            notes.has(ThreadNotes.OWED)
                ? thread.nextLook()
                : Optional.of(Bands.backfill(ground.now()));
        work.posts()
            .put(thread.withProgress(notes.with(ThreadNotes.FILL, 1).toString(), next), false);
        more++;
      }
    }
    return more;
  }

  /** Notes that a thread was named as the one that another became. */
  void follow(long tid) {
    StoredThread thread =
        work.posts()
            .thread(ground.name(), tid)
            .orElseGet(() -> fresh(tid, String.valueOf(tid), "", ""));
    work.posts().put(owed(thread), false);
  }

  private StoredThread fresh(long tid, String title, String board, String listed) {
    String id = ground.prefix() + tid;
    ThreadHead head =
        new ThreadHead(
            id,
            title,
            Optional.of(board).filter(b -> !b.isBlank()),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalInt.empty(),
            "");
    return new StoredThread(
        0,
        id,
        ground.name(),
        OptionalLong.of(tid),
        title,
        board,
        PostJson.write(head),
        State.SHOWN,
        listed,
        "",
        Instant.EPOCH,
        Optional.empty(),
        0);
  }

  private StoredThread owed(StoredThread thread) {
    Notes notes = ThreadNotes.owed(Notes.of(thread.progress()));
    boolean waits = thread.nextLook().filter(at -> at.isBefore(Bands.RECHECKS)).isPresent();
    return thread.withProgress(
        notes.toString(), waits ? thread.nextLook() : Optional.of(Bands.news(ground.now())));
  }

  /** A row in words that differ when the row does, but for views. */
  private static String listed(long fid, ThreadRow row) {
    return fid
        + "|"
        + row.replies()
        + "|"
        + row.lastPostAt().map(at -> at.toInstant().toEpochMilli()).orElse(0L)
        + "|"
        + row.lastPoster().orElse("")
        + "|"
        + row.title();
  }

  private static boolean before(OffsetDateTime at, Instant when) {
    return at.toInstant().isBefore(when);
  }
}

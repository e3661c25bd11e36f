package org.wentai.crawl;

import org.wentai.store.StoredThread;

/** What is remembered of a thread between two looks. */
final class ThreadNotes {
  /** It changed, and was not read since. */
  static final String OWED = "owed";

  /** It changed while it was being read. */
  static final String AGAIN = "again";

  /** The walk that noted it last. */
  private static final String NOTED = "noted";

  /** All its pages were read once. */
  static final String FULL = "full";

  /** The backfill is to read it. */
  static final String FILL = "fill";

  /** The page that the backfill reads next. */
  static final String FILL_UP = "fillup";

  /** The page on which to look for what was known of it, and then to read on from. */
  static final String SEEK = "seek";

  /** The highest pid that was known before the look. */
  static final String TO = "to";

  /** The page that is read next, upwards to the last. */
  static final String UP = "up";

  /** The look began at its first page. */
  static final String FROM_FIRST = "first";

  /** The page that is read next, downwards. */
  static final String DOWN = "down";

  /** A recheck goes down to posts of this time. */
  static final String CHECK = "check";

  /** How many more pages a recheck may read. */
  static final String LEFT = "left";

  /** The look found a post missing, posted at this time. */
  static final String MISSING = "missing";

  /** How often in a row it could not be found, or not be read by guests. */
  static final String LOST = "lost";

  /** When that began. */
  static final String LOST_AT = "lostat";

  /** How often in a row it could not be read for another reason. */
  static final String TRIES = "tries";

  private ThreadNotes() {}

  static Notes noted(Notes notes, long walk) {
    return notes.with(NOTED, walk);
  }

  static boolean isNoted(StoredThread thread, long walk) {
    return Notes.of(thread.progress()).number(NOTED) == walk;
  }

  /** It is to be read; once more from the beginning where it is just being read. */
  static Notes owed(Notes notes) {
    boolean begun = notes.has(SEEK) || notes.has(UP) || notes.has(DOWN);
    return begun ? notes.with(OWED, 1).with(AGAIN, 1) : notes.with(OWED, 1);
  }

  /** The look is at its end. */
  static Notes ended(Notes notes) {
    return notes
        .without(SEEK, TO, UP, FROM_FIRST, DOWN, CHECK, LEFT, MISSING, LOST, LOST_AT, TRIES)
        .without(OWED);
  }
}

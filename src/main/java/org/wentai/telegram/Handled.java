package org.wentai.telegram;

import java.util.function.Consumer;
import org.wentai.store.Inbox;
import org.wentai.store.Work;

/**
 * What an update leads to, made ready but not yet done.
 *
 * @param end how the update ends
 * @param note why, in few words, for people who look at the inbox
 * @param writes what it writes, in the transaction that ends it
 * @param after what is done once that is on disk, and never when it was handled before
 */
record Handled(Inbox.End end, String note, Consumer<Work> writes, Runnable after) {
  /** Nothing follows from the update. */
  static Handled nothing(String note) {
    return writing(note, work -> {});
  }

  static Handled writing(String note, Consumer<Work> writes) {
    return new Handled(Inbox.End.DONE, note, writes, () -> {});
  }

  /** The same, with something to do afterwards. */
  Handled then(Runnable last) {
    return new Handled(
        end,
        note,
        writes,
        () -> {
          after.run();
          last.run();
        });
  }

  /** The same, set aside as one that could not be handled. */
  Handled poisoned() {
    return new Handled(Inbox.End.POISONED, note, writes, after);
  }
}

package org.wentai.alert;

import java.util.List;
import java.util.Optional;
import org.wentai.forum.ThreadHead;
import org.wentai.store.Subscription;

/** What a {@link Wish} comes to. */
public sealed interface Checked {
  /**
   * It can be subscribed to.
   *
   * @param target as in {@link Subscription}
   * @param folded as in {@link Subscription}
   * @param thread for a thread, its head
   * @param known whether posts of it are known; nobody may have read an author's posts yet
   */
  record Sound(
      Subscription.Kind kind,
      String target,
      String folded,
      Optional<ThreadHead> thread,
      boolean known)
      implements Checked {}

  /**
   * There is no such board or thread.
   *
   * @param given its name as said
   * @param near names of boards that are like it, the nearest first; maybe none
   */
  record Unknown(Subscription.Kind kind, String given, List<String> near) implements Checked {
    public Unknown {
      near = List.copyOf(near);
    }
  }

  /**
   * The words cannot be looked for.
   *
   * @param written as said
   */
  record Refused(String written, WordsRefusal why) implements Checked {}

  /** It is to be asked first; what is not answered can be watched. */
  record Ask(String question) implements Checked {}

  /** Nothing was said. */
  record Unsaid() implements Checked {}
}

package org.wentai.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wentai.forum.ThreadHead;
import org.wentai.index.Generation;

/**
 * How the threads of one generation of the index differ from those of the one before. A thread has
 * changed when its head (but for the name of its file) or any of its posts has.
 *
 * @param added threads that are new
 * @param changed threads that read differently
 * @param removed threads that are gone
 */
public record Changes(Threads added, Threads changed, Threads removed) {
  /** How many are listed by title. */
  public static final int LISTED = 5;

  /**
   * Some threads.
   *
   * @param count how many
   * @param first the titles of the first {@value Changes#LISTED}, by id
   */
  public record Threads(long count, List<String> first) {
    public Threads {
      first = List.copyOf(first);
    }
  }

  /** What is different in {@code after}. */
  static Changes between(Generation before, Generation after) {
    Map<String, Long> old = before.threadSums();
    Map<String, Long> now = after.threadSums();
    List<String> added = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    now.forEach(
        (thread, sum) -> {
          Long was = old.get(thread);
          if (was == null) {
            added.add(thread);
          } else if (!was.equals(sum)) {
            changed.add(thread);
          }
        });
    List<String> removed = old.keySet().stream().filter(id -> !now.containsKey(id)).toList();
    return new Changes(some(added, after), some(changed, after), some(removed, before));
  }

  /** All of a first generation, which is new. */
  static Changes first(Generation only) {
    var none = new Threads(0, List.of());
    List<String> titles = only.threads(LISTED).stream().map(ThreadHead::title).toList();
    return new Changes(new Threads(only.info().threads(), titles), none, none);
  }

  private static Threads some(List<String> ids, Generation from) {
    List<String> titles =
        ids.stream()
            .sorted()
            .limit(LISTED)
            .map(id -> from.head(id).map(ThreadHead::title).orElse(id))
            .toList();
    return new Threads(ids.size(), titles);
  }
}

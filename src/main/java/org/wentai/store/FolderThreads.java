package org.wentai.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Which posts of the knowledge folder's threads are known, by keys that their taker makes. */
public final class FolderThreads {
  private final Handle handle;

  FolderThreads(Handle handle) {
    this.handle = handle;
  }

  /** The known keys of those of {@code ids} that are known at all. */
  public Map<String, NavigableSet<String>> known(Collection<String> ids) {
    Map<String, NavigableSet<String>> known = new HashMap<>();
    for (String id : ids) {
      handle
          .createQuery("SELECT known FROM folder_threads WHERE id = :id")
          .bind("id", id)
          .mapTo(String.class)
          .findOne()
          .ifPresent(keys -> known.put(id, keys(keys)));
    }
    return known;
  }

  /** The known keys of a thread, which nobody else changes until this transaction ends. */
  public NavigableSet<String> held(String id) {
    return keys(
        handle
            .createQuery(
                """
                INSERT INTO folder_threads (id, known) VALUES (:id, '')
                ON CONFLICT (id) DO UPDATE SET known = folder_threads.known
                RETURNING known
                """)
            .bind("id", id)
            .mapTo(String.class)
            .one());
  }

  /** Stores the known keys of a thread. */
  public void put(String id, Set<String> keys) {
    handle
        .createUpdate("UPDATE folder_threads SET known = :known WHERE id = :id")
        .bind("id", id)
        .bind("known", String.join(" ", new TreeSet<>(keys)))
        .execute();
  }

  private static NavigableSet<String> keys(String stored) {
    return new TreeSet<>(stored.isEmpty() ? List.of() : List.of(stored.split(" ")));
  }
}

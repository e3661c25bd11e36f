package org.wentai.store;

import org.jdbi.v3.core.Handle;

/**
 * Numbers that order changes. Whoever takes one holds its row to the end of the transaction, so
 * that changes become visible in the order of their numbers: a reader who has seen number n has
 * missed none below.
 */
final class Counters {
  private Counters() {}

  /** The next number of {@code name}. */
  static long next(Handle handle, String name) {
    return handle
        .createQuery("UPDATE counters SET value = value + 1 WHERE name = :name RETURNING value")
        .bind("name", name)
        .mapTo(Long.class)
        .one();
  }

  /** The last number of {@code name} that was taken. */
  static long last(Handle handle, String name) {
    return handle
        .createQuery("SELECT value FROM counters WHERE name = :name")
        .bind("name", name)
        .mapTo(Long.class)
        .one();
  }
}

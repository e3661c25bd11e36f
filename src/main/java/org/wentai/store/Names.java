package org.wentai.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Short numbers for long names, as buttons need them; a number is never given to another name. */
public final class Names {
  private final Handle handle;

  Names(Handle handle) {
    this.handle = handle;
  }

  /** The number of {@code name}, given to it when it has none. */
  public long number(String name) {
    Optional<Long> known = find(name);
    if (known.isPresent()) {
      return known.get();
    }
    handle
        .createUpdate("INSERT INTO names (name) VALUES (:name) ON CONFLICT (name) DO NOTHING")
        .bind("name", name)
        .execute();
    return find(name).orElseThrow();
  }

  public Optional<String> name(long number) {
    return handle
        .createQuery("SELECT name FROM names WHERE id = :id")
        .bind("id", number)
        .mapTo(String.class)
        .findOne();
  }

  private Optional<Long> find(String name) {
    return handle
        .createQuery("SELECT id FROM names WHERE name = :name")
        .bind("name", name)
        .mapTo(Long.class)
        .findOne();
  }
}

package org.wentai.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Single values that are remembered by name, as what was last published. */
public final class Marks {
  private final Handle handle;

  Marks(Handle handle) {
    this.handle = handle;
  }

  public Optional<String> get(String name) {
    return handle
        .createQuery("SELECT value FROM marks WHERE name = :name")
        .bind("name", name)
        .mapTo(String.class)
        .findOne();
  }

  public void put(String name, String value) {
    handle
        .createUpdate(
            """
            INSERT INTO marks (name, value) VALUES (:name, :value)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """)
        .bind("name", name)
        .bind("value", value)
        .execute();
  }
}

package org.wentai.store;

import java.sql.SQLException;
import java.util.Optional;

/** Says what a failure of the database means, and what to do. */
abstract sealed class Failures permits SQLiteFailures, PostgresFailures {
  /** The database, as named to people. */
  abstract String database();

  /** What to do where it is another program's, or a newer one's. */
  abstract String another();

  /** What {@code failed}, the failure's root, means. */
  abstract StoreException explained(SQLException failed, Exception whole);

  /** The same failure, as the program's own; one of the program's own stays what it is. */
  final RuntimeException of(RuntimeException e) {
    return cause(e).isEmpty() || e instanceof StoreException ? e : explained(e);
  }

  /** What {@code e} means. */
  final StoreException explained(Exception e) {
    return cause(e)
        .map(failed -> explained(failed, e))
        .orElseGet(
            () ->
                new StoreException(
                    "The database " + database() + " failed: " + e.getMessage(), false, e));
  }

  static StoreException passing(String message, Exception e) {
    return new StoreException(message, true, e);
  }

  static StoreException lasting(String message, Exception e) {
    return new StoreException(message, false, e);
  }

  private static Optional<SQLException> cause(Throwable e) {
    Optional<SQLException> found = Optional.empty();
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof SQLException failed) {
        found = Optional.of(failed);
      }
    }
    return found;
  }
}

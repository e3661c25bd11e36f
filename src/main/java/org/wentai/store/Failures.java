package org.wentai.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says what a failure of the database means, and what to do. */
final class Failures {
  private Failures() {}

  /** The same failure, as the program's own; one of the program's own stays what it is. */
  static RuntimeException of(RuntimeException e, Path file) {
    return cause(e).isEmpty() || e instanceof StoreException ? e : explained(e, file);
  }

  /** What {@code e} means where the database is in {@code file}. */
  static StoreException explained(Exception e, Path file) {
    return switch (cause(e).orElse(null)) {
      case SQLiteException failed -> sqlite(failed, file, e);
      case SQLException failed ->
          new StoreException(
              "The database " + file + " did not answer: " + failed.getMessage(), true, e);
      case null ->
          new StoreException("The database " + file + " failed: " + e.getMessage(), false, e);
    };
  }

  private static StoreException sqlite(SQLiteException failed, Path file, Exception e) {
    SQLiteErrorCode code = failed.getResultCode();
    // The low byte says the kind, the rest where it came from: https://sqlite.org/rescode.html
    return switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
      case SQLITE_FULL ->
          passing("The disk is full: the database " + file + " cannot grow. Make room.", e);
      case SQLITE_IOERR ->
          passing(
              "The database "
                  + file
                  + " cannot be read or written ("
                  + code
                  + "). Look for a full or failing disk.",
              e);
      case SQLITE_BUSY, SQLITE_LOCKED ->
          passing(
              "The database "
                  + file
                  + " is kept locked by another program. End the other one that uses it.",
              e);
      case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_READONLY, SQLITE_AUTH ->
          lasting(
              "The database "
                  + file
                  + " cannot be opened for writing. Its folder and its files must be this user's.",
              e);
      case SQLITE_NOTADB ->
          lasting("The file " + file + " is not a database. Move it away or name another.", e);
      case SQLITE_CORRUPT ->
          lasting(
              "The database "
                  + file
                  + " is damaged. Put a backup in its place, or move it away to begin anew.",
              e);
      default -> lasting("The database " + file + " refused: " + failed.getMessage() + ".", e);
    };
  }

  private static StoreException passing(String message, Exception e) {
    return new StoreException(message, true, e);
  }

  private static StoreException lasting(String message, Exception e) {
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

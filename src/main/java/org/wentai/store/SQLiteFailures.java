package org.wentai.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What the embedded database's failures mean. */
final class SQLiteFailures extends Failures {
  private final Path file;

  SQLiteFailures(Path file) {
    this.file = file;
  }

  @Override
  String database() {
    return file.toString();
  }

  @Override
  String another() {
    return "name another file";
  }

  @Override
  StoreException explained(SQLException root, Exception e) {
    if (!(root instanceof SQLiteException failed)) {
      return passing("The database " + file + " did not answer: " + root.getMessage(), e);
    }
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
}

package org.wentai.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** Copies of the embedded database, made while it is used. */
public final class Backup {
  private static final int PATIENCE = 60_000;

  private Backup() {}

  /**
   * What a copy holds.
   *
   * @param bytes its size
   * @param questions asked and kept
   * @param waiting messages and updates that wait
   */
  public record Copied(long bytes, long questions, long waiting) {}

  /**
   * Copies the database in {@code database}, as it is at one moment, to the new file {@code to}:
   * checked, and on the disk when this returns. Others may write meanwhile.
   *
   * @throws StoreException when there is none, {@code to} exists already, or it cannot be copied
   */
  public static Copied copy(Path database, Path to) {
    if (!Files.exists(database)) {
      throw new StoreException(
          "There is no database " + database + " to back up. Start the service once.", false);
    }
    refuseExisting(to);
    Path folder = to.toAbsolutePath().resolveSibling("");
    Path part = folder.resolve(to.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      NativeLibrary.unpack(database.toAbsolutePath().resolveSibling("native"));
      Files.createDirectories(folder);
      Files.deleteIfExists(part);
      vacuum(database, part, database);
      Copied copied = check(part, to);
      force(part);
      publish(part, to);
      force(folder);
      return copied;
    } catch (IOException e) {
      throw new StoreException("The backup " + to + " cannot be written: " + e, false, e);
    } finally {
      discard(part);
    }
  }

  /** Writes the database in {@code from} to the new file {@code to}, also what is in its WAL. */
  static void vacuum(Path from, Path to, Path named) {
    try (Connection connection = connect(from, true);
        var statement = connection.prepareStatement("VACUUM INTO ?")) {
      statement.setString(1, to.toAbsolutePath().toString());
      statement.execute();
    } catch (SQLException e) {
      throw new SQLiteFailures(named).explained(e);
    }
  }

  /** That {@code file} is whole and Wentai's; what it holds. */
  static Copied check(Path file, Path named) throws IOException {
    try (Connection connection = connect(file, true);
        Statement statement = connection.createStatement()) {
      String whole = text(statement, "PRAGMA integrity_check(1)");
      if (!whole.equals("ok")) {
        throw new StoreException("The database " + named + " is damaged: " + whole + ".", false);
      }
      long tables =
          number(
              statement,
              "SELECT count(*) FROM sqlite_master WHERE type = 'table'"
                  + " AND name IN ('flyway_schema_history', 'inbox', 'outbox', 'exchanges')");
      if (tables < 4) {
        throw new StoreException("The file " + named + " is no database of Wentai's.", false);
      }
      return new Copied(
          Files.size(file),
          number(statement, "SELECT count(*) FROM exchanges"),
          number(statement, "SELECT count(*) FROM outbox WHERE ended_at IS NULL")
              + number(statement, "SELECT count(*) FROM inbox WHERE state = 'waiting'"));
    } catch (SQLException e) {
      throw new SQLiteFailures(named).explained(e);
    }
  }

  static Connection connect(Path file, boolean readOnly) throws SQLException {
    var config = new SQLiteConfig();
    config.setBusyTimeout(PATIENCE);
    config.setReadOnly(readOnly);
    return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
  }

  /** Has a file, or the names in a folder, reach the disk. */
  static void force(Path path) throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  static void discard(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw new StoreException("The file " + part + " cannot be deleted: " + e, false, e);
    }
  }

  /** A link, and not a renaming: that would replace what somebody else has put there meanwhile. */
  private static void publish(Path part, Path to) throws IOException {
    try {
      Files.createLink(to, part);
    } catch (FileAlreadyExistsException e) {
      refuseExisting(to);
      throw e;
    } catch (UnsupportedOperationException e) {
      Files.move(part, to);
    }
  }

  private static void refuseExisting(Path to) {
    if (Files.exists(to)) {
      throw new StoreException(
          "The file " + to + " exists already, and is not overwritten. Name another.", false);
    }
  }

  private static String text(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : "";
    }
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}

package org.wentai.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Puts a {@link Backup} in the embedded database's place, while nobody uses that. */
public final class Restore {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final Logger LOG = LoggerFactory.getLogger(Restore.class);

  private final Path backup;
  private final Path database;
  private final Path kept;

  private Restore(Path backup, Path database, Instant now) {
    this.backup = backup;
    this.database = database;
    this.kept = database.resolveSibling(database.getFileName() + "-before-" + STAMP.format(now));
  }

  /**
   * What was done.
   *
   * @param holds what the database holds now
   * @param kept where the one before lies now; empty when there was none
   */
  public record Restored(Backup.Copied holds, Optional<Path> kept) {}

  /**
   * Puts {@code backup}, which stays, in the place of the database in {@code database}, which is
   * kept beside it. Broken off at any moment, the one or the other is in place, whole.
   *
   * @throws StoreException when a process uses the database, or {@code backup} is not a whole
   *     database of this program or an older one
   */
  public static Restored of(Path backup, Path database, Instant now) {
    if (!Files.isRegularFile(backup)) {
      throw new StoreException("There is no file " + backup + " to restore.", false);
    }
    return new Restore(backup, database, now).run();
  }

  /** Nobody opens the database meanwhile: who does waits for the lock. */
  private Restored run() {
    Path folder = database.toAbsolutePath().resolveSibling("");
    Path part = database.resolveSibling(database.getFileName() + ".restoring");
    try {
      Files.createDirectories(folder);
      NativeLibrary.unpack(folder.resolve("native"));
      try (var channel =
              FileChannel.open(
                  SQLiteFile.lock(database), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var lock = channel.lock()) {
        refuseUsed();
        Files.deleteIfExists(part);
        Backup.vacuum(backup, part, backup);
        Backup.Copied copied = Backup.check(part, backup);
        update(part);
        Backup.force(part);
        Optional<Path> before = keep();
        Files.move(
            part, database, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Backup.force(folder);
        return new Restored(copied, before);
      }
    } catch (IOException e) {
      throw new StoreException("The database " + database + " cannot be replaced: " + e, false, e);
    } finally {
      Backup.discard(part);
    }
  }

  /** To this program's schema; and nobody who held a role or an update then holds it now. */
  private void update(Path part) {
    Failures failures = new SQLiteFailures(backup);
    Schema.migrate(SQLiteFile.plain(part), Dialect.SQLITE, failures);
    try (Connection connection = Backup.connect(part, false);
        Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM leases");
      statement.execute("UPDATE inbox SET owner = NULL WHERE state = 'waiting'");
    } catch (SQLException e) {
      throw failures.explained(e);
    }
  }

  /**
   * SQLite gives a database to one connection alone only when no other has it open. What is
   * damaged, nobody can use.
   */
  private void refuseUsed() {
    if (!Files.exists(database)) {
      return;
    }
    var config = new SQLiteConfig();
    config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
    config.setBusyTimeout(0);
    try (Connection connection =
            config.createConnection("jdbc:sqlite:" + database.toAbsolutePath());
        Statement statement = connection.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");
      statement.execute("COMMIT");
      // What is in the WAL comes into the file, which is kept without it.
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (SQLiteException e) {
      if (SQLiteErrorCode.getErrorCode(e.getResultCode().code & 0xff)
          == SQLiteErrorCode.SQLITE_BUSY) {
        throw new StoreException(
            "The database " + database + " is in use" + byWhom() + ". Stop the service first.",
            true,
            e);
      }
      LOG.warn("the database {} that is replaced: {}", database, e.getMessage());
    } catch (SQLException e) {
      throw new SQLiteFailures(database).explained(e);
    }
  }

  private String byWhom() {
    try (Connection connection = Backup.connect(database, true);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT pid FROM leases WHERE role LIKE 'process/%' ORDER BY expires_at DESC")) {
      return row.next() ? " by process " + row.getLong(1) : "";
    } catch (SQLException e) {
      LOG.debug("who uses {}", database, e);
      return "";
    }
  }

  /** A second name, so that at each moment there is a database in the place. */
  private Optional<Path> keep() throws IOException {
    if (!Files.exists(database)) {
      return Optional.empty();
    }
    for (String beside : List.of("-wal", "-shm")) {
      Path file = database.resolveSibling(database.getFileName() + beside);
      if (Files.exists(file)) {
        Files.move(file, kept.resolveSibling(kept.getFileName() + beside));
      }
    }
    try {
      Files.createLink(kept, database);
    } catch (UnsupportedOperationException e) {
      Files.copy(database, kept);
    }
    return Optional.of(kept);
  }
}

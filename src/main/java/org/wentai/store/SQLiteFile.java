package org.wentai.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/** The embedded database: SQLite, in a file. */
final class SQLiteFile {
  /** How long another process's lock is waited for, in milliseconds. */
  static final int PATIENCE = 10_000;

  private static final int READERS = 4;
  private static final Object MIGRATING = new Object();

  private SQLiteFile() {}

  static Pools open(Path file, int patience) {
    Failures failures = new SQLiteFailures(file);
    Path folder = file.toAbsolutePath().resolveSibling("");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StoreException(
          "The folder of the database " + file + " cannot be made: " + e.getMessage(), false, e);
    }
    NativeLibrary.unpack(folder.resolve("native"));
    migrate(file, patience, failures);
    try {
      return new Pools(
          Dialect.SQLITE,
          writing(source(file, TransactionMode.IMMEDIATE, patience)),
          reading(source(file, TransactionMode.DEFERRED, patience)),
          failures);
    } catch (RuntimeException e) {
      throw failures.of(e);
    }
  }

  /** One process after another: two that find an empty file would both make its tables. */
  private static void migrate(Path file, int patience, Failures failures) {
    Path lock = lock(file);
    synchronized (MIGRATING) {
      try (var channel =
              FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var held = channel.lock()) {
        Schema.migrate(source(file, TransactionMode.IMMEDIATE, patience), Dialect.SQLITE, failures);
      } catch (IOException e) {
        throw new StoreException(
            "The file " + lock + " cannot be made or locked: " + e.getMessage(), false, e);
      }
    }
  }

  /** The file that is locked while the database is being made, brought up to date or replaced. */
  static Path lock(Path file) {
    return file.resolveSibling(file.getFileName() + "-lock");
  }

  /** A database that nobody else uses. */
  static DataSource plain(Path file) {
    return source(file, TransactionMode.IMMEDIATE, PATIENCE);
  }

  private static DataSource source(Path file, TransactionMode mode, int patience) {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(patience);
    config.enforceForeignKeys(true);
    config.setTransactionMode(mode);
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return source;
  }

  private static HikariDataSource writing(DataSource source) {
    var config = new HikariConfig();
    config.setPoolName("store-write");
    config.setDataSource(source);
    config.setMaximumPoolSize(1);
    return new HikariDataSource(config);
  }

  private static HikariDataSource reading(DataSource source) {
    var config = new HikariConfig();
    config.setPoolName("store-read");
    config.setDataSource(source);
    config.setMaximumPoolSize(READERS);
    config.setMinimumIdle(1);
    config.setConnectionInitSql("PRAGMA query_only = 1");
    return new HikariDataSource(config);
  }
}

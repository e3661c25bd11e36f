package org.wentai.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/** The database. Safe for many threads. */
public final class Store implements AutoCloseable {
  private static final Dialect DIALECT = Dialect.SQLITE;
  private static final int READERS = 4;

  /** How long another process's lock is waited for, in milliseconds. */
  private static final int PATIENCE = 10_000;

  private final Path file;
  private final HikariDataSource writing;
  private final HikariDataSource reading;
  private final Jdbi writer;
  private final Jdbi reader;

  /** SQLite lets one write at a time, and makes the others sleep and ask again: here they queue. */
  private final ReentrantLock turn = new ReentrantLock(true);

  private Store(Path file, int patience) {
    this.file = file;
    this.writing = writing(sqlite(file, TransactionMode.IMMEDIATE, patience));
    this.reading = reading(sqlite(file, TransactionMode.DEFERRED, patience));
    this.writer = jdbi(writing);
    this.reader = jdbi(reading);
  }

  /**
   * Opens the embedded database in {@code file}, made when missing, its schema brought up to date.
   *
   * @throws StoreException when it cannot be opened, is not a database, or is of a newer program
   */
  public static Store open(Path file) {
    return open(file, PATIENCE);
  }

  /**
   * The same.
   *
   * @param patience how long another process's lock is waited for, in milliseconds
   */
  static Store open(Path file, int patience) {
    Path folder = file.toAbsolutePath().resolveSibling("");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StoreException(
          "The folder of the database " + file + " cannot be made: " + e.getMessage(), false, e);
    }
    NativeLibrary.unpack(folder.resolve("native"));
    Schema.migrate(sqlite(file, TransactionMode.IMMEDIATE, patience), DIALECT, file);
    try {
      return new Store(file, patience);
    } catch (RuntimeException e) {
      throw Failures.of(e, file);
    }
  }

  /**
   * Runs {@code work} in one transaction, which is on disk when this returns; rolled back when it
   * throws.
   *
   * @throws StoreException when the database fails; a full disk is one that {@link
   *     StoreException#passing() passes}
   */
  public <T> T write(Function<Work, T> work) {
    if (turn.isHeldByCurrentThread()) {
      throw new IllegalStateException("a transaction inside a transaction");
    }
    turn.lock();
    try {
      return run(writer, work);
    } finally {
      turn.unlock();
    }
  }

  /** As {@link #write(Function)}, without a result. */
  public void run(Consumer<Work> work) {
    write(
        w -> {
          work.accept(w);
          return true;
        });
  }

  /**
   * Runs {@code work}, which only reads, in one transaction, beside any writer: it sees what was on
   * disk when it first looked, nothing of a write that has not ended.
   *
   * @throws StoreException as {@link #write(Function)}
   */
  public <T> T read(Function<Work, T> work) {
    return run(reader, work);
  }

  @Override
  public void close() {
    reading.close();
    writing.close();
  }

  /** Lets the file have so many pages at most, for tests of a full disk. */
  void limitPages(int pages) {
    writer.useHandle(handle -> handle.execute("PRAGMA max_page_count = " + pages));
  }

  private <T> T run(Jdbi jdbi, Function<Work, T> work) {
    try {
      return jdbi.inTransaction(handle -> work.apply(new Work(handle, DIALECT)));
    } catch (RuntimeException e) {
      throw Failures.of(e, file);
    }
  }

  private static DataSource sqlite(Path file, TransactionMode mode, int patience) {
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

  /** Without templates: an angle bracket in the SQL is one. */
  private static Jdbi jdbi(DataSource source) {
    Jdbi jdbi = Jdbi.create(source);
    jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
    return jdbi;
  }
}

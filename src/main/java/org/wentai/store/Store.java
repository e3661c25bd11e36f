package org.wentai.store;

import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;

/** The database. Safe for many threads, and for several processes over one database. */
public final class Store implements AutoCloseable {
  private final Pools pools;
  private final Jdbi writer;
  private final Jdbi reader;

  /** One write at a time: those of this process queue here, for the database's own lock. */
  private final ReentrantLock turn = new ReentrantLock(true);

  private Store(Pools pools) {
    this.pools = pools;
    this.writer = jdbi(pools.writing());
    this.reader = jdbi(pools.reading());
  }

  /**
   * Opens the embedded database in {@code file}, made when missing, its schema brought up to date.
   *
   * @throws StoreException when it cannot be opened, is not a database, or is of a newer program
   */
  public static Store open(Path file) {
    return open(new StoreAddress.Embedded(file));
  }

  /**
   * Opens the database at {@code address}, its schema brought up to date.
   *
   * @throws StoreException when it cannot be opened; a server that cannot be reached is one that
   *     {@link StoreException#passing() passes}
   */
  public static Store open(StoreAddress address) {
    return switch (address) {
      case StoreAddress.Embedded embedded -> open(embedded.file(), SQLiteFile.PATIENCE);
      case StoreAddress.Postgres postgres -> new Store(PostgresServer.open(postgres));
    };
  }

  /**
   * Opens an embedded database.
   *
   * @param patience how long another process's lock is waited for, in milliseconds
   */
  static Store open(Path file, int patience) {
    return new Store(SQLiteFile.open(file, patience));
  }

  /**
   * Runs {@code work} in one transaction, which is on disk when this returns; rolled back when it
   * throws. Writes happen one after another, also those of other processes: what is read in one
   * stays true until it ends.
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
      return run(
          writer,
          handle -> {
            lock(handle);
            return work.apply(new Work(handle, pools.dialect()));
          });
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
    return run(reader, handle -> work.apply(new Work(handle, pools.dialect())));
  }

  @Override
  public void close() {
    pools.close();
  }

  /** Lets the file have so many pages at most, for tests of a full disk. */
  void limitPages(int pages) {
    writer.useHandle(handle -> handle.execute("PRAGMA max_page_count = " + pages));
  }

  /** Waits for the writes of other processes, where beginning a transaction does not. */
  private void lock(Handle handle) {
    String lock = pools.dialect().lock();
    if (!lock.isEmpty()) {
      handle.execute(lock);
    }
  }

  private <T> T run(Jdbi jdbi, Function<Handle, T> work) {
    try {
      return jdbi.inTransaction(work::apply);
    } catch (RuntimeException e) {
      throw pools.failures().of(e);
    }
  }

  /** Without templates: an angle bracket in the SQL is one. */
  private static Jdbi jdbi(DataSource source) {
    Jdbi jdbi = Jdbi.create(source);
    jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
    return jdbi;
  }
}

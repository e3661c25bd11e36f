package org.wentai.store;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/** The database. Safe for many threads. */
public final class Store implements AutoCloseable {
  private Store() {}

  /**
   * Opens the embedded database in {@code file}, made when missing, its schema brought up to date.
   *
   * @throws StoreException when it cannot be opened, is not a database, or is of a newer program
   */
  public static Store open(Path file) {
    throw new UnsupportedOperationException(file.toString());
  }

  /**
   * Runs {@code work} in one transaction, which is on disk when this returns; rolled back when it
   * throws.
   *
   * @throws StoreException when the database fails; a full disk is one that {@link
   *     StoreException#passing() passes}
   */
  public <T> T write(Function<Work, T> work) {
    throw new UnsupportedOperationException(work.toString());
  }

  /** As {@link #write(Function)}, without a result. */
  public void run(Consumer<Work> work) {
    write(
        w -> {
          work.accept(w);
          return true;
        });
  }

  /** Runs {@code work}, which only reads, in one transaction, beside any writer. */
  public <T> T read(Function<Work, T> work) {
    throw new UnsupportedOperationException(work.toString());
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException();
  }
}

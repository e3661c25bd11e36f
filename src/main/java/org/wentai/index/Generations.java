package org.wentai.index;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * STUB of the API (index helper replaces the bodies and may extend). Generations of the index in
 * one data folder.
 */
public final class Generations implements AutoCloseable {
  public static Generations in(Path directory, IndexSettings settings) {
    throw new UnsupportedOperationException();
  }

  /**
   * Runs {@code work} on the serving generation, which stays open until it returns; empty when none
   * was built.
   */
  public <T> Optional<T> serve(Function<Generation, T> work) {
    throw new UnsupportedOperationException();
  }

  /**
   * Builds a new generation from the threads that {@code feed} pushes, checks it, and swaps it in.
   */
  public BuildReport build(ThreadFeed feed, BuildProgress progress) {
    throw new UnsupportedOperationException();
  }

  /** Serves the previous generation again. */
  public Optional<String> rollback() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}

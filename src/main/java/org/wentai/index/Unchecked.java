package org.wentai.index;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Runs what may fail to read or write where no checked exception may leave. */
final class Unchecked {
  private Unchecked() {}

  static <T> T io(Io<T> work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw new UncheckedIOException("the index cannot be read or written: " + e.getMessage(), e);
    }
  }

  /** Work on files. */
  interface Io<T> {
    T run() throws IOException;
  }
}

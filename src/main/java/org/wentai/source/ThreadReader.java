package org.wentai.source;

import java.io.IOException;

/** Reads the threads of one kind of file. */
interface ThreadReader {
  /**
   * Hands the threads of {@code file} to {@code out}, and what is wrong with it.
   *
   * @throws UnreadableFile when the file holds no thread; the others are read all the same
   * @throws IOException when it cannot be read from disk
   */
  void read(SourceFile file, Reading out) throws IOException;
}

package org.wentai.index;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets one at a time into a data folder, to build or to embed; the system frees it when the process
 * dies.
 */
final class BuildLock implements AutoCloseable {
  private final FileChannel channel;

  private BuildLock(FileChannel channel) {
    this.channel = channel;
  }

  /** To build. */
  static BuildLock take(DataFolder folder) throws IOException {
    return tryToBuild(folder)
        .orElseThrow(
            () ->
                new IndexException(
                    IndexException.Kind.BUSY,
                    "Another build is writing to "
                        + folder.root()
                        + ": wait for it to end, or stop it."));
  }

  /** To build; empty while another does. */
  static Optional<BuildLock> tryToBuild(DataFolder folder) throws IOException {
    Files.createDirectories(folder.generations());
    return tryTake(folder.lock());
  }

  /** To embed beside what serves; empty while another does. */
  static Optional<BuildLock> tryToEmbed(DataFolder folder) throws IOException {
    return tryTake(folder.embeddingLock());
  }

  private static Optional<BuildLock> tryTake(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new BuildLock(channel));
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // this very process has it
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

package org.wentai.index;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Lets one build at a time into a data folder; the system frees it when the process dies. */
final class BuildLock implements AutoCloseable {
  private final FileChannel channel;

  private BuildLock(FileChannel channel) {
    this.channel = channel;
  }

  static BuildLock take(DataFolder folder) throws IOException {
    Files.createDirectories(folder.generations());
    Path file = folder.lock();
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new IndexException(
          IndexException.Kind.BUSY,
          "Another build is writing to " + folder.root() + ": wait for it to end, or stop it.");
    }
    return new BuildLock(channel);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // this very process builds
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

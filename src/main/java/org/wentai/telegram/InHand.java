package org.wentai.telegram;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which updates are being handled, in a small file that a killed process leaves: so that one that
 * kills the process is known and not tried for ever. The file is not forced to the disk; it
 * outlives the process, not a power cut, which no update causes. A commit for each update would
 * cost more than handling it.
 */
final class InHand implements AutoCloseable {
  private static final int LARGEST = 1024;

  /** How many processes may share a folder. */
  private static final int PROCESSES = 64;

  private static final Logger LOG = LoggerFactory.getLogger(InHand.class);

  /** Null where the file cannot be had: it is a help, and not worth staying away for. */
  private final @Nullable FileChannel file;

  private final Deque<Integer> free = new ArrayDeque<>();
  private final List<Long> left;

  /**
   * @param path the file, made when missing; another beside it where a process that lives has it
   * @param places how many updates may be in hand at once
   */
  InHand(Path path, int places) {
    file = open(path);
    left = file == null ? List.of() : read(file);
    for (int place = 0; place < places; place++) {
      free.add(place);
    }
  }

  private static @Nullable FileChannel open(Path path) {
    for (int n = 1; n <= PROCESSES; n++) {
      Path one = n == 1 ? path : path.resolveSibling(path.getFileName() + "-" + n);
      try {
        FileChannel file =
            FileChannel.open(
                one, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (isFree(file)) {
          return file;
        }
        file.close();
      } catch (IOException e) {
        LOG.warn("{} cannot be opened: an update that kills the program is not known", one, e);
        return null;
      }
    }
    LOG.warn("{} is used by many: an update that kills the program is not known", path);
    return null;
  }

  /** Locks {@code file} for as long as it is open; false where a process that lives has it. */
  private static boolean isFree(FileChannel file) throws IOException {
    try {
      return file.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // This process itself has it, for another bot.
    }
  }

  /** The ids in {@code file}, which is emptied. */
  private static List<Long> read(FileChannel file) {
    List<Long> ids = new ArrayList<>();
    try {
      ByteBuffer all = ByteBuffer.allocate((int) Math.min(file.size(), LARGEST));
      while (all.hasRemaining() && file.read(all, all.position()) > 0) {
        // Goes on where it stopped.
      }
      all.flip();
      while (all.remaining() >= Long.BYTES) {
        ids.add(all.getLong());
      }
      file.truncate(0);
    } catch (IOException e) {
      LOG.warn("what was in hand when the program ended cannot be read: {}", e.getMessage());
    }
    return ids.stream().filter(id -> id != 0).toList();
  }

  /** The updates that were in hand when the process before this one ended. */
  List<Long> left() {
    return left;
  }

  /** Notes that update {@code id} is taken up; the place to give back when it is done. */
  synchronized int take(long id) {
    Integer place = free.poll();
    if (place == null) {
      throw new IllegalStateException("more updates in hand than there are places");
    }
    note(place, id);
    return place;
  }

  synchronized void done(int place) {
    note(place, 0);
    free.add(place);
  }

  private void note(int place, long id) {
    if (file == null) {
      return;
    }
    try {
      ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).putLong(id).flip();
      file.write(bytes, (long) place * Long.BYTES);
    } catch (IOException e) {
      LOG.warn("cannot note which update is in hand: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      LOG.debug("closing", e);
    }
  }
}

package org.wentai.telegram;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which updates are being handled, in a small file that a killed process leaves: so that one that
 * kills the process is known and not tried for ever. The file is not forced to the disk; it
 * outlives the process, not a power cut, which no update causes. A commit for each update would
 * cost more than handling it.
 */
final class InHand implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InHand.class);

  private final FileChannel file;
  private final Deque<Integer> free = new ArrayDeque<>();
  private final List<Long> left;

  /**
   * @param path the file, made when missing
   * @param places how many updates may be in hand at once
   */
  InHand(Path path, int places) throws IOException {
    file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    left = read();
    file.truncate(0);
    for (int place = 0; place < places; place++) {
      free.add(place);
      write(place, 0);
    }
  }

  private List<Long> read() throws IOException {
    ByteBuffer all = ByteBuffer.allocate((int) Math.min(file.size(), 1024));
    while (all.hasRemaining() && file.read(all, all.position()) > 0) {
      // Goes on where it stopped.
    }
    all.flip();
    List<Long> ids = new ArrayList<>();
    while (all.remaining() >= Long.BYTES) {
      long id = all.getLong();
      if (id != 0) {
        ids.add(id);
      }
    }
    return List.copyOf(ids);
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
    try {
      write(place, id);
    } catch (IOException e) {
      LOG.warn("cannot note which update is in hand: {}", e.getMessage());
    }
  }

  private void write(int place, long id) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).putLong(id).flip();
    file.write(bytes, (long) place * Long.BYTES);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}

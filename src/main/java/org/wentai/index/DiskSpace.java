package org.wentai.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tells whether something failed for want of disk space. */
final class DiskSpace {
  /** Less than this is none: Lucene's smallest files are larger together. */
  private static final long NONE = 64 * 1024;

  /** What Linux and Windows say; other words for it are known by the space that is left. */
  private static final List<String> WORDS =
      List.of("No space left", "Disk quota exceeded", "not enough space on the disk");

  private DiskSpace() {}

  /** What to say of it. */
  static String mend(Path folder) {
    return "The disk of %s is full: free some space. The old index serves on.".formatted(folder);
  }

  /** Whether {@code failure}, met while writing to {@code folder}, is that the disk is full. */
  static boolean isShort(Path folder, Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      String message = String.valueOf(e.getMessage());
      if (WORDS.stream().anyMatch(message::contains)) {
        return true;
      }
    }
    try {
      return Files.getFileStore(folder).getUsableSpace() < NONE;
    } catch (IOException e) {
      return false; // a folder that is gone: not for want of space
    }
  }
}

package org.wentai.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Keeps SQLite's native library unpacked in a folder. Left to itself the driver unpacks it into the
 * system's temporary folder at every start, and a killed process leaves it there.
 */
final class NativeLibrary {
  private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);
  private static final String FOLDER_PROPERTY = "org.sqlite.lib.path";

  private NativeLibrary() {}

  /**
   * Unpacks the library below {@code folder}, where it is not there yet, and points the driver to
   * it; leaves all to the driver where somebody else pointed it elsewhere, or nothing can be
   * written.
   */
  static synchronized void unpack(Path folder) {
    if (System.getProperty(FOLDER_PROPERTY) != null) {
      return;
    }
    Path versioned = folder.toAbsolutePath().resolve("sqlite-" + SQLiteJDBCLoader.getVersion());
    Path file = versioned.resolve(LibraryLoaderUtil.getNativeLibName());
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(versioned);
        write(file);
      }
      System.setProperty(FOLDER_PROPERTY, versioned.toString());
    } catch (IOException e) {
      LOG.warn("SQLite's library cannot be kept in {}: {}", versioned, e.toString());
    }
  }

  /** Aside and renamed: what was begun and broke off is never loaded. */
  private static void write(Path file) throws IOException {
    String packed = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + file.getFileName();
    Path aside = Files.createTempFile(file.getParent(), "unpacking", ".part");
    try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(packed)) {
      if (in == null) {
        throw new IOException("the driver has none for this system");
      }
      Files.copy(in, aside, StandardCopyOption.REPLACE_EXISTING);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(aside);
    }
  }
}

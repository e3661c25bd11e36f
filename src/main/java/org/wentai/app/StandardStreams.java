package org.wentai.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.wentai.terminal.Surroundings.Stream;

/** Tells which standard streams are terminals. */
final class StandardStreams {
  private StandardStreams() {}

  /**
   * The streams with a terminal at the other end. Java 21 only tells of all three together; Linux
   * tells of each, in {@code /proc}, without loading a native library.
   */
  static Set<Stream> terminals() {
    if (!Files.exists(Path.of("/proc/self/fd"))) {
      return System.console() == null ? Set.of() : EnumSet.allOf(Stream.class);
    }
    Set<Stream> terminals = EnumSet.noneOf(Stream.class);
    for (Stream stream : Stream.values()) {
      if (isTerminal(Path.of("/proc/self/fd/" + stream.ordinal()))) {
        terminals.add(stream);
      }
    }
    return terminals;
  }

  private static boolean isTerminal(Path descriptor) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException e) {
      // A closed stream has no link, and nobody at its other end.
      return false;
    }
  }
}

package org.wentai.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How much of this process lies in the machine's memory, as Linux counts it.
 *
 * @param all megabytes
 * @param mapped megabytes of it that are pages of files: the system takes them back when it needs
 *     them, and reads them again
 * @param most megabytes at most so far
 */
record ResidentMemory(long all, long mapped, long most) {
  private static final Path STATUS = Path.of("/proc/self/status");

  /** As of now; empty where the system does not tell. */
  static Optional<ResidentMemory> now() {
    try {
      return Files.isReadable(STATUS) ? of(Files.readAllLines(STATUS)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** From the lines of that file, whose {@code VmRSS: 123 kB} is in units of 1,024 bytes. */
  static Optional<ResidentMemory> of(List<String> lines) {
    long all = megabytes(lines, "VmRSS:");
    return all == 0
        ? Optional.empty()
        : Optional.of(
            new ResidentMemory(all, megabytes(lines, "RssFile:"), megabytes(lines, "VmHWM:")));
  }

  private static long megabytes(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .map(kibibytes -> kibibytes * 1024 / 1_000_000)
        .findFirst()
        .orElse(0);
  }
}

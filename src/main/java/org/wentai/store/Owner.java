package org.wentai.store;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * A process that can hold leases.
 *
 * @param id no other run of the program has it
 * @param host where its pid counts: the same for processes that see each other's pids
 * @param pid its process id there
 * @param born when it began, as the system tells it: a pid is given again, this is not
 */
public record Owner(String id, String host, long pid, String born) {
  /** Who asks: this process, under a new id each time. */
  public static Owner ofThisProcess() {
    long pid = ProcessHandle.current().pid();
    return new Owner(UUID.randomUUID().toString(), here(), pid, birth(pid).orElse(""));
  }

  /**
   * Whether the process is known to be gone: it ran where this one runs, and is there no more. Of
   * another host's processes nothing is known.
   */
  public boolean isGone() {
    return host.equals(here()) && !birth(pid).equals(Optional.of(born));
  }

  /** A boot of a machine, and the namespace within which pids count: containers have their own. */
  private static String here() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip()
          + " "
          + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
    } catch (IOException | UnsupportedOperationException e) {
      return name();
    }
  }

  private static String name() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "unnamed";
    }
  }

  /**
   * When the process of this pid began; empty when there is none, or it only waits to be buried.
   */
  static Optional<String> birth(long pid) {
    Path stat = Path.of("/proc/" + pid + "/stat");
    try {
      // After the name, which may hold blanks: the state is the first field, the start the 20th.
      String[] fields = Files.readString(stat).replaceFirst("(?s).*\\) ", "").split(" ");
      return fields[0].matches("[ZX]") ? Optional.empty() : Optional.of(fields[19]);
    } catch (IOException e) {
      return Files.exists(Path.of("/proc/self/stat"))
          ? Optional.empty()
          : ProcessHandle.of(pid).map(p -> p.info().startInstant().toString());
    }
  }
}

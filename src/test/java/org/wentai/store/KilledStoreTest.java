package org.wentai.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.store.Inbox.Received;

/** Kills real writers in processes of their own, as {@code kill -9} does. */
class KilledStoreTest {
  private static final int KILLS = 4;

  @TempDir Path folder;
  private final Set<Long> updates = new TreeSet<>();
  private final Set<Long> rows = new TreeSet<>();

  @Test
  void whatWasAcknowledgedIsThereAndWhatWasNotIsThereWholeOrNotAtAll() throws Exception {
    Path file = folder.resolve("wentai.db");
    Files.createDirectory(folder.resolve("tmp"));
    for (int kill = 0; kill < KILLS; kill++) {
      writeAndKill(file, kill * 1_000_000L, 20 + 17 * kill);
      try (var store = Store.open(file)) {
        List<Received> again =
            updates.stream().map(id -> new Received(1, id, Instant.EPOCH, "{}", 0)).toList();
        assertThat(store.<List<Received>>write(w -> w.inbox().add(again))).isEmpty();
        assertThat(store.<Long>read(w -> w.inbox().depth())).isZero();
        long stored = store.read(w -> w.outbox().depth());
        assertThat(stored).isBetween((long) rows.size(), rows.size() + kill + 1L);
      }
    }
    assertThat(rows).hasSameSizeAs(updates);
    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }

  /** Kills the writer when it has acknowledged so many, while it goes on writing. */
  private void writeAndKill(Path file, long first, int acknowledged)
      throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process writer =
        new ProcessBuilder(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                "-cp",
                System.getProperty("java.class.path"),
                WriterToBeKilled.class.getName(),
                file.toString(),
                String.valueOf(first))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var said = writer.inputReader()) {
      String line = said.readLine();
      for (int i = 1; line != null; i++) {
        String[] ids = line.split(" ");
        if (ids.length == 2) {
          updates.add(Long.valueOf(ids[0]));
          rows.add(Long.valueOf(ids[1]));
        }
        if (i == acknowledged) {
          // By its handle, as the process would close what it said last.
          writer.toHandle().destroyForcibly();
        }
        line = said.readLine();
      }
    }
    assertThat(writer.waitFor()).isNotZero();
    assertThat(rows).hasSizeGreaterThanOrEqualTo(acknowledged);
  }
}

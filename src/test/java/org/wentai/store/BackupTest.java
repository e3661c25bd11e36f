package org.wentai.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.store.Inbox.Received;

class BackupTest {
  private static final Instant NOW = Instant.parse("2026-11-24T03:30:00Z");

  @TempDir Path folder;
  private Path database = Path.of("");
  private Path backup = Path.of("");

  @BeforeEach
  void name() {
    database = folder.resolve("data/wentai.db");
    backup = folder.resolve("backups/b.db");
  }

  private void mark(String value) {
    try (var store = Store.open(database)) {
      store.run(w -> w.marks().put("a", value));
    }
  }

  private Optional<String> marked(Path file) {
    try (var store = Store.open(file)) {
      return store.read(w -> w.marks().get("a"));
    }
  }

  private List<String> names(Path where) throws IOException {
    try (var files = Files.list(where)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aBackupUnderWritesIsOneMomentsState() throws Exception {
    var stop = new AtomicBoolean();
    var written = new AtomicInteger();
    try (var store = Store.open(database)) {
      var writer =
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int i = 1; !stop.get(); i++) {
                      long id = i;
                      store.run(
                          w -> {
                            w.inbox().add(List.of(new Received(1, id, NOW, "{}", 0)));
                            w.outbox().add(Outgoing.reply(Lane.of(id), "m", "{}"), NOW);
                          });
                      written.set(i);
                    }
                  });
      while (written.get() < 20) {
        Thread.onSpinWait();
      }
      int before = written.get();
      Backup.Copied copied = Backup.copy(database, backup);
      int after = written.get() + 1;
      stop.set(true);
      writer.join();
      assertThat(copied.bytes()).isEqualTo(Files.size(backup));
      try (var copy = Store.open(backup)) {
        long updates = copy.read(w -> w.inbox().depth());
        assertThat(updates).isBetween((long) before, (long) after);
        assertThat(copy.<Long>read(w -> w.outbox().depth())).isEqualTo(updates);
        assertThat(copied.waiting()).isEqualTo(2 * updates);
      }
    }
  }

  @Test
  void nothingIsOverwrittenAndNothingHalfDoneIsLeft() throws IOException {
    assertThatThrownBy(() -> Backup.copy(database, backup)).hasMessageContaining("no database");
    mark("1");
    Files.createDirectories(backup.getParent());
    Files.writeString(backup, "theirs");
    assertThatThrownBy(() -> Backup.copy(database, backup)).hasMessageContaining("exists already");
    assertThat(backup).hasContent("theirs");
    Files.delete(backup);
    Backup.copy(database, backup);
    assertThat(names(folder.resolve("backups"))).containsExactly("b.db");
  }

  @Test
  void aRestoreBringsBackWhatWasAndKeepsWhatIs() throws IOException {
    mark("then");
    Backup.copy(database, backup);
    mark("now");
    Restore.Restored restored = Restore.of(backup, database, NOW);
    assertThat(marked(database)).contains("then");
    Path kept = restored.kept().orElseThrow();
    assertThat(kept).hasFileName("wentai.db-before-20261124T033000Z");
    assertThat(marked(kept)).contains("now");
    assertThat(backup).exists();
    assertThat(names(folder.resolve("data"))).noneMatch(name -> name.contains("restoring"));
  }

  @Test
  void whatAProcessUsesIsNotReplaced() throws IOException {
    mark("then");
    Backup.copy(database, backup);
    try (var store = Store.open(database);
        var keeper = new LeaseKeeper(store, Instant::now)) {
      keeper.start();
      assertThatThrownBy(() -> Restore.of(backup, database, NOW))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid())
          .hasMessageContaining("Stop the service");
      store.run(w -> w.marks().put("a", "still"));
    }
    assertThat(marked(database)).contains("still");
    Restore.of(backup, database, NOW);
    assertThat(marked(database)).contains("then");
  }

  @Test
  void whereThereIsNoneOrADamagedOneARestoreMakesOne() throws IOException {
    mark("then");
    Backup.copy(database, backup);
    Path elsewhere = folder.resolve("new/wentai.db");
    assertThat(Restore.of(backup, elsewhere, NOW).kept()).isEmpty();
    assertThat(marked(elsewhere)).contains("then");
    Files.writeString(database, "三楼的答案是十元。\n".repeat(1000));
    Path kept = Restore.of(backup, database, NOW).kept().orElseThrow();
    assertThat(kept).content().startsWith("三楼");
    assertThat(marked(database)).contains("then");
  }

  @Test
  void whatIsNoBackupIsRefusedAndNothingChanges() throws Exception {
    mark("now");
    Path other = folder.resolve("other.db");
    assertThatThrownBy(() -> Restore.of(other, database, NOW)).hasMessageContaining("no file");
    Files.writeString(other, "no database ".repeat(1000));
    assertThatThrownBy(() -> Restore.of(other, database, NOW))
        .hasMessageContaining(other + " is not a database");
    Files.delete(other);
    sql(other, "CREATE TABLE theirs (x)");
    assertThatThrownBy(() -> Restore.of(other, database, NOW))
        .hasMessageContaining(other + " is no database of Wentai's");
    Path newer = folder.resolve("newer.db");
    Backup.copy(database, newer);
    sql(
        newer,
        "INSERT INTO flyway_schema_history SELECT installed_rank + 100, '9999', 'of later', 'SQL',"
            + " 'V9999__of_later.sql', 1, 'x', installed_on, 1, 1 FROM flyway_schema_history"
            + " WHERE version = '1'");
    assertThatThrownBy(() -> Restore.of(newer, database, NOW))
        .hasMessageContaining(newer.toString())
        .hasMessageContaining("newer version");
    assertThat(marked(database)).contains("now");
    assertThat(names(folder.resolve("data")))
        .noneMatch(name -> name.matches(".*(before|restoring).*"));
  }

  private static void sql(Path file, String statement) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      connection.createStatement().execute(statement);
    }
  }
}

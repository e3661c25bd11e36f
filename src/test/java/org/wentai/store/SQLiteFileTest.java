package org.wentai.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that the embedded database is, and what may be wrong with it. */
class SQLiteFileTest {
  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void name() {
    file = folder.resolve("made when missing/wentai.db");
  }

  private void use() {
    try (var store = Store.open(file)) {
      store.run(w -> w.marks().put("a", "1"));
    }
  }

  private void sql(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String one : statements) {
        statement.execute(one);
      }
    }
  }

  private void failsLastingly(ThrowingCallable call, String words) {
    assertThatThrownBy(call)
        .asInstanceOf(type(StoreException.class))
        .satisfies(e -> assertThat(e.passing()).isFalse())
        .extracting(Throwable::getMessage)
        .asString()
        .contains(file.toString())
        .contains(words);
  }

  @Test
  void anEmptyFileBecomesADatabaseAndStaysOne() throws IOException {
    Files.createDirectories(file.getParent());
    Files.createFile(file);
    use();
    try (var store = Store.open(file)) {
      store.read(w -> assertThat(w.marks().get("a")).contains("1"));
    }
  }

  @Test
  void aNewerProgramsDatabaseIsRefusedAndNotTouched() throws Exception {
    use();
    sql(
        "INSERT INTO flyway_schema_history SELECT installed_rank + 100, '9999', 'of later', 'SQL',"
            + " 'V9999__of_later.sql', 1, 'x', installed_on, 1, 1 FROM flyway_schema_history"
            + " WHERE version = '1'");
    byte[] before = Files.readAllBytes(file);
    failsLastingly(() -> Store.open(file), "newer version");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void anotherProgramsDatabaseIsRefusedAndNotTouched() throws Exception {
    Files.createDirectories(file.getParent());
    sql("CREATE TABLE theirs (x)", "INSERT INTO theirs VALUES (1)");
    failsLastingly(() -> Store.open(file), "another program's");
    sql("DROP TABLE theirs");
    use();
  }

  @Test
  void aFileThatIsNoDatabaseIsRefused() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "三楼的答案是十元。\n".repeat(100));
    failsLastingly(() -> Store.open(file), "is not a database");
    assertThat(file).content().startsWith("三楼");
  }

  @Test
  void aDamagedFileIsSaidToBe() throws IOException {
    try (var store = Store.open(file)) {
      store.run(w -> IntStream.range(0, 500).forEach(i -> w.marks().put("m" + i, "x".repeat(500))));
    }
    byte[] bytes = Files.readAllBytes(file);
    java.util.Arrays.fill(bytes, bytes.length / 2, bytes.length, (byte) 0x5a);
    Files.write(file, bytes);
    failsLastingly(
        () -> {
          try (var store = Store.open(file)) {
            store.run(w -> IntStream.range(0, 500).forEach(i -> w.marks().get("m" + i)));
          }
        },
        "is damaged");
  }

  @Test
  void aFolderInTheFilesPlaceIsSaid() throws IOException {
    Files.createDirectories(file);
    failsLastingly(() -> Store.open(file), "cannot be opened");
  }

  @Test
  void aFileInTheFoldersPlaceIsSaid() throws IOException {
    Files.createFile(file.getParent());
    failsLastingly(() -> Store.open(file), "folder");
  }

  /** The limit raises what a full disk raises, SQLITE_FULL, at the same place in SQLite. */
  @Test
  void aFullDiskPassesOnceThereIsRoom() {
    try (var store = Store.open(file)) {
      store.run(w -> w.marks().put("small", "1"));
      store.limitPages(60);
      assertThatThrownBy(() -> store.run(w -> w.marks().put("big", "x".repeat(1_000_000))))
          .asInstanceOf(type(StoreException.class))
          .satisfies(e -> assertThat(e.passing()).isTrue())
          .extracting(Throwable::getMessage)
          .asString()
          .contains(file.toString(), "disk is full");
      store.read(
          w ->
              assertThat(List.of(w.marks().get("small"), w.marks().get("big")))
                  .extracting(java.util.Optional::isPresent)
                  .containsExactly(true, false));
      store.limitPages(1_000_000);
      store.run(w -> w.marks().put("big", "x".repeat(1_000_000)));
      store.read(w -> assertThat(w.marks().get("big")).isPresent());
    }
  }

  @Test
  void anotherProcesssLockPasses() throws SQLException {
    try (var store = Store.open(file, 50);
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertThatThrownBy(() -> store.run(w -> w.marks().put("a", "1")))
          .asInstanceOf(type(StoreException.class))
          .satisfies(e -> assertThat(e.passing()).isTrue())
          .extracting(Throwable::getMessage)
          .asString()
          .contains(file.toString(), "locked");
      statement.execute("ROLLBACK");
      store.run(w -> w.marks().put("a", "1"));
    }
  }
}

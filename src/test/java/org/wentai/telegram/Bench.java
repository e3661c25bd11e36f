package org.wentai.telegram;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.wentai.settings.Secret;
import org.wentai.store.Inbox;
import org.wentai.store.LeaseKeeper;
import org.wentai.store.Store;

/**
 * A store in a folder of its own, looked at from beside the program, for tests of what comes in.
 */
final class Bench implements AutoCloseable {
  static final long BOT = 123456;

  /** Short enough for tests, in the usual proportions. */
  static final Pace PACE =
      new Pace(
          Duration.ofSeconds(1),
          Duration.ofMillis(20),
          Duration.ofMillis(200),
          Duration.ofMillis(50),
          Duration.ofMillis(20));

  final Store store;
  private final Path file;
  private final List<LeaseKeeper> keepers = new ArrayList<>();

  Bench(Path folder) {
    this(folder, "test.db");
  }

  Bench(Path folder, String name) {
    file = folder.resolve(name);
    store = Store.open(file);
  }

  static Secret token() {
    return Secret.of("T", Map.of("T", TinyTelegram.TOKEN)).orElseThrow();
  }

  /** Runs SQL on the database as another program would. */
  void sql(String statement) {
    try (Connection connection = connect()) {
      connection.createStatement().execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes each insert into the inbox fail, until {@link #mend}. */
  void breakInbox() {
    sql("CREATE TRIGGER broken BEFORE INSERT ON inbox BEGIN SELECT RAISE(ABORT, 'broken'); END");
  }

  void mend() {
    sql("DROP TRIGGER broken");
  }

  /** The states of all updates by id, as another program reads them in the file. */
  Map<Long, String> states() {
    Map<Long, String> states = new TreeMap<>();
    try (Connection connection = connect();
        var rows = connection.createStatement().executeQuery("SELECT id, state FROM inbox")) {
      while (rows.next()) {
        states.put(rows.getLong(1), rows.getString(2));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return states;
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file + "?busy_timeout=10000");
  }

  /** Stores updates that nobody has taken; those that were not known before. */
  List<Inbox.Received> stored(List<Inbox.Received> updates) {
    return store.write(work -> work.inbox().add(updates));
  }

  /** A keeper as a process that begins now has one; closed with this, where it is not before. */
  LeaseKeeper keeper() {
    var keeper = new LeaseKeeper(store, InstantSource.system());
    keepers.add(keeper);
    keeper.start();
    return keeper;
  }

  /** What waits in the inbox. */
  List<Inbox.Received> waiting() {
    return store.read(work -> work.inbox().waiting(BOT, 0, 100_000));
  }

  /** Waits until {@code condition} holds; fails when it does not within 20 s. */
  static void until(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!condition.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain");
      }
      Thread.sleep(5);
    }
  }

  /** The same for what is there only at last. */
  static <T> T await(Callable<Optional<T>> value) throws Exception {
    until(() -> value.call().isPresent());
    return value.call().orElseThrow();
  }

  @Override
  public void close() {
    keepers.forEach(LeaseKeeper::close);
    store.close();
  }
}

package org.wentai.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** A database on a server, and what may be wrong with it. */
@DisabledIfSystemProperty(named = "postgresql", matches = "off")
class PostgresServerTest {
  private static PostgresForTests server;

  @BeforeAll
  static void start() {
    server = PostgresForTests.running();
  }

  private static StoreAddress.Postgres address(String text) {
    return StoreAddress.Postgres.parse(text).orElseThrow();
  }

  private static AbstractStringAssert<?> fails(boolean passing, ThrowingCallable call) {
    return assertThatThrownBy(call)
        .asInstanceOf(type(StoreException.class))
        .satisfies(e -> assertThat(e.passing()).isEqualTo(passing))
        .extracting(Throwable::getMessage)
        .asString();
  }

  @Test
  void whatIsStoredIsThereAfterARestart() {
    StoreAddress address = address(server.database());
    try (var store = Store.open(address)) {
      store.run(w -> w.marks().put("a", "三楼"));
    }
    try (var store = Store.open(address)) {
      assertThat(store.<Optional<String>>read(w -> w.marks().get("a"))).contains("三楼");
    }
  }

  @Test
  void aServerThatIsNotThereIsWaitedFor() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String text = "postgresql://me:geheim@127.0.0.1:" + port + "/w";
    fails(true, () -> Store.open(address(text)))
        .contains("cannot be reached", "me@127.0.0.1:" + port)
        .doesNotContain("geheim");
  }

  @Test
  void aDatabaseThatDoesNotExistIsSaid() {
    fails(false, () -> Store.open(address(server.address("nowhere")))).contains("createdb");
  }

  @Test
  void aUserThatIsNotLetInIsSaid() {
    String text = server.address("postgres").replace("wentai@", "stranger:geheim@");
    fails(false, () -> Store.open(address(text)))
        .contains("does not let this user in")
        .doesNotContain("geheim");
  }

  @Test
  void aNewerProgramsDatabaseIsRefused() throws Exception {
    String name = server.create("newer", Optional.empty());
    StoreAddress address = address(server.address(name));
    Store.open(address).close();
    try (var connection = server.connect(name);
        var statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO flyway_schema_history SELECT installed_rank + 100, '9999', 'of later',"
              + " 'SQL', 'V9999__of_later.sql', 1, 'x', installed_on, 1, true"
              + " FROM flyway_schema_history WHERE version = '1'");
    }
    fails(false, () -> Store.open(address)).contains("newer version", "name another database");
  }

  @Test
  void anotherProgramsDatabaseIsRefused() throws Exception {
    String name = server.create("theirs", Optional.empty());
    try (var connection = server.connect(name);
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE theirs (x INTEGER)");
    }
    fails(false, () -> Store.open(address(server.address(name)))).contains("another program's");
  }

  @Test
  void anotherEncodingIsRefused() {
    server.execute(
        "CREATE DATABASE latin ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
    fails(false, () -> Store.open(address(server.address("latin")))).contains("LATIN1", "UTF8");
  }

  /** The server ends the connection in the middle of a write, as a restart does. */
  @Test
  void aConnectionThatIsCutPassesAndNothingOfItsWriteStays() {
    try (var store = Store.open(address(server.database()))) {
      fails(
          true,
          () ->
              store.run(
                  w -> {
                    w.marks().put("a", "1");
                    server.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE datname <> 'postgres' AND state = 'idle in transaction'");
                    w.marks().put("a", "2");
                  }));
      store.run(w -> w.marks().put("b", "1"));
      assertThat(store.<Optional<String>>read(w -> w.marks().get("a"))).isEmpty();
      assertThat(store.<Optional<String>>read(w -> w.marks().get("b"))).contains("1");
    }
  }

  /** As the processes that share a database do: each has a store of its own. */
  @Test
  void writesOfTwoProcessesHappenOneAfterAnother() throws Exception {
    StoreAddress address = address(server.database());
    try (var one = Store.open(address);
        var other = Store.open(address)) {
      var beside = Thread.ofPlatform().start(() -> count(other));
      count(one);
      beside.join();
      assertThat(one.<Optional<String>>read(w -> w.marks().get("n"))).contains("200");
    }
  }

  private static void count(Store store) {
    for (int i = 0; i < 100; i++) {
      store.run(
          w -> {
            int n = w.marks().get("n").map(Integer::parseInt).orElse(0);
            w.marks().put("n", String.valueOf(n + 1));
          });
    }
  }

  @Test
  void addressesAreReadAndNeverShowTheirPassword() {
    var full = address("postgresql://me:g%40heim@db.example.org:5433/wentai?sslmode=verify-full");
    assertThat(full).hasToString("postgresql://me@db.example.org:5433/wentai");
    assertThat(full.password()).contains("g@heim");
    assertThat(full.sslMode()).isEqualTo("verify-full");
    assertThat(address("postgres://me@db/w").with("x"))
        .isEqualTo(address("postgres://me:x@db:5432/w"))
        .isNotEqualTo(address("postgres://me:y@db:5432/w"));
    for (String wrong :
        new String[] {
          "mysql://me@db/w",
          "postgresql://db/w",
          "postgresql://me@db",
          "postgresql://me@/w",
          "postgresql://me@db/w?sslmode=maybe",
          "postgresql://me@db/w?user=x",
          "data/wentai.db",
          "postgresql://me@db/a/b",
          "postgresql://me:@db/w",
          "postgresql://m e@db/w"
        }) {
      assertThat(StoreAddress.Postgres.parse(wrong)).as(wrong).isEmpty();
    }
  }
}

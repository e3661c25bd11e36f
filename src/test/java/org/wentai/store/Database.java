package org.wentai.store;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Each database that the store runs on, as the tests start it. */
enum Database {
  SQLITE {
    @Override
    StoreAddress address(Path folder) {
      return new StoreAddress.Embedded(folder.resolve("wentai.db"));
    }
  },
  POSTGRES {
    @Override
    boolean isOff() {
      return PostgresForTests.isOff();
    }

    private final Map<Path, String> databases = new LinkedHashMap<>();
    private Optional<String> template = Optional.empty();

    @Override
    synchronized StoreAddress address(Path folder) {
      var server = PostgresForTests.running();
      if (template.isEmpty()) {
        // Its tables are made once: the others are copies.
        String first = server.create("made", Optional.empty());
        Store.open(at(server, first)).close();
        template = Optional.of(first);
      }
      String name = databases.get(folder);
      if (name == null) {
        name = server.create("test", template);
        databases.put(folder, name);
        forget(server);
      }
      return at(server, name);
    }

    /** A database takes 8 MB: the one before the last is dropped. */
    private void forget(PostgresForTests server) {
      if (databases.size() > 2) {
        var oldest = databases.entrySet().iterator();
        server.execute("DROP DATABASE " + oldest.next().getValue() + " WITH (FORCE)");
        oldest.remove();
      }
    }

    private static StoreAddress at(PostgresForTests server, String name) {
      return StoreAddress.Postgres.parse(server.address(name)).orElseThrow();
    }
  };

  /** Whether whoever runs the tests asked to go without it. */
  boolean isOff() {
    return false;
  }

  /** The address of the one database that belongs to {@code folder}, made when missing. */
  abstract StoreAddress address(Path folder);

  /** Opens the one database that belongs to {@code folder}, made when missing. */
  Store open(Path folder) {
    return Store.open(address(folder));
  }
}

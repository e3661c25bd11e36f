package org.wentai.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/** A database on a PostgreSQL server. */
final class PostgresServer {
  /** The oldest that is still maintained by PostgreSQL's makers, but one. */
  private static final int OLDEST = 13;

  private static final int READERS = 4;
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** How long another process's write is waited for, as with SQLite. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How long a statement may run, and how long a transaction may rest: a frozen process's ends. */
  private static final Duration STATEMENT = Duration.ofSeconds(60);

  private static final Duration RESTING = Duration.ofSeconds(30);

  private PostgresServer() {}

  static Pools open(StoreAddress.Postgres address) {
    Failures failures = new PostgresFailures(address);
    PGSimpleDataSource unlimited = source(address);
    check(unlimited, address, failures);
    Schema.migrate(unlimited, Dialect.POSTGRESQL, failures);
    try {
      return new Pools(
          Dialect.POSTGRESQL, writing(limited(address)), reading(limited(address)), failures);
    } catch (RuntimeException e) {
      throw failures.of(e);
    }
  }

  private static void check(
      PGSimpleDataSource source, StoreAddress.Postgres address, Failures failures) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < OLDEST) {
        throw new StoreException(
            "The server of "
                + address
                + " is PostgreSQL "
                + version
                + ": it takes "
                + OLDEST
                + " or newer.",
            false);
      }
      try (ResultSet row = statement.executeQuery("SHOW server_encoding")) {
        row.next();
        if (!row.getString(1).equals("UTF8")) {
          throw new StoreException(
              "The database "
                  + address
                  + " is encoded in "
                  + row.getString(1)
                  + ": make one with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.",
              false);
        }
      }
    } catch (SQLException e) {
      throw failures.explained(e);
    }
  }

  private static PGSimpleDataSource source(StoreAddress.Postgres address) {
    var source = new PGSimpleDataSource();
    source.setServerNames(new String[] {address.host()});
    source.setPortNumbers(new int[] {address.port()});
    source.setDatabaseName(address.database());
    source.setUser(address.user());
    address.password().ifPresent(source::setPassword);
    source.setSslMode(address.sslMode());
    source.setApplicationName("wentai");
    source.setConnectTimeout((int) CONNECT.toSeconds());
    source.setLoginTimeout(2 * (int) CONNECT.toSeconds());
    source.setTcpKeepAlive(true);
    return source;
  }

  /** For the work itself, of which nothing may take long; bringing the schema up to date may. */
  private static PGSimpleDataSource limited(StoreAddress.Postgres address) {
    var source = source(address);
    source.setSocketTimeout((int) STATEMENT.plus(PATIENCE).toSeconds());
    source.setOptions(
        "-c lock_timeout=%d -c statement_timeout=%d -c idle_in_transaction_session_timeout=%d"
            .formatted(PATIENCE.toMillis(), STATEMENT.toMillis(), RESTING.toMillis()));
    return source;
  }

  private static HikariDataSource writing(PGSimpleDataSource source) {
    HikariConfig config = pool("store-write", source);
    config.setMaximumPoolSize(1);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    return new HikariDataSource(config);
  }

  /** Each transaction sees one state from its first look on, as with SQLite. */
  private static HikariDataSource reading(PGSimpleDataSource source) {
    HikariConfig config = pool("store-read", source);
    config.setMaximumPoolSize(READERS);
    config.setMinimumIdle(1);
    config.setReadOnly(true);
    config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    return new HikariDataSource(config);
  }

  private static HikariConfig pool(String name, PGSimpleDataSource source) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source);
    config.setConnectionTimeout(CONNECT.plus(CONNECT).toMillis());
    config.setInitializationFailTimeout(-1);
    return config;
  }
}

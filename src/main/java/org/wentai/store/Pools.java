package org.wentai.store;

import com.zaxxer.hikari.HikariDataSource;

/**
 * The connections to a database.
 *
 * @param writing one: writes happen one after another
 * @param reading connections that cannot write
 * @param failures says what its failures mean
 */
record Pools(Dialect dialect, HikariDataSource writing, HikariDataSource reading, Failures failures)
    implements AutoCloseable {
  @Override
  public void close() {
    reading.close();
    writing.close();
  }
}

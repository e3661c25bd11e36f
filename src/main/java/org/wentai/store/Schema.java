package org.wentai.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.logging.LogFactory;

/** Brings the database's tables up to date. */
final class Schema {
  private static final String SCRIPTS = "classpath:org/wentai/store/schema";

  private Schema() {}

  /**
   * Runs the scripts that were not run on it yet.
   *
   * @throws StoreException when the database is not this program's, or a newer one's
   */
  static void migrate(DataSource database, Dialect dialect, Failures failures) {
    var flyway =
        Flyway.configure()
            .dataSource(database)
            .locations(SCRIPTS)
            .placeholders(dialect.placeholders())
            .ignoreMigrationPatterns(new String[0])
            .load();
    // After the loading, which sets another.
    LogFactory.setLogCreator(MigrationLog::of);
    try {
      flyway.migrate();
    } catch (FlywayException e) {
      throw explained(e, failures);
    }
  }

  private static StoreException explained(FlywayException e, Failures failures) {
    ErrorCode code = e.getErrorCode();
    if (code == CoreErrorCode.VALIDATE_ERROR) {
      return new StoreException(
          "The database "
              + failures.database()
              + " was made by a newer version of this program, or its schema was changed by hand:"
              + " use the newer version, or "
              + failures.another()
              + ".",
          false,
          e);
    }
    if (code == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
      return new StoreException(
          "The database "
              + failures.database()
              + " is another program's: "
              + failures.another()
              + ".",
          false,
          e);
    }
    return failures.explained(e);
  }
}

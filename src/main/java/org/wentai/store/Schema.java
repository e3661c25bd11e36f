package org.wentai.store;

import java.nio.file.Path;
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
   * @param file as named to people
   * @throws StoreException when the database is not this program's, or a newer one's
   */
  static void migrate(DataSource database, Dialect dialect, Path file) {
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
      throw explained(e, file);
    }
  }

  private static StoreException explained(FlywayException e, Path file) {
    ErrorCode code = e.getErrorCode();
    if (code == CoreErrorCode.VALIDATE_ERROR) {
      return new StoreException(
          "The database "
              + file
              + " was made by a newer version of this program, or its schema was changed by hand:"
              + " use the newer version, or name another file.",
          false,
          e);
    }
    if (code == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
      return new StoreException(
          "The database " + file + " is another program's: name another file.", false, e);
    }
    return Failures.explained(e, file);
  }
}

package org.wentai.store;

import java.sql.SQLException;

/**
 * What PostgreSQL's failures mean: https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
final class PostgresFailures extends Failures {
  private final StoreAddress.Postgres address;

  PostgresFailures(StoreAddress.Postgres address) {
    this.address = address;
  }

  @Override
  String database() {
    return address.toString();
  }

  @Override
  String another() {
    return "name another database";
  }

  @Override
  StoreException explained(SQLException failed, Exception e) {
    String state = String.valueOf(failed.getSQLState());
    return switch (state) {
      case "28P01", "28000" ->
          lasting(
              "The server of "
                  + address
                  + " does not let this user in ("
                  + failed.getMessage()
                  + "). Give the password in WENTAI_STORE_PASSWORD, and look at pg_hba.conf.",
              e);
      case "3D000" ->
          lasting("The database " + address + " does not exist. Make it with createdb.", e);
      case "42501" ->
          lasting(
              "The database "
                  + address
                  + " refuses: "
                  + failed.getMessage()
                  + ". Make this user its owner.",
              e);
      case "53100" -> passing("The disk is full: " + address + " cannot grow. Make room.", e);
      case "53300" -> passing("The server of " + address + " has too many connections already.", e);
      case "55P03" -> passing("The database " + address + " is kept locked by another program.", e);
      case "40001", "40P01", "57014", "25P03", "57P01", "57P02", "57P03" ->
          passing("The database " + address + " broke off: " + failed.getMessage(), e);
      default -> other(state, failed, e);
    };
  }

  /** Without a state it is the pool's word: no connection came in time. */
  private StoreException other(String state, SQLException failed, Exception e) {
    return state.startsWith("08") || state.equals("null")
        ? passing("The server of " + address + " cannot be reached: " + failed.getMessage(), e)
        : lasting("The database " + address + " refused: " + failed.getMessage() + ".", e);
  }
}

package org.wentai.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads columns as the records have them. */
final class Rows {
  private Rows() {}

  static Instant instant(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  static OptionalLong number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /** A time that may be missing. */
  static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    OptionalLong millis = number(row, column);
    return millis.isPresent()
        ? Optional.of(Instant.ofEpochMilli(millis.getAsLong()))
        : Optional.empty();
  }

  static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  /** The columns {@code chat} and {@code topic}. */
  static Lane lane(ResultSet row) throws SQLException {
    int topic = row.getInt("topic");
    boolean general = row.wasNull();
    return new Lane(row.getLong("chat"), general ? OptionalInt.empty() : OptionalInt.of(topic));
  }
}

package org.wentai.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Reads columns as the records have them. */
final class Rows {
  private Rows() {}

  static Instant instant(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  static Optional<Instant> maybe(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(value));
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

  static OptionalInt count(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
  }

  /** A lane from its {@link Lane#key()}. */
  static Lane lane(String key) {
    int slash = key.indexOf('/');
    return slash < 0
        ? Lane.of(Long.parseLong(key))
        : new Lane(
            Long.parseLong(key.substring(0, slash)),
            OptionalInt.of(Integer.parseInt(key.substring(slash + 1))));
  }

  /** For {@code IN (...)}. Keys have digits, signs and strokes only. */
  static String keys(Collection<Lane> lanes) {
    return lanes.stream().map(lane -> "'" + lane.key() + "'").collect(Collectors.joining(","));
  }

  /** For {@code IN (...)}. */
  static String numbers(Collection<Long> ids) {
    return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** The columns {@code chat} and {@code topic}. */
  static Lane lane(ResultSet row) throws SQLException {
    int topic = row.getInt("topic");
    boolean general = row.wasNull();
    return new Lane(row.getLong("chat"), general ? OptionalInt.empty() : OptionalInt.of(topic));
  }
}

package org.wentai.telegram.standin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the bot wrote down about its sending, read from its database. */
final class Ledger {
  private final String url;

  /** The ledger in a bot's data folder. */
  Ledger(Path data) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      url =
          "jdbc:sqlite:"
              + files
                  .filter(Ledger::isSqlite)
                  .findFirst()
                  .orElseThrow(() -> new IllegalStateException("no SQLite file in " + data));
    }
  }

  /** The ledger in the database that JDBC finds at {@code url}. */
  Ledger(String url) {
    this.url = url;
  }

  /** How often the outcome of a reply was not known, by chat and the message replied to. */
  Map<String, Integer> unknowns() throws SQLException, JsonProcessingException {
    Map<String, Integer> unknowns = new HashMap<>();
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT chat, body, unknowns FROM outbox")) {
      while (rows.next()) {
        JsonNode body = Schema.JSON.readTree(rows.getString("body"));
        long to = body.path("reply_parameters").path("message_id").asLong();
        unknowns.merge(key(rows.getLong("chat"), to), rows.getInt("unknowns"), Integer::sum);
      }
    }
    return unknowns;
  }

  static String key(long chat, long message) {
    return chat + "/" + message;
  }

  /** Rows by state: of {@code inbox} or {@code outbox}. */
  Map<String, Long> states(String table) throws SQLException {
    Map<String, Long> states = new TreeMap<>();
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT state, COUNT(*) FROM " + table + " GROUP BY state")) {
      while (rows.next()) {
        states.put(rows.getString(1), rows.getLong(2));
      }
    }
    return states;
  }

  /** How long the bot took over each answer, in milliseconds. */
  List<Long> answerMillis() throws SQLException {
    List<Long> millis = new ArrayList<>();
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT millis FROM exchanges ORDER BY id")) {
      while (rows.next()) {
        millis.add(rows.getLong(1));
      }
    }
    return millis;
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection(url);
  }

  private static boolean isSqlite(Path file) {
    byte[] mark = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    try {
      return Files.isRegularFile(file)
          && Files.size(file) > mark.length
          && !file.toString().endsWith("-wal")
          && Arrays.equals(firstBytes(file, mark.length), mark);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] firstBytes(Path file, int count) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(count);
    }
  }
}

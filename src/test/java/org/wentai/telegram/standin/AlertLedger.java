package org.wentai.telegram.standin;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the bot wrote down about a live site and its alerts, read from its database. */
final class AlertLedger {
  private static final Pattern PID = Pattern.compile("(?:\\bpid=|#pid|#p)(\\d+)");

  private final String url;

  /** The ledger in the database that JDBC finds at {@code url}. */
  AlertLedger(String url) {
    this.url = url;
  }

  /** The pids that a text's links name. */
  static Set<Long> pids(String text) {
    Set<Long> pids = new TreeSet<>();
    Matcher matcher = PID.matcher(text);
    while (matcher.find()) {
      pids.add(Long.parseLong(matcher.group(1)));
    }
    return pids;
  }

  /** The site's state; empty while there is none. */
  Optional<String> siteState() throws SQLException {
    return one("SELECT state || ' ' || trouble FROM sites");
  }

  /** How many posts of live sites are known. */
  long posts() throws SQLException {
    return one("SELECT COUNT(*) FROM posts WHERE pid IS NOT NULL").map(Long::valueOf).orElse(0L);
  }

  /** How many boards' lists were not read yet, or not wholly. */
  long boardsUnread() throws SQLException {
    return one("SELECT COUNT(*) FROM boards WHERE progress NOT LIKE '%check%'")
        .map(Long::valueOf)
        .orElse(0L);
  }

  /** How many subscriptions there are, whatever their state. */
  long subscriptions() {
    try {
      return one("SELECT COUNT(*) FROM subscriptions").map(Long::valueOf).orElse(0L);
    } catch (SQLException e) {
      throw new IllegalStateException("the bot's database cannot be read", e);
    }
  }

  /** Whether the post of this pid was read. */
  boolean knows(long pid) throws SQLException {
    return one("SELECT 1 FROM posts WHERE pid = " + pid).isPresent();
  }

  /** How often it was not known whether a post reached a chat, by {@link #key}. */
  Map<String, Integer> unknowns() throws SQLException {
    Map<String, Integer> unknowns = new HashMap<>();
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT chat, topic, body, unknowns FROM outbox WHERE unknowns > 0")) {
      while (rows.next()) {
        for (long pid : pids(rows.getString("body"))) {
          String key = key(rows.getLong("chat"), rows.getLong("topic"), pid);
          unknowns.merge(key, rows.getInt("unknowns"), Integer::sum);
        }
      }
    }
    return unknowns;
  }

  /** The message that each post went with, by {@link #key}: also where it only counts it. */
  Map<String, Long> gathered() throws SQLException {
    Map<String, Long> gathered = new HashMap<>();
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT o.chat, o.topic, p.pid, o.message FROM alerts a
                JOIN posts p ON p.id = a.post JOIN outbox o ON o.id = a.outbox
                WHERE o.message IS NOT NULL AND p.pid IS NOT NULL
                """)) {
      while (rows.next()) {
        gathered.put(key(rows.getLong(1), rows.getLong(2), rows.getLong(3)), rows.getLong(4));
      }
    }
    return gathered;
  }

  static String key(long chat, long topic, long pid) {
    return chat + "/" + topic + "/" + pid;
  }

  /** How far a post came on its way to a chat, for finding where it was lost. */
  String way(long chat, long pid) throws SQLException {
    Optional<String> post =
        one("SELECT state || ', read ' || seen_at FROM posts WHERE pid = " + pid);
    if (post.isEmpty()) {
      return "never read";
    }
    Optional<String> alert =
        one(
            """
            SELECT 'outbox ' || coalesce(cast(o.id AS TEXT) || ' ' || o.state || ' ' || o.note, 'none') || ', why '
              || a.why || ', ended ' || coalesce(cast(a.ended_at AS TEXT), 'no') || ' ' || a.note
            FROM alerts a JOIN posts p ON p.id = a.post LEFT JOIN outbox o ON o.id = a.outbox
            WHERE p.pid = %d AND a.chat = %d
            """
                .formatted(pid, chat));
    return "post " + post.get() + "; alert " + alert.orElse("none");
  }

  /** Rows of the ledger by how they stand. */
  Map<String, Long> alerts() throws SQLException {
    Map<String, Long> states = new LinkedHashMap<>();
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT CASE WHEN a.ended_at IS NOT NULL THEN 'ended' WHEN a.outbox IS NULL
                  THEN 'waiting' ELSE coalesce(o.state, 'row is gone') END, COUNT(*)
                FROM alerts a LEFT JOIN outbox o ON o.id = a.outbox GROUP BY 1 ORDER BY 1
                """)) {
      while (rows.next()) {
        states.put(rows.getString(1), rows.getLong(2));
      }
    }
    return states;
  }

  private Optional<String> one(String sql) throws SQLException {
    try (Connection connection = open();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.ofNullable(rows.getString(1)) : Optional.empty();
    }
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection(url);
  }
}

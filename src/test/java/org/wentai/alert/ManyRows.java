package org.wentai.alert;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Fills a bot's database as years of use would: chats with subscriptions, and a ledger of what they
 * were told, each line with the message that told it. Indexes are made when the rows are there.
 */
final class ManyRows {
  private static final int AT_ONCE = 500_000;
  private static final String SERIES =
      "WITH RECURSIVE s(i) AS (SELECT CAST(%d AS BIGINT) UNION ALL SELECT i + 1 FROM s WHERE i < %d) ";

  private static final String LANES =
      """
      INSERT INTO lanes (lane, chat, zone, digest, digest_at, muted_until, missed, told_at, pause)
      SELECT CAST(1000000 + i AS TEXT), 1000000 + i, 'Asia/Shanghai', 'now', 480, 0, '', 1, 1 FROM s
      WHERE true ON CONFLICT DO NOTHING
      """;

  private static final String CHATS =
      "INSERT INTO chats (chat, language, held_until) SELECT 1000000 + i, 'zh', 0 FROM s";

  private static final String SUBSCRIPTIONS =
      """
      INSERT INTO subscriptions (chat, lane, subscriber, kind, target, folded, language, state,
        created_at, changed_at, version)
      SELECT 1000000 + i %% %1$d, CAST(1000000 + i %% %1$d AS TEXT), 1000000 + i %% %1$d, 'words',
        'w' || (i %% 100003), 'w' || (i %% 100003), 'zh', 'active', 1, 1, i + 1 FROM s
      """;

  private static final String MESSAGES =
      """
      INSERT INTO outbox (chat, lane, method, body, urgency, state, created_at, not_before, attempts,
        unknowns, tried_at, ended_at, message, note)
      SELECT 1000000 + i %% %1$d, CAST(1000000 + i %% %1$d AS TEXT), 'sendMessage',
        '{"text":"a message as short as they are, of post ' || (i / %1$d) || '","parse_mode":"HTML"}',
        1, 'sent', 1700000000000 + i, 0, 1, 0, 1700000000000 + i, 1700000000000 + i, i + 1, '' FROM s
      """;

  private static final String LINES =
      """
      INSERT INTO alerts (chat, lane, post, thread, question, why, created_at, outbox, gathered_at,
        note)
      SELECT 1000000 + i %% %1$d, CAST(1000000 + i %% %1$d AS TEXT), 1000000 + i / %1$d, 1000000, 0,
        CAST(i %% %1$d AS TEXT), 1700000000000 + i, %2$d + i, 1700000000000 + i, '' FROM s
      """;

  private final Connection connection;
  private final boolean postgres;

  private ManyRows(Connection connection) throws SQLException {
    this.connection = connection;
    this.postgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
  }

  /**
   * Fills the database that JDBC finds at {@code url}. The chats' ids begin at a million.
   *
   * @param chats how many, a lane each
   * @param subscriptions of all chats together
   * @param lines of the ledger
   */
  static void fill(String url, int chats, int subscriptions, int lines) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      new ManyRows(connection).fill(chats, subscriptions, lines);
    }
  }

  private void fill(int chats, int subscriptions, int lines) throws SQLException {
    Map<String, String> indexes = indexes();
    for (String index : indexes.keySet()) {
      execute("DROP INDEX " + index);
    }
    long row = 1 + number("SELECT coalesce(max(id), 0) FROM outbox");
    insert(LANES, chats);
    insert(CHATS, chats);
    insert(SUBSCRIPTIONS.formatted(chats), subscriptions);
    insert(MESSAGES.formatted(chats), lines);
    insert(LINES.formatted(chats, row), lines);
    for (String made : indexes.values()) {
      execute(made);
    }
    execute("UPDATE counters SET value = " + subscriptions + " WHERE name = 'subscriptions'");
    if (postgres) {
      execute("VACUUM ANALYZE"); // As the server's own housekeeping does after a while.
    }
  }

  private void insert(String select, int count) throws SQLException {
    for (int from = 0; from < count; from += AT_ONCE) {
      int to = Math.min(count, from + AT_ONCE) - 1;
      execute(SERIES.formatted(from, to) + select);
    }
  }

  /** Those that were made by name, with what made them. */
  private Map<String, String> indexes() throws SQLException {
    String sqlite =
        """
        SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
          AND tbl_name IN ('outbox', 'alerts', 'subscriptions')
        """;
    String server =
        """
        SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
          AND tablename IN ('outbox', 'alerts', 'subscriptions')
          AND indexname NOT IN (SELECT conname FROM pg_constraint)
        """;
    Map<String, String> indexes = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(postgres ? server : sqlite)) {
      while (rows.next()) {
        indexes.put(rows.getString(1), rows.getString(2));
      }
    }
    return indexes;
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

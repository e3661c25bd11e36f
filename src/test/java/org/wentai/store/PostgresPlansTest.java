package org.wentai.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many rows PostgreSQL looks at where its statistics are of a time when nothing waited, as they
 * nearly always are, and much waits. Each limit is some times what is needed, and far below what
 * comparing each that waits with each other one takes (millions).
 */
class PostgresPlansTest {
  private static final Instant NOW = OnEachDatabase.START;
  private static final int ENDED = 20_000;
  private static final int WAITING = 2_000;
  private static final String SERIES =
      "WITH RECURSIVE s(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM s WHERE i < %d) ";

  @TempDir private Path folder;
  private Jdbi jdbi;

  @BeforeEach
  void muchEndedAndWasAnalysedAndMuchWaits() {
    Assumptions.assumeFalse(Database.POSTGRES.isOff(), "-Dpostgresql=off");
    Database.POSTGRES.open(folder).close();
    var address = (StoreAddress.Postgres) Database.POSTGRES.address(folder);
    jdbi =
        Jdbi.create(
            "jdbc:postgresql://%s:%d/%s?user=%s"
                .formatted(address.host(), address.port(), address.database(), address.user()));
    jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
    jdbi.useHandle(
        handle -> {
          insert(handle, ENDED, "'sent'", "1");
          handle.execute(
              SERIES.formatted(ENDED)
                  + """
                  INSERT INTO inbox (bot, id, lane, received_at, body, attempts, state, note, ended_at)
                  SELECT 7, i, i, 1, '{}', 0, 'done', '', 1 FROM s
                  """);
          handle.execute(
              SERIES.formatted(WAITING)
                  + """
                  INSERT INTO lanes (lane, chat, zone, digest, digest_at, muted_until, missed,
                    told_at, pause)
                  SELECT i, i, 'Asia/Shanghai', 'now', 480, 0, '', 1, 1 FROM s
                  """);
          handle.execute(
              SERIES.formatted(WAITING)
                  + "INSERT INTO chats (chat, held_until) SELECT i, 0 FROM s");
          handle.execute("VACUUM ANALYZE");
          insert(handle, WAITING, "'waiting'", "NULL");
          handle.execute(
              SERIES.formatted(WAITING)
                  + """
                  INSERT INTO inbox (bot, id, lane, owner, received_at, body, attempts, state, note)
                  SELECT 7, %d + i, i, CASE WHEN i %% 2 = 0 THEN 'other' END, 1, '{}', 0,
                    'waiting', '' FROM s
                  """
                      .formatted(ENDED));
        });
  }

  private static void insert(Handle handle, int count, String state, String ended) {
    handle.execute(
        SERIES.formatted(count)
            + """
            INSERT INTO outbox (chat, lane, method, body, urgency, state, created_at, not_before,
              attempts, unknowns, note, ended_at)
            SELECT i %% %d + 1, i %% %d + 1, 'sendMessage', '{}', 1, %s, 1, 0, 0, 0, '', %s FROM s
            """
                .formatted(WAITING, WAITING, state, ended));
  }

  /** The rows of {@code table} that {@code what} looked at. */
  private long looked(String table, Function<Handle, Object> what) {
    return jdbi.inTransaction(
        handle -> {
          Object result = what.apply(handle);
          assertThat(result).isNotNull();
          return handle
              .createQuery(
                  """
                  SELECT seq_tup_read + coalesce(idx_tup_fetch, 0) FROM pg_stat_xact_user_tables
                  WHERE relname = :table
                  """)
              .bind("table", table)
              .mapTo(Long.class)
              .one();
        });
  }

  @Test
  void aClaimLooksAtLittleMoreThanItTakes() {
    long rows =
        looked(
            "outbox",
            handle -> {
              List<Delivery> claimed = new Outbox(handle, Dialect.POSTGRESQL).claim(NOW, 29);
              assertThat(claimed).hasSize(29);
              return claimed;
            });
    assertThat(rows).isLessThan(20 * 29);
  }

  @Test
  void whenTheNextMayGoIsKnownWithoutLookingAtAll() {
    long rows = looked("outbox", handle -> new Outbox(handle, Dialect.POSTGRESQL).nextAt(NOW));
    assertThat(rows).isLessThan(WAITING);
  }

  @Test
  void whatIsUnsentOfSomeLanesIsFoundByLane() {
    List<Lane> lanes = List.of(Lane.of(3), Lane.of(4), Lane.of(5));
    long rows =
        looked(
            "outbox",
            handle -> {
              Map<Lane, Instant> unsent = new Alerts(handle, Dialect.POSTGRESQL).unsent(lanes);
              assertThat(unsent).containsOnlyKeys(lanes);
              return unsent;
            });
    assertThat(rows).isLessThan(20);
  }

  @Test
  void updatesAreClaimedByLane() {
    var me = new Owner("me", "here", 1, "1");
    long rows =
        looked(
            "inbox",
            handle -> {
              var claimed = new Inbox(handle, Dialect.POSTGRESQL).claim(7, me, 10);
              assertThat(claimed).hasSize(10);
              return claimed;
            });
    assertThat(rows).isLessThan(2 * WAITING);
  }
}

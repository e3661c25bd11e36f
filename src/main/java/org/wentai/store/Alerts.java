package org.wentai.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * The ledger of alerts. A line waits while it has neither a message (a row of the outbox) nor an
 * end; how its message ended is how it did.
 */
public final class Alerts {
  private static final String COLUMNS =
      """
      SELECT a.id, a.lane, a.post, a.thread, a.question, a.exchange, a.why, a.created_at, a.outbox,
        a.gathered_at, a.ended_at, a.note\s""";

  private static final String WAITING = "a.outbox IS NULL AND a.ended_at IS NULL ";

  private final Handle handle;
  private final Dialect dialect;

  Alerts(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
  }

  /**
   * Adds those that the ledger does not have yet (by lane, post and question), to wait. Their lanes
   * are told nothing: that is the ledger's.
   *
   * @return those that were new, in the order given
   */
  public List<Alert> add(List<Alert> alerts) {
    var fresh = new ArrayList<Alert>();
    for (List<Alert> some : Lanes.parts(alerts)) {
      int[] added = insert(some);
      for (int i = 0; i < added.length; i++) {
        if (added[i] > 0) {
          fresh.add(some.get(i));
        }
      }
    }
    return fresh;
  }

  private int[] insert(List<Alert> alerts) {
    var batch =
        handle.prepareBatch(
            """
            INSERT INTO alerts (chat, lane, post, thread, question, exchange, why, created_at, note)
            VALUES (:chat, :lane, :post, :thread, :question, :exchange, :why, :at, '')
            ON CONFLICT (lane, post, question) DO NOTHING
            """);
    for (Alert alert : alerts) {
      batch
          .bind("chat", alert.lane().chat())
          .bind("lane", alert.lane().key())
          .bind("post", alert.post())
          .bind("thread", alert.thread())
          .bind("question", alert.question())
          .bind("exchange", alert.exchange())
          .bind("why", numbers(alert.why()))
          .bind("at", alert.createdAt().toEpochMilli())
          .add();
    }
    return batch.execute();
  }

  /** The posts that wait for a lane, oldest first. */
  public List<Alert> waitingPosts(Lane lane, int limit) {
    return waiting("a.question = 0", lane, limit);
  }

  /** The answers of standing questions that wait for a lane, oldest first. */
  public List<Alert> waitingAnswers(Lane lane, int limit) {
    return waiting("a.question <> 0", lane, limit);
  }

  private List<Alert> waiting(String which, Lane lane, int limit) {
    return alerts(
        handle
            .createQuery(
                COLUMNS
                    + "FROM alerts a WHERE a.lane = :lane AND %s AND %s ORDER BY a.id LIMIT :limit"
                        .formatted(which, WAITING))
            .bind("lane", lane.key())
            .bind("limit", limit));
  }

  /**
   * When the oldest came of what waits.
   *
   * @param post of the new posts
   * @param answer of the answers of standing questions
   */
  public record Oldest(Optional<Instant> post, Optional<Instant> answer) {}

  /** When the oldest came of what waits for a lane. */
  public Oldest oldest(Lane lane) {
    return handle
        .createQuery(
            """
            SELECT min(CASE WHEN a.question = 0 THEN a.created_at END) AS post,
              min(CASE WHEN a.question <> 0 THEN a.created_at END) AS answer
            FROM alerts a WHERE a.lane = :lane AND\s"""
                + WAITING)
        .bind("lane", lane.key())
        .map((row, context) -> new Oldest(Rows.maybe(row, "post"), Rows.maybe(row, "answer")))
        .one();
  }

  /** The lines of these numbers went with the message of outbox row {@code row}. */
  public void tell(Collection<Long> ids, long row, Instant at) {
    for (List<Long> some : Lanes.parts(List.copyOf(ids))) {
      handle
          .createUpdate(
              "UPDATE alerts SET outbox = :row, gathered_at = :at WHERE id IN (%s)"
                  .formatted(Rows.numbers(some)))
          .bind("row", row)
          .bind("at", at.toEpochMilli())
          .execute();
    }
  }

  /** Ends lines that wait, without a message, and says why. */
  public void end(Collection<Long> ids, String note, Instant at) {
    for (List<Long> some : Lanes.parts(List.copyOf(ids))) {
      handle
          .createUpdate(
              "UPDATE alerts SET ended_at = :at, note = :note WHERE outbox IS NULL AND id IN (%s)"
                  .formatted(Rows.numbers(some)))
          .bind("at", at.toEpochMilli())
          .bind("note", note)
          .execute();
    }
  }

  /**
   * All posts that still wait for a lane went with the message of outbox row {@code row}.
   *
   * @return how many
   */
  public int tellRest(Lane lane, long row, Instant at) {
    return handle
        .createUpdate(
            """
            UPDATE alerts AS a SET outbox = :row, gathered_at = :at
            WHERE a.lane = :lane AND a.question = 0 AND\s"""
                + WAITING)
        .bind("lane", lane.key())
        .bind("row", row)
        .bind("at", at.toEpochMilli())
        .execute();
  }

  /** How many posts wait for a lane. */
  public int countPosts(Lane lane) {
    return handle
        .createQuery(
            """
            SELECT count(*) FROM alerts a WHERE a.lane = :lane AND a.question = 0 AND\s"""
                + WAITING)
        .bind("lane", lane.key())
        .mapTo(Integer.class)
        .one();
  }

  /** Those of the lanes that have messages not sent yet, with the time of the oldest one's row. */
  public Map<Lane, Instant> unsent(Collection<Lane> lanes) {
    var unsent = new HashMap<Lane, Instant>();
    handle
        .createQuery(
            """
            SELECT l.lane, (SELECT min(o.created_at) FROM outbox o
                WHERE o.chat = l.chat AND o.lane = l.lane AND o.ended_at IS NULL
                  AND +o.urgency = 1) AS since
            FROM lanes l WHERE l.lane IN (%s)
            """
                .formatted(Rows.keys(lanes)))
        .map(
            (row, context) -> Map.entry(Rows.lane(row.getString("lane")), Rows.maybe(row, "since")))
        .forEach(e -> e.getValue().ifPresent(since -> unsent.put(e.getKey(), since)));
    return unsent;
  }

  /**
   * Lanes with messages that wait to be sent, where there are quiet hours, or that are muted: what
   * was written before they began may have to be taken back.
   */
  public List<LaneState> mayBeHeld(Instant now, int limit) {
    return new Lanes(handle, dialect).withUnsent(now, limit);
  }

  /**
   * Takes back what waits to be sent in a lane: it waits in the ledger again.
   *
   * @return the lanes of what was taken back, whose due times are to be set
   */
  public List<Lane> takeBack(Lane lane, String why, Instant at) {
    return new Suspension(handle).lane(lane, why, at);
  }

  /** A message that could not be sent: what it told waits in the ledger again. */
  public void takeBack(long row, String why, Instant at) {
    var unused = new Suspension(handle).rows(List.of(row), why, at);
  }

  /** What went with the message of outbox row {@code row}. */
  public List<Alert> sentWith(long row) {
    return alerts(
        handle
            .createQuery(COLUMNS + "FROM alerts a WHERE a.outbox = :row ORDER BY a.id")
            .bind("row", row));
  }

  /**
   * How alerts fare.
   *
   * @param waiting lines that wait to be told
   * @param oldest when the oldest of them came that can be told
   * @param overdue since when the longest due lane has been due
   * @param suspended lanes in chats that cannot be written to
   * @param dead messages that were refused
   * @param median of the time from a post's arrival to its message, of the last hour
   * @param p95 the time that 95 of a hundred did not exceed
   */
  public record Figures(
      long waiting,
      Optional<Instant> oldest,
      Optional<Instant> overdue,
      long suspended,
      long dead,
      Optional<Duration> median,
      Optional<Duration> p95) {}

  /** How alerts fare at {@code now}. */
  public Figures figures(Instant now) {
    return new AlertFigures(handle).at(now);
  }

  /** The line of this number. */
  public Optional<AlertLine> line(long id) {
    return lines("a.id = :id", id, 0).stream().findFirst();
  }

  /** What went with message {@code message} of a chat, oldest first. */
  public List<AlertLine> lines(long chat, long message) {
    return lines(
        """
        a.outbox IN (SELECT m.id FROM outbox m WHERE m.chat = :chat AND m.message = :id)
        """,
        message,
        chat);
  }

  private List<AlertLine> lines(String which, long id, long chat) {
    var query =
        handle
            .createQuery(
                COLUMNS
                    + """
                    , o.state, o.attempts, o.unknowns, o.tried_at, o.ended_at AS sent_at, o.message,
                      o.note AS words
                    FROM alerts a LEFT JOIN outbox o ON o.id = a.outbox WHERE\s"""
                    + which
                    + " ORDER BY a.id")
            .bind("id", id);
    return (which.contains(":chat") ? query.bind("chat", chat) : query)
        .map((row, context) -> line(row))
        .list();
  }

  /** The last line of a lane that a subscription of it led to. */
  public Optional<Alert> lastOf(Lane lane, long subscription) {
    return alerts(
            handle
                .createQuery(
                    COLUMNS
                        + """
                        FROM alerts a WHERE a.lane = :lane AND ',' || a.why || ',' LIKE :why
                        ORDER BY a.id DESC LIMIT 1
                        """)
                .bind("lane", lane.key())
                .bind("why", "%," + subscription + ",%"))
        .stream()
        .findFirst();
  }

  private static List<Alert> alerts(Query query) {
    return query.map((row, context) -> alert(row)).list();
  }

  private static AlertLine line(ResultSet row) throws SQLException {
    Optional<String> state = Rows.text(row, "state");
    Optional<AlertLine.Sending> sending = Optional.empty();
    if (state.isPresent()) {
      sending =
          Optional.of(
              new AlertLine.Sending(
                  row.getLong("outbox"),
                  AlertLine.State.valueOf(state.get().toUpperCase(Locale.ROOT)),
                  row.getInt("attempts"),
                  row.getInt("unknowns"),
                  Rows.maybe(row, "tried_at"),
                  Rows.maybe(row, "sent_at"),
                  Rows.number(row, "message"),
                  row.getString("words")));
    }
    return new AlertLine(alert(row), sending);
  }

  static Alert alert(ResultSet row) throws SQLException {
    return new Alert(
        row.getLong("id"),
        Rows.lane(row.getString("lane")),
        row.getLong("post"),
        row.getLong("thread"),
        row.getLong("question"),
        Rows.number(row, "exchange"),
        numbers(row.getString("why")),
        Rows.instant(row, "created_at"),
        Rows.number(row, "outbox"),
        Rows.maybe(row, "gathered_at"),
        Rows.maybe(row, "ended_at"),
        row.getString("note"));
  }

  static String numbers(Collection<Long> ids) {
    return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  static List<Long> numbers(String list) {
    return list.isEmpty() ? List.of() : Arrays.stream(list.split(",")).map(Long::valueOf).toList();
  }
}

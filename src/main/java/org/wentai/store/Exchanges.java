package org.wentai.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** Questions with their answers and votes. */
public final class Exchanges {
  private static final String SELECT =
      """
      SELECT id, chat, topic, asker, message, question, understood, language, answer, confidence,
        thread, evidence, asked_at, millis, reply
      FROM exchanges WHERE\s""";

  private final Handle handle;

  Exchanges(Handle handle) {
    this.handle = handle;
  }

  /** Stores a new one; its id. */
  public long add(Exchange exchange) {
    var insert =
        handle.createQuery(
            """
            INSERT INTO exchanges (chat, topic, lane, asker, message, question, understood, language,
              answer, confidence, thread, evidence, asked_at, millis, reply)
            VALUES (:chat, :topic, :lane, :asker, :message, :question, :understood, :language,
              :answer, :confidence, :thread, :evidence, :askedAt, :millis, :reply)
            RETURNING id
            """);
    return bind(insert, exchange).mapTo(Long.class).one();
  }

  /**
   * Puts what an edited question got in the place of what it got before; votes on that go.
   *
   * @throws IllegalArgumentException when no exchange has this id
   */
  public void replace(Exchange exchange) {
    var update =
        handle.createUpdate(
            """
            UPDATE exchanges SET chat = :chat, topic = :topic, lane = :lane, asker = :asker,
              message = :message, question = :question, understood = :understood,
              language = :language, answer = :answer, confidence = :confidence, thread = :thread,
              evidence = :evidence, asked_at = :askedAt, millis = :millis, reply = :reply
            WHERE id = :id
            """);
    if (bind(update, exchange).bind("id", exchange.id()).execute() == 0) {
      throw new IllegalArgumentException("no exchange " + exchange.id());
    }
    handle
        .createUpdate("DELETE FROM votes WHERE exchange = :id")
        .bind("id", exchange.id())
        .execute();
  }

  /** Names the outbox row that carries the reply. */
  public void repliedBy(long id, long outboxRow) {
    handle
        .createUpdate("UPDATE exchanges SET reply = :reply WHERE id = :id")
        .bind("id", id)
        .bind("reply", outboxRow)
        .execute();
  }

  /** The exchange of this id, empty when there is none or it was forgotten. */
  public Optional<Exchange> find(long id) {
    return exchanges(handle.createQuery(SELECT + "id = :id").bind("id", id)).findOne();
  }

  /** The exchange of the question that is message {@code message} of {@code chat}. */
  public Optional<Exchange> ofMessage(long chat, long message) {
    return exchanges(
            handle
                .createQuery(
                    SELECT + "chat = :chat AND message = :message ORDER BY id DESC LIMIT 1")
                .bind("chat", chat)
                .bind("message", message))
        .findOne();
  }

  /** The asker's own last one in this lane, since {@code since}. */
  public Optional<Exchange> last(Lane lane, long asker, Instant since) {
    return exchanges(
            handle
                .createQuery(
                    SELECT
                        + "lane = :lane AND asker = :asker AND asked_at >= :since"
                        + " ORDER BY asked_at DESC, id DESC LIMIT 1")
                .bind("lane", lane.key())
                .bind("asker", asker)
                .bind("since", since.toEpochMilli()))
        .findOne();
  }

  /**
   * Stores a vote, in the place of the voter's earlier one on it.
   *
   * @return false when the voter had voted the same before, or the exchange is forgotten
   */
  public boolean vote(long exchange, long voter, boolean helpful, Instant at) {
    return handle
            .createUpdate(
                """
                INSERT INTO votes (exchange, voter, helpful, voted_at)
                SELECT id, :voter, :helpful, :at FROM exchanges WHERE id = :exchange
                ON CONFLICT (exchange, voter)
                DO UPDATE SET helpful = excluded.helpful, voted_at = excluded.voted_at
                WHERE votes.helpful <> excluded.helpful
                """)
            .bind("exchange", exchange)
            .bind("voter", voter)
            .bind("helpful", helpful ? 1 : 0)
            .bind("at", at.toEpochMilli())
            .execute()
        > 0;
  }

  /** Helpful and not helpful votes on one. */
  public Votes votes(long exchange) {
    return handle
        .createQuery(
            """
            SELECT coalesce(sum(helpful), 0) AS helpful, coalesce(sum(1 - helpful), 0) AS not_helpful
            FROM votes WHERE exchange = :id
            """)
        .bind("id", exchange)
        .map((row, context) -> new Votes(row.getLong("helpful"), row.getLong("not_helpful")))
        .one();
  }

  /** Votes counted. */
  public record Votes(long helpful, long notHelpful) {}

  /** Questions without an answer since {@code since}, newest first, at most {@code limit}. */
  public List<Exchange> unanswered(Instant since, int limit) {
    return exchanges(
            handle
                .createQuery(
                    SELECT
                        + "answer IS NULL AND asked_at >= :since"
                        + " ORDER BY asked_at DESC, id DESC LIMIT :limit")
                .bind("since", since.toEpochMilli())
                .bind("limit", limit))
        .list();
  }

  /** Every one since {@code since}, oldest first, handed to {@code sink} one by one. */
  public void each(Instant since, Consumer<Exchange> sink) {
    exchanges(
            handle
                .createQuery(SELECT + "asked_at >= :since ORDER BY asked_at, id")
                .setFetchSize(500)
                .bind("since", since.toEpochMilli()))
        .forEach(sink);
  }

  /**
   * A day's figures.
   *
   * @param day in the zone that was asked for
   * @param questions asked
   * @param answered of them
   * @param helpful votes
   * @param notHelpful votes
   * @param medianMillis of the time to the answer
   * @param p99Millis of the same
   */
  public record Day(
      LocalDate day,
      long questions,
      long answered,
      long helpful,
      long notHelpful,
      long medianMillis,
      long p99Millis) {}

  /** Figures by day since {@code since}, oldest first; days without questions are left out. */
  public List<Day> days(Instant since, ZoneId zone) {
    var days = new Days(zone);
    handle
        .createQuery(
            """
            SELECT e.asked_at, e.millis, CASE WHEN e.answer IS NULL THEN 0 ELSE 1 END AS answered,
              coalesce(v.helpful, 0) AS helpful, coalesce(v.not_helpful, 0) AS not_helpful
            FROM exchanges e LEFT JOIN
              (SELECT exchange, sum(helpful) AS helpful, sum(1 - helpful) AS not_helpful
               FROM votes GROUP BY exchange) v ON v.exchange = e.id
            WHERE e.asked_at >= :since ORDER BY e.asked_at
            """)
        .setFetchSize(500)
        .bind("since", since.toEpochMilli())
        .map(
            (row, context) ->
                new Days.Asked(
                    Rows.instant(row, "asked_at"),
                    row.getLong("millis"),
                    row.getInt("answered") > 0,
                    new Votes(row.getLong("helpful"), row.getLong("not_helpful"))))
        .forEach(days::add);
    return days.ended();
  }

  /** Forgets those asked before {@code before}, with their votes. */
  public int prune(Instant before) {
    return handle
        .createUpdate("DELETE FROM exchanges WHERE asked_at < :before")
        .bind("before", before.toEpochMilli())
        .execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Exchange exchange) {
    return statement
        .bind("chat", exchange.lane().chat())
        .bind("topic", exchange.lane().topic())
        .bind("lane", exchange.lane().key())
        .bind("asker", exchange.asker())
        .bind("message", exchange.message())
        .bind("question", exchange.question())
        .bind("understood", exchange.understood())
        .bind("language", exchange.language())
        .bind("answer", exchange.answer())
        .bind("confidence", exchange.confidence())
        .bind("thread", exchange.thread())
        .bind("evidence", exchange.evidence())
        .bind("askedAt", exchange.askedAt().toEpochMilli())
        .bind("millis", exchange.millis())
        .bind("reply", exchange.reply());
  }

  private static ResultIterable<Exchange> exchanges(Query query) {
    return query.map(
        (row, context) ->
            new Exchange(
                row.getLong("id"),
                Rows.lane(row),
                row.getLong("asker"),
                Rows.number(row, "message"),
                row.getString("question"),
                row.getString("understood"),
                row.getString("language"),
                Rows.text(row, "answer"),
                row.getDouble("confidence"),
                Rows.text(row, "thread"),
                row.getString("evidence"),
                Rows.instant(row, "asked_at"),
                row.getLong("millis"),
                Rows.number(row, "reply")));
  }
}

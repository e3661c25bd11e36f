package org.wentai.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Counts how alerts fare. */
final class AlertFigures {
  private static final Duration LAST = Duration.ofHours(1);

  /** Enough to tell a median by: the last so many messages. */
  private static final int SAMPLE = 5_000;

  private final Handle handle;

  AlertFigures(Handle handle) {
    this.handle = handle;
  }

  Alerts.Figures at(Instant now) {
    List<Long> lags = lags(now);
    return new Alerts.Figures(
        count("SELECT count(*) FROM alerts WHERE outbox IS NULL AND ended_at IS NULL"),
        time(
            handle.createQuery(
                """
                SELECT min((SELECT min(a.created_at) FROM alerts a
                  WHERE a.lane = l.lane AND a.outbox IS NULL AND a.ended_at IS NULL))
                FROM lanes l WHERE l.due_at IS NOT NULL
                """)),
        time(
            handle
                .createQuery("SELECT min(due_at) FROM lanes WHERE due_at > 0 AND due_at <= :now")
                .bind("now", now.toEpochMilli())),
        count(
            """
            SELECT count(*) FROM lanes l JOIN chats c ON c.chat = l.chat
            WHERE c.closed_at IS NOT NULL
            """),
        new DeadLetters(handle).count(),
        percentile(lags, 50),
        percentile(lags, 95));
  }

  private List<Long> lags(Instant now) {
    return handle
        .createQuery(
            """
            SELECT o.ended_at - a.created_at AS lag FROM
              (SELECT id, ended_at FROM outbox
               WHERE state = 'sent' AND ended_at >= :since AND urgency = 1
               ORDER BY ended_at DESC LIMIT :sample) o
            JOIN alerts a ON a.outbox = o.id ORDER BY lag
            """)
        .bind("since", now.minus(LAST).toEpochMilli())
        .bind("sample", SAMPLE)
        .mapTo(Long.class)
        .list();
  }

  private static Optional<Duration> percentile(List<Long> sorted, int percent) {
    return sorted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Duration.ofMillis(sorted.get(Math.ceilDiv(sorted.size() * percent, 100) - 1)));
  }

  private long count(String sql) {
    return handle.createQuery(sql).mapTo(Long.class).one();
  }

  private static Optional<Instant> time(Query query) {
    return query.mapTo(Long.class).findOne().map(Instant::ofEpochMilli);
  }
}

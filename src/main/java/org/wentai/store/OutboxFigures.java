package org.wentai.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Counts the outbox's rows; {@link Outbox} says what of. */
record OutboxFigures(Handle handle) {
  Map<Long, List<Instant>> triedSince(Instant since) {
    var tried = new HashMap<Long, List<Instant>>();
    handle
        .createQuery("SELECT chat, tried_at FROM outbox WHERE tried_at >= :since ORDER BY tried_at")
        .bind("since", since.toEpochMilli())
        .map((row, context) -> Map.entry(row.getLong("chat"), Rows.instant(row, "tried_at")))
        .forEach(e -> tried.computeIfAbsent(e.getKey(), c -> new ArrayList<>()).add(e.getValue()));
    return tried;
  }

  long depth() {
    return handle
        .createQuery("SELECT count(*) FROM outbox WHERE ended_at IS NULL")
        .mapTo(Long.class)
        .one();
  }

  Optional<Duration> oldest(Instant now) {
    return handle
        .createQuery("SELECT min(created_at) FROM outbox WHERE ended_at IS NULL")
        .mapTo(Long.class)
        .findOne()
        .map(at -> Duration.between(Instant.ofEpochMilli(at), now));
  }

  Map<String, Long> counts() {
    var counts = new TreeMap<String, Long>();
    handle
        .createQuery(
            """
            SELECT state, count(*) AS rows_of FROM outbox WHERE ended_at IS NULL GROUP BY state
            UNION ALL
            SELECT state, count(*) FROM outbox WHERE ended_at IS NOT NULL GROUP BY state
            """)
        .map((row, context) -> Map.entry(row.getString("state"), row.getLong("rows_of")))
        .forEach(e -> counts.put(e.getKey(), e.getValue()));
    return counts;
  }
}

package org.wentai.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.wentai.store.Exchanges.Votes;

/** Questions beside what voters found of their answers. */
public final class Judgements {
  private final Handle handle;

  Judgements(Handle handle) {
    this.handle = handle;
  }

  /**
   * A question with its votes.
   *
   * @param question as understood
   * @param answered whether there was an answer
   * @param confidence of the answer, or of the best that was refused
   * @param votes on it
   */
  public record Judged(String question, boolean answered, double confidence, Votes votes) {
    /** Whether anybody voted. */
    public boolean voted() {
      return votes.helpful() + votes.notHelpful() > 0;
    }

    /** The share of its votes that found it helpful; not a number without votes. */
    public double helpful() {
      return (double) votes.helpful() / (votes.helpful() + votes.notHelpful());
    }
  }

  /** Those asked since {@code since}, newest first, at most {@code limit}. */
  public List<Judged> since(Instant since, int limit) {
    return handle
        .createQuery(
            """
            SELECT e.understood, CASE WHEN e.answer IS NULL THEN 0 ELSE 1 END AS answered,
              e.confidence, coalesce(v.helpful, 0) AS helpful,
              coalesce(v.not_helpful, 0) AS not_helpful
            FROM exchanges e LEFT JOIN
              (SELECT exchange, sum(helpful) AS helpful, sum(1 - helpful) AS not_helpful
               FROM votes GROUP BY exchange) v ON v.exchange = e.id
            WHERE e.asked_at >= :since ORDER BY e.asked_at DESC, e.id DESC LIMIT :limit
            """)
        .bind("since", since.toEpochMilli())
        .bind("limit", limit)
        .map(
            (row, context) ->
                new Judged(
                    row.getString("understood"),
                    row.getInt("answered") > 0,
                    row.getDouble("confidence"),
                    new Votes(row.getLong("helpful"), row.getLong("not_helpful"))))
        .list();
  }
}

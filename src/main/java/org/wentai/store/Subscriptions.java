package org.wentai.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The subscriptions of all chats. */
public final class Subscriptions {
  private static final String SELECT =
      """
      SELECT id, chat, topic, subscriber, kind, target, folded, language, exchange, state,
        created_at, changed_at, version
      FROM subscriptions WHERE\s""";

  /** How many targets one statement names. */
  private static final int AT_ONCE = 500;

  private final Handle handle;

  Subscriptions(Handle handle) {
    this.handle = handle;
  }

  /** The last version that any has. */
  public long version() {
    return Counters.last(handle, "subscriptions");
  }

  /**
   * Those of a kind whose version is above {@code version}, ascending by it; above 0, those too
   * that are not active.
   */
  public List<Subscription> changedSince(Subscription.Kind kind, long version, int limit) {
    String which = version > 0 ? "" : " AND state = 'active'";
    return subscriptions(
        handle
            .createQuery(
                SELECT
                    + "kind = :kind AND version > :version"
                    + which
                    + " ORDER BY version, id LIMIT :limit")
            .bind("kind", word(kind))
            .bind("version", version)
            .bind("limit", limit));
  }

  /**
   * Stores a new one; its id, or empty when the lane has it (active or paused) already. A standing
   * question is each subscriber's own.
   *
   * @param wanted its id and version are ignored
   */
  public Optional<Long> add(Subscription wanted) {
    return handle
        .createQuery(
            """
            INSERT INTO subscriptions (chat, topic, lane, subscriber, kind, target, folded, language,
              exchange, state, created_at, changed_at, version)
            VALUES (:chat, :topic, :lane, :subscriber, :kind, :target, :folded, :language,
              :exchange, :state, :created, :changed, :version)
            ON CONFLICT DO NOTHING RETURNING id
            """)
        .bind("chat", wanted.lane().chat())
        .bind("topic", wanted.lane().topic())
        .bind("lane", wanted.lane().key())
        .bind("subscriber", wanted.subscriber())
        .bind("kind", word(wanted.kind()))
        .bind("target", wanted.target())
        .bind("folded", wanted.folded())
        .bind("language", wanted.language())
        .bind("exchange", wanted.exchange())
        .bind("state", word(wanted.state()))
        .bind("created", wanted.createdAt().toEpochMilli())
        .bind("changed", wanted.changedAt().toEpochMilli())
        .bind("version", Counters.next(handle, "subscriptions"))
        .mapTo(Long.class)
        .findOne();
  }

  public Optional<Subscription> find(long id) {
    return subscriptions(handle.createQuery(SELECT + "id = :id").bind("id", id)).stream()
        .findFirst();
  }

  /** Those of these ids, in no order. */
  public List<Subscription> find(Collection<Long> ids) {
    String list = ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    return ids.isEmpty()
        ? List.of()
        : subscriptions(handle.createQuery(SELECT + "id IN (%s)".formatted(list)));
  }

  /** The active and paused ones of a lane, oldest first. */
  public List<Subscription> of(Lane lane) {
    return subscriptions(
        handle
            .createQuery(SELECT + "lane = :lane AND state IN ('active', 'paused') ORDER BY id")
            .bind("lane", lane.key()));
  }

  /** How many active and paused ones a chat has, its topics' among them. */
  public int living(long chat) {
    return handle
        .createQuery(
            "SELECT count(*) FROM subscriptions WHERE chat = :chat AND state IN ('active', 'paused')")
        .bind("chat", chat)
        .mapTo(Integer.class)
        .one();
  }

  /** Changes the state of one that is not deleted; whether there was one in another state. */
  public boolean change(long id, Subscription.State state, Instant at) {
    return handle
            .createUpdate(
                """
                UPDATE subscriptions SET state = :state, changed_at = :at, version = :version
                WHERE id = :id AND state NOT IN ('deleted', :state)
                """)
            .bind("id", id)
            .bind("state", word(state))
            .bind("at", at.toEpochMilli())
            .bind("version", Counters.next(handle, "subscriptions"))
            .execute()
        > 0;
  }

  /** The active ones of a kind whose folded target is {@code folded}. */
  public List<Subscription> active(Subscription.Kind kind, String folded) {
    return subscriptions(
        handle
            .createQuery(SELECT + "kind = :kind AND folded = :folded AND state = 'active'")
            .bind("kind", word(kind))
            .bind("folded", folded));
  }

  /** The active ones of a kind whose folded target is one of {@code folded}. */
  public List<Subscription> active(Subscription.Kind kind, Collection<String> folded) {
    var all = new ArrayList<Subscription>();
    for (List<String> some : parts(folded)) {
      all.addAll(subscriptions(among(SELECT + "state = 'active' AND ", kind, some)));
    }
    return all;
  }

  /** Those of the folded targets that an active one of this kind has. */
  public List<String> wanted(Subscription.Kind kind, Collection<String> folded) {
    var all = new ArrayList<String>();
    for (List<String> some : parts(folded)) {
      String select = "SELECT DISTINCT folded FROM subscriptions WHERE state = 'active' AND ";
      all.addAll(among(select, kind, some).mapTo(String.class).list());
    }
    return all;
  }

  /**
   * Pauses the active ones of a kind with these folded targets, which nobody can match. Their
   * versions stay as they are.
   */
  public void pauseQuietly(Subscription.Kind kind, Collection<String> folded, Instant at) {
    for (String target : folded) {
      handle
          .createUpdate(
              """
              UPDATE subscriptions SET state = 'paused', changed_at = :at
              WHERE kind = :kind AND folded = :folded AND state = 'active'
              """)
          .bind("at", at.toEpochMilli())
          .bind("kind", word(kind))
          .bind("folded", target)
          .execute();
    }
  }

  private Query among(String select, Subscription.Kind kind, List<String> folded) {
    String names =
        IntStream.range(0, folded.size()).mapToObj(i -> ":f" + i).collect(Collectors.joining(","));
    Query query =
        handle
            .createQuery(select + "kind = :kind AND folded IN (" + names + ")")
            .bind("kind", word(kind));
    for (int i = 0; i < folded.size(); i++) {
      query.bind("f" + i, folded.get(i));
    }
    return query;
  }

  /** Not too many for one statement. */
  private static List<List<String>> parts(Collection<String> all) {
    List<String> list = List.copyOf(all);
    return IntStream.range(0, (list.size() + AT_ONCE - 1) / AT_ONCE)
        .mapToObj(i -> list.subList(i * AT_ONCE, Math.min(list.size(), (i + 1) * AT_ONCE)))
        .toList();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static List<Subscription> subscriptions(Query query) {
    return query.map((row, context) -> subscription(row)).list();
  }

  private static Subscription subscription(ResultSet row) throws SQLException {
    return new Subscription(
        row.getLong("id"),
        Rows.lane(row),
        row.getLong("subscriber"),
        Subscription.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getString("target"),
        row.getString("folded"),
        row.getString("language"),
        Rows.number(row, "exchange"),
        Subscription.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        Rows.instant(row, "created_at"),
        Rows.instant(row, "changed_at"),
        row.getLong("version"));
  }
}

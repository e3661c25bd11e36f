package org.wentai.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/** Removes what is kept of a person. */
public final class Forgetting {
  private final Handle handle;

  Forgetting(Handle handle) {
    this.handle = handle;
  }

  /**
   * What was removed.
   *
   * @param questions asked, with their answers and votes
   * @param votes on others' answers
   * @param subscriptions of the private chat, and standing questions anywhere
   * @param alerts of the private chat
   * @param messages received and sent whose text is no longer kept
   * @param files sent
   */
  public record Forgotten(
      int questions, int votes, int subscriptions, int alerts, int messages, int files) {
    public int total() {
      return questions + votes + subscriptions + alerts + messages + files;
    }
  }

  /**
   * Removes all that names {@code user}: questions, votes, files, the private chat with its
   * subscriptions, alerts and messages, and standing questions. A group keeps the subscriptions
   * that the person made there, without the person; the audit keeps what was done, without who did
   * it. What is being sent to the person at this moment goes with the next housekeeping.
   *
   * @param user the person's id, which is that of the private chat as well
   * @param at noted in the audit
   */
  public Forgotten forget(long user, Instant at) {
    int questions = update("DELETE FROM exchanges WHERE asker = :user OR chat = :user", user);
    int votes = update("DELETE FROM votes WHERE voter = :user", user);
    int subscriptions = subscriptions(user, at);
    int alerts = update("DELETE FROM alerts WHERE chat = :user", user);
    update("DELETE FROM lanes WHERE chat = :user", user);
    int messages = sent(user) + received(user);
    int files = update("DELETE FROM uploads WHERE who = :user", user);
    update("DELETE FROM chats WHERE chat = :user", user);
    update("UPDATE audit SET who = 0 WHERE who = :user", user);
    blank("SELECT id, detail AS body FROM audit", "UPDATE audit SET detail = '' WHERE", user);
    marks(user);
    var forgotten = new Forgotten(questions, votes, subscriptions, alerts, messages, files);
    new Audit(handle).add(new Audit.Deed(at, 0, "forget", forgotten.total() + " rows"));
    return forgotten;
  }

  /**
   * Rows stay until all matchers have seen that they ended, with nothing in them. Standing
   * questions go everywhere: their answers are the asker's alone.
   */
  private int subscriptions(long user, Instant at) {
    List<Long> ids =
        handle
            .createQuery(
                """
                SELECT id FROM subscriptions
                WHERE chat = :user OR (subscriber = :user AND kind = 'question')
                """)
            .bind("user", user)
            .mapTo(Long.class)
            .list();
    for (long id : ids) {
      handle
          .createUpdate(
              """
              UPDATE subscriptions SET chat = CASE WHEN chat = :user THEN 0 ELSE chat END,
                lane = CASE WHEN chat = :user THEN '0' ELSE lane END, subscriber = 0, target = '',
                folded = '', exchange = NULL, state = 'deleted', changed_at = :at,
                version = :version
              WHERE id = :id
              """)
          .bind("user", user)
          .bind("id", id)
          .bind("at", at.toEpochMilli())
          .bind("version", Counters.next(handle, "subscriptions"))
          .execute();
    }
    update("UPDATE subscriptions SET subscriber = 0 WHERE subscriber = :user", user);
    return ids.size();
  }

  /** Statements of their own, each with a partial index: the table is large. */
  private int sent(long user) {
    int rows = 0;
    for (String which :
        List.of(
            "ended_at IS NULL AND state = 'waiting'",
            "message IS NOT NULL AND ended_at IS NOT NULL",
            "state IN ('sent', 'failed', 'unknown', 'dropped') AND ended_at IS NOT NULL")) {
      rows += update("DELETE FROM outbox WHERE chat = :user AND " + which, user);
    }
    return rows;
  }

  /** Updates that ended stay known by their numbers, or they might be handled again. */
  private int received(long user) {
    return blank(
        "SELECT id, body FROM inbox WHERE state <> 'waiting'",
        "UPDATE inbox SET body = '{}', lane = '' WHERE state <> 'waiting' AND",
        user);
  }

  private void marks(long user) {
    Pattern named = named(user);
    List<String> names =
        handle
            .createQuery("SELECT name FROM marks WHERE name LIKE :some OR value LIKE :some")
            .bind("some", "%" + user + "%")
            .mapTo(String.class)
            .filter(name -> named.matcher(name).find())
            .list();
    for (String name : names) {
      handle.createUpdate("DELETE FROM marks WHERE name = :name").bind("name", name).execute();
    }
  }

  /** Empties rows whose body names the person. */
  private int blank(String select, String update, long user) {
    Pattern named = named(user);
    var ids = new ArrayList<Long>();
    handle
        .createQuery("SELECT id, body FROM (" + select + ") AS b WHERE body LIKE :some")
        .bind("some", "%" + user + "%")
        .map((row, context) -> new Named(row.getLong("id"), row.getString("body")))
        .stream()
        .filter(row -> named.matcher(row.body()).find())
        .forEach(row -> ids.add(row.id()));
    for (List<Long> some : Lanes.parts(ids)) {
      handle.execute("%s id IN (%s)".formatted(update, Rows.numbers(some)));
    }
    return ids.size();
  }

  private record Named(long id, String body) {}

  /** The id as a number of its own, not as a part of a longer one. */
  private static Pattern named(long user) {
    return Pattern.compile("(?<![0-9])" + user + "(?![0-9])");
  }

  private int update(String sql, long user) {
    return handle.createUpdate(sql).bind("user", user).execute();
  }
}

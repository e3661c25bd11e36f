package org.wentai.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What is known of chats. */
public final class Chats {
  private final Handle handle;
  private final Dialect dialect;

  Chats(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
  }

  /** The language chosen for a chat. */
  public Optional<String> language(long chat) {
    return handle
        .createQuery("SELECT language FROM chats WHERE chat = :chat AND language IS NOT NULL")
        .bind("chat", chat)
        .mapTo(String.class)
        .findOne();
  }

  /** Remembers the language chosen for a chat. */
  public void speak(long chat, String language) {
    handle
        .createUpdate(
            """
            INSERT INTO chats (chat, language, held_until) VALUES (:chat, :language, 0)
            ON CONFLICT (chat) DO UPDATE SET language = excluded.language
            """)
        .bind("chat", chat)
        .bind("language", language)
        .execute();
  }

  /**
   * Nothing goes to the chat before {@code until}: the channel's own word (429). A hold is never
   * cut short.
   */
  public void hold(long chat, Instant until) {
    handle
        .createUpdate(
            """
            INSERT INTO chats (chat, held_until) VALUES (:chat, :until)
            ON CONFLICT (chat) DO UPDATE SET held_until = excluded.held_until
            WHERE chats.held_until < excluded.held_until
            """)
        .bind("chat", chat)
        .bind("until", until.toEpochMilli())
        .execute();
  }

  /** Until when the chat is held, where that is after {@code now}. */
  public Optional<Instant> heldUntil(long chat, Instant now) {
    return handle
        .createQuery("SELECT held_until FROM chats WHERE chat = :chat AND held_until > :now")
        .bind("chat", chat)
        .bind("now", now.toEpochMilli())
        .mapTo(Long.class)
        .findOne()
        .map(Instant::ofEpochMilli);
  }

  /**
   * The bot cannot write there any more (blocked, kicked), and why. Alerts for it wait until it
   * can.
   */
  public void close(long chat, String why, Instant at) {
    handle
        .createUpdate(
            """
            INSERT INTO chats (chat, held_until, closed_at, closed_why) VALUES (:chat, 0, :at, :why)
            ON CONFLICT (chat)
            DO UPDATE SET closed_at = excluded.closed_at, closed_why = excluded.closed_why
            """)
        .bind("chat", chat)
        .bind("at", at.toEpochMilli())
        .bind("why", why)
        .execute();
    new Lanes(handle, dialect).suspend(chat, why);
  }

  /**
   * The bot can write there again; whether it could not before. What was missed is told at once.
   */
  public boolean reopen(long chat) {
    int closed =
        handle
            .createUpdate(
                """
                UPDATE chats SET closed_at = NULL, closed_why = NULL
                WHERE chat = :chat AND closed_at IS NOT NULL
                """)
            .bind("chat", chat)
            .execute();
    if (closed > 0) {
      new Lanes(handle, dialect).resume(chat);
    }
    return closed > 0;
  }

  /** Whether the bot cannot write there. */
  public boolean isClosed(long chat) {
    return handle
        .createQuery("SELECT 1 FROM chats WHERE chat = :chat AND closed_at IS NOT NULL")
        .bind("chat", chat)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  /**
   * Chat {@code from} became {@code to}: rewrites every row that names it. Message ids of the old
   * chat are forgotten, as the new one counts its own from 1.
   */
  public void migrate(long from, long to) {
    for (String table : List.of("outbox", "exchanges")) {
      handle
          .createUpdate("UPDATE %s SET message = NULL WHERE chat = :from".formatted(table))
          .bind("from", from)
          .execute();
    }
    for (String table : List.of("outbox", "exchanges")) {
      handle
          .createUpdate(
              """
              UPDATE %s SET chat = :to,
                lane = CASE WHEN topic IS NULL THEN :lane ELSE :lane || '/' || topic END
              WHERE chat = :from
              """
                  .formatted(table))
          .bind("from", from)
          .bind("to", to)
          .bind("lane", Lane.of(to).key())
          .execute();
    }
    new Migration(handle, from, to).run();
    inherit(from, to);
  }

  /** What the chat chose and what it is held for goes along; that it was closed does not. */
  private void inherit(long from, long to) {
    handle
        .createUpdate(
            """
            INSERT INTO chats (chat, language, held_until)
            SELECT :to, language, held_until FROM chats WHERE chat = :from
            ON CONFLICT (chat) DO UPDATE SET
              language = coalesce(chats.language, excluded.language),
              held_until = CASE WHEN chats.held_until > excluded.held_until
                THEN chats.held_until ELSE excluded.held_until END
            """)
        .bind("from", from)
        .bind("to", to)
        .execute();
    handle.createUpdate("DELETE FROM chats WHERE chat = :from").bind("from", from).execute();
  }
}

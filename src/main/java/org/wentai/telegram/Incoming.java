package org.wentai.telegram;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.wentai.store.Lane;

/** What an update means to the bot. */
sealed interface Incoming {
  /**
   * Where a message came from and who speaks.
   *
   * @param lane chat and topic
   * @param place what kind of chat it is
   * @param speaker who asks: the user's id; the chat's for an anonymous admin, the channel's for a
   *     channel
   * @param user the user's own id, where one speaks as himself; what admin rights go by
   * @param language the user's language_code, where told
   * @param message the message's id
   * @param at when it was sent or last edited, by Telegram's clock; for a button, when the message
   *     with it was, 1970 when that is no longer accessible
   * @param replied the message of the bot's own that it answers
   */
  record Origin(
      Lane lane,
      Place place,
      long speaker,
      OptionalLong user,
      Optional<String> language,
      long message,
      Instant at,
      OptionalLong replied) {
    boolean isPrivate() {
      return place == Place.PRIVATE;
    }
  }

  /** What kind of chat somebody speaks in. */
  enum Place {
    /** A chat with one person. */
    PRIVATE,
    GROUP,
    CHANNEL;

    /** By Telegram's word for it. */
    static Place of(String type) {
      return switch (type) {
        case "private" -> PRIVATE;
        case "channel" -> CHANNEL;
        default -> GROUP;
      };
    }
  }

  /**
   * A question: text without command, mention and the white space and punctuation around them.
   *
   * @param question empty when the bot was named and nothing else was said
   * @param edited whether it changes a message that was sent before
   */
  record Asked(Origin origin, String question, boolean edited) implements Incoming {}

  /**
   * A command for this bot.
   *
   * @param name without slash and bot's name, in lower case
   * @param argument what follows, maybe empty
   */
  record Commanded(Origin origin, String name, String argument, boolean edited)
      implements Incoming {}

  /** A button was pressed; {@code callback} is to be answered. */
  record Pressed(Origin origin, String callback, String data) implements Incoming {}

  /** Asked inline, in any chat. */
  record AskedInline(String id, long user, Optional<String> language, String query)
      implements Incoming {}

  /**
   * A document came in a private chat.
   *
   * @param name as the sender's client told it, maybe empty; not to be trusted
   * @param bytes as Telegram told, 0 when it did not
   */
  record Document(Origin origin, String fileId, String name, long bytes) implements Incoming {}

  /** The bot can write to a chat, or cannot any more. */
  record Membership(long chat, boolean open, String status) implements Incoming {}

  /** A group got a new id. */
  record Migrated(long from, long to) implements Incoming {}

  /** Nothing for the bot; {@code why} in a word or two, for the log. */
  record Ignored(String why) implements Incoming {}
}

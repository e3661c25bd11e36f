package org.wentai.telegram;

import java.util.Optional;
import java.util.OptionalLong;
import org.wentai.store.Lane;
import org.wentai.telegram.Incoming.Origin;

/** Where a message came from, and whether a person speaks in it. */
record MessageOrigin(Fields message, Fields chat) {
  /** The user that Telegram puts before anonymous admins: GroupAnonymousBot. */
  private static final long ANONYMOUS_ADMIN = 1087968824L;

  /** The user that Telegram puts before channels that speak in groups: Channel_Bot. */
  private static final long CHANNEL = 136817688L;

  /** Why a message is no person's own words to the bot, where it is not. */
  Optional<String> foreign() {
    if (chat.is("is_direct_messages")) {
      return Optional.of("a channel's direct messages");
    }
    if (message.has("ephemeral_message_id")) {
      return Optional.of("an ephemeral message");
    }
    if (message.has("via_bot")) {
      return Optional.of("sent via a bot");
    }
    if (message.is("is_automatic_forward")) {
      return Optional.of("an automatic forward");
    }
    if (!isPrivate() && isForward(message)) {
      return Optional.of("a forward");
    }
    return isBot(message, chat.needNumber("id")) ? Optional.of("a bot") : Optional.empty();
  }

  /** Whether another's words were passed on; servers before Bot API 7.0 tell the date only. */
  static boolean isForward(Fields message) {
    return message.has("forward_origin") || message.has("forward_date");
  }

  /**
   * Whether a bot speaks; those behind which Telegram hides anonymous admins and channels are none.
   */
  static boolean isBot(Fields message, long chat) {
    Optional<Fields> from = message.object("from");
    if (from.isEmpty() || !from.get().is("is_bot")) {
      return false;
    }
    long user = from.get().needNumber("id");
    OptionalLong sender = senderChat(message);
    boolean person =
        user == ANONYMOUS_ADMIN && sender.equals(OptionalLong.of(chat))
            || user == CHANNEL && sender.isPresent();
    return !person;
  }

  private static OptionalLong senderChat(Fields message) {
    Optional<Fields> sender = message.object("sender_chat");
    return sender.isPresent()
        ? OptionalLong.of(sender.get().needNumber("id"))
        : OptionalLong.empty();
  }

  private boolean isPrivate() {
    return chat.needText("type").equals("private");
  }

  /**
   * Where the message came from and who speaks.
   *
   * @param replied the message of the bot's own that it answers
   * @throws IllegalArgumentException when it does not tell
   */
  Origin origin(boolean edited, OptionalLong replied) {
    Optional<Fields> from = message.object("from");
    OptionalLong sender = senderChat(message);
    boolean channelPost = chat.needText("type").equals("channel");
    long id = chat.needNumber("id");
    OptionalLong user = OptionalLong.empty();
    if (sender.isEmpty() && from.isPresent()) {
      user = OptionalLong.of(from.get().needNumber("id"));
    } else if (sender.isEmpty() && !channelPost) {
      throw message.missing("from");
    }
    return new Origin(
        new Lane(id, Reader.topic(message)),
        Incoming.Place.of(chat.needText("type")),
        user.orElse(sender.orElse(id)),
        user,
        from.flatMap(f -> f.text("language_code")),
        message.needNumber("message_id"),
        Reader.time(message, edited && message.has("edit_date") ? "edit_date" : "date"),
        replied);
  }
}

package org.wentai.telegram;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.wentai.store.Lane;
import org.wentai.telegram.Incoming.AskedInline;
import org.wentai.telegram.Incoming.Ignored;
import org.wentai.telegram.Incoming.Membership;
import org.wentai.telegram.Incoming.Origin;
import org.wentai.telegram.Incoming.Pressed;

/** Tells what an update means, from its JSON and who the bot is; nothing else. */
final class Reader {
  /** The kinds of updates that mean something to the bot: getUpdates' allowed_updates. */
  static final List<String> KINDS =
      List.of(
          "message",
          "edited_message",
          "channel_post",
          "edited_channel_post",
          "callback_query",
          "inline_query",
          "my_chat_member");

  private final MessageReader messages;

  /** The bot itself, as getMe tells. */
  record Me(long id, String username, boolean readsAllGroupMessages, boolean inline) {}

  Reader(Me me) {
    messages = new MessageReader(me);
  }

  /**
   * What {@code update} means.
   *
   * @throws IllegalArgumentException when it is no update that can be understood, and why: it is to
   *     be set aside
   */
  Incoming read(String update) {
    Fields fields = Fields.of(update);
    for (String kind : KINDS) {
      Optional<Fields> found = fields.object(kind);
      if (found.isPresent()) {
        return read(kind, new Fields(found.get().node(), kind));
      }
    }
    return new Ignored("a kind of update not asked for");
  }

  private Incoming read(String kind, Fields fields) {
    return switch (kind) {
      case "callback_query" -> pressed(fields);
      case "inline_query" -> inline(fields);
      case "my_chat_member" -> membership(fields);
      default -> messages.read(fields, kind.startsWith("edited_"));
    };
  }

  /** A message too old to be accessible has chat and id still, but no time and no topic. */
  private static Incoming pressed(Fields query) {
    String id = query.needText("id");
    Fields from = query.needObject("from");
    long user = from.needNumber("id");
    Optional<Fields> message = query.object("message");
    Optional<String> data = query.text("data");
    if (message.isEmpty() || data.isEmpty()) {
      return new Ignored(message.isEmpty() ? "a button of an inline message" : "a game's button");
    }
    Fields chat = message.get().needObject("chat");
    Origin origin =
        new Origin(
            new Lane(chat.needNumber("id"), topic(message.get())),
            Incoming.Place.of(chat.needText("type")),
            user,
            OptionalLong.of(user),
            from.text("language_code"),
            message.get().needNumber("message_id"),
            time(message.get(), "date"),
            OptionalLong.empty());
    return new Pressed(origin, id, data.get());
  }

  private static Incoming inline(Fields query) {
    Fields from = query.needObject("from");
    return new AskedInline(
        query.needText("id"),
        from.needNumber("id"),
        from.text("language_code"),
        Trimming.blanks(query.text("query").orElse("")));
  }

  private static Incoming membership(Fields change) {
    Fields chat = change.needObject("chat");
    Fields member = change.needObject("new_chat_member");
    String status = member.needText("status");
    boolean inChannel = chat.text("type").equals(Optional.of("channel"));
    boolean open =
        switch (status) {
          case "creator", "member" -> true;
          case "administrator" -> !inChannel || member.is("can_post_messages");
          case "restricted" -> member.is("is_member") && member.is("can_send_messages");
          default -> false;
        };
    return new Membership(chat.needNumber("id"), open, status);
  }

  /**
   * The topic of a message. Replies in groups without topics carry a message_thread_id too, which
   * is none.
   */
  static OptionalInt topic(Fields message) {
    OptionalLong thread = message.number("message_thread_id");
    if (!message.is("is_topic_message") || thread.isEmpty()) {
      return OptionalInt.empty();
    }
    if (thread.getAsLong() < 1 || thread.getAsLong() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(message.path("message_thread_id") + " is no topic's id");
    }
    return OptionalInt.of((int) thread.getAsLong());
  }

  /** A moment in seconds since 1970, as Telegram has it. */
  static Instant time(Fields fields, String name) {
    long seconds = fields.needNumber(name);
    if (seconds < 0 || seconds > Integer.MAX_VALUE * 2L) {
      throw new IllegalArgumentException(fields.path(name) + " is no time");
    }
    return Instant.ofEpochSecond(seconds);
  }
}

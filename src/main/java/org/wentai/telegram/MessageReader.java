package org.wentai.telegram;

import java.util.Optional;
import java.util.OptionalLong;
import org.wentai.store.Lane;
import org.wentai.telegram.Incoming.Asked;
import org.wentai.telegram.Incoming.Commanded;
import org.wentai.telegram.Incoming.Document;
import org.wentai.telegram.Incoming.Ignored;
import org.wentai.telegram.Incoming.Migrated;
import org.wentai.telegram.Incoming.Origin;

/**
 * Tells what a message means: in private every text is a question; elsewhere only what is addressed
 * to the bot, by a command, a reply or a mention, concerns it.
 */
final class MessageReader {
  /** The user that Telegram puts before anonymous admins: GroupAnonymousBot. */
  private static final long ANONYMOUS_ADMIN = 1087968824L;

  /** The user that Telegram puts before channels that speak in groups: Channel_Bot. */
  private static final long CHANNEL = 136817688L;

  private final Reader.Me me;

  MessageReader(Reader.Me me) {
    this.me = me;
  }

  /**
   * What {@code message} means.
   *
   * @param edited whether it changes one sent before
   */
  Incoming read(Fields message, boolean edited) {
    Fields chat = message.needObject("chat");
    long id = chat.needNumber("id");
    OptionalLong to = message.number("migrate_to_chat_id");
    OptionalLong from = message.number("migrate_from_chat_id");
    if (to.isPresent() || from.isPresent()) {
      return new Migrated(from.orElse(id), to.orElse(id));
    }
    Optional<String> foreign = foreign(message, chat);
    return foreign.isPresent()
        ? new Ignored(foreign.get())
        : own(message, origin(message, chat, edited), edited);
  }

  /** Why a message is no person's own words to the bot, where it is not. */
  private static Optional<String> foreign(Fields message, Fields chat) {
    boolean isPrivate = isPrivate(chat);
    if (chat.is("is_direct_messages")) {
      return Optional.of("a channel's direct messages");
    }
    if (message.has("via_bot")) {
      return Optional.of("sent via a bot");
    }
    if (message.is("is_automatic_forward")) {
      return Optional.of("an automatic forward");
    }
    if (!isPrivate && isForward(message)) {
      return Optional.of("a forward");
    }
    return isBot(message, chat.needNumber("id")) ? Optional.of("a bot") : Optional.empty();
  }

  /** Whether another's words were passed on; servers before Bot API 7.0 tell the date only. */
  private static boolean isForward(Fields message) {
    return message.has("forward_origin") || message.has("forward_date");
  }

  private static boolean isBot(Fields message, long chat) {
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

  private static boolean isPrivate(Fields chat) {
    return chat.needText("type").equals("private");
  }

  private static Origin origin(Fields message, Fields chat, boolean edited) {
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
        isPrivate(chat),
        user.orElse(sender.orElse(id)),
        user,
        from.flatMap(f -> f.text("language_code")),
        message.needNumber("message_id"),
        Reader.time(message, edited && message.has("edit_date") ? "edit_date" : "date"));
  }

  private Incoming own(Fields message, Origin origin, boolean edited) {
    // A moving picture comes with a document of the same file, for clients of before 2018.
    if (origin.isPrivate() && message.has("document") && !message.has("animation")) {
      return edited ? new Ignored("a document's new caption") : document(message, origin);
    }
    Text text = text(message);
    if (text.words.isEmpty()) {
      return new Ignored("no text");
    }
    Optional<CommandText> command = command(text);
    if (command.isPresent()) {
      return commanded(message, origin, command.get(), edited);
    }
    Mentions mentions = Mentions.in(text.words, text.entities, me);
    boolean mentioned = !mentions.ofMe().isEmpty();
    if (!origin.isPrivate() && !mentioned && (!repliesToMe(message) || mentions.ofAnotherBot())) {
      return new Ignored("not addressed to the bot");
    }
    return asked(message, origin, mentions.cut(text.words), edited);
  }

  private Incoming document(Fields message, Origin origin) {
    Fields file = message.needObject("document");
    return new Document(
        origin,
        file.needText("file_id"),
        file.text("file_name").orElse(""),
        Math.max(0, file.number("file_size").orElse(0)));
  }

  /** What was written, or what was written below a picture. */
  private record Text(String words, Entities entities) {}

  private static Text text(Fields message) {
    boolean caption = !message.has("text");
    String words = message.text(caption ? "caption" : "text").orElse("");
    var entities = message.objects(caption ? "caption_entities" : "entities");
    return new Text(words, Entities.of(entities, words.length()));
  }

  private static Optional<CommandText> command(Text text) {
    return text.entities.quietAt(new Entities.Place(0, Math.min(1, text.words.length())))
        ? Optional.empty()
        : CommandText.parse(text.words);
  }

  /**
   * A text that begins with a command. A forwarded one is not the sender's own order; one without
   * the bot's name is meant for it when the bot has such a command and no other bot is answered.
   */
  private Incoming commanded(Fields message, Origin origin, CommandText command, boolean edited) {
    if (isForward(message)) {
      return new Ignored("a forwarded command");
    }
    if (!origin.isPrivate()) {
      boolean named = command.addressee().isPresent();
      if (named && !command.addressee().get().equalsIgnoreCase(me.username())) {
        return new Ignored("a command for another bot");
      }
      if (!named && !repliesToMe(message) && (!command.known() || repliesToBot(message))) {
        return new Ignored("a command not for this bot");
      }
    }
    String argument = Trimming.punctuation(without(command.argument()));
    boolean asksRepliedTo = argument.isEmpty() && command.name().equals("ask");
    return new Commanded(
        origin, command.name(), asksRepliedTo ? repliedTo(message) : argument, edited);
  }

  private Incoming asked(Fields message, Origin origin, String words, boolean edited) {
    Optional<CommandText> behindMention = CommandText.parse(words).filter(CommandText::known);
    if (behindMention.isPresent()) {
      return commanded(message, origin, behindMention.get(), edited);
    }
    return new Asked(origin, words.isEmpty() ? repliedTo(message) : words, edited);
  }

  private String without(String text) {
    return Mentions.in(text, Entities.NONE, me).cut(text);
  }

  /**
   * The question that somebody points the bot to, by answering another's message with nothing but
   * the bot's name: the words quoted from it, or all of it.
   */
  private String repliedTo(Fields message) {
    Optional<String> quoted = message.object("quote").flatMap(q -> q.text("text"));
    Optional<String> replied = reply(message).filter(r -> !isMine(r)).map(r -> text(r).words());
    return quoted.or(() -> replied).map(this::without).orElse("");
  }

  /**
   * The message that is replied to. In a topic every message formally answers the one that opened
   * the topic.
   */
  private static Optional<Fields> reply(Fields message) {
    return message.object("reply_to_message").filter(r -> !r.has("forum_topic_created"));
  }

  private boolean repliesToMe(Fields message) {
    return reply(message).filter(this::isMine).isPresent();
  }

  private boolean repliesToBot(Fields message) {
    return reply(message).flatMap(r -> r.object("from")).filter(f -> f.is("is_bot")).isPresent();
  }

  private boolean isMine(Fields replied) {
    return replied
        .object("from")
        .map(f -> f.number("id"))
        .equals(Optional.of(OptionalLong.of(me.id())));
  }
}

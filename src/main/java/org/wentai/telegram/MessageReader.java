package org.wentai.telegram;

import java.util.Optional;
import java.util.OptionalLong;
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
    MessageOrigin source = new MessageOrigin(message, chat);
    Optional<String> foreign = source.foreign();
    return foreign.isPresent()
        ? new Ignored(foreign.get())
        : own(message, source.origin(edited, mine(message)), edited);
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
      return commanded(message, origin, command.get(), false, edited);
    }
    Mentions mentions = Mentions.in(text.words, text.entities, me);
    boolean mentioned = !mentions.ofMe().isEmpty();
    if (!origin.isPrivate() && !mentioned && (!repliesToMe(message) || mentions.ofAnotherBot())) {
      return new Ignored("not addressed to the bot");
    }
    return asked(message, origin, CommandText.withoutSlash(mentions.cut(text.words)), edited);
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
   * A text that begins with a command. A forwarded one is not the sender's own order; in private
   * there is nobody else whom it could be for.
   *
   * @param mentioned whether the bot was named before the command
   */
  private Incoming commanded(
      Fields message, Origin origin, CommandText command, boolean mentioned, boolean edited) {
    if (MessageOrigin.isForward(message)) {
      return new Ignored("a forwarded command");
    }
    if (!origin.isPrivate() && !isMine(message, origin, command, mentioned)) {
      return new Ignored("a command for another bot");
    }
    String argument = Trimming.punctuation(without(command.argument()));
    boolean pointsAtReply = argument.isEmpty() && command.name().equals("ask");
    return new Commanded(
        origin, command.name(), pointsAtReply ? repliedTo(message) : argument, edited);
  }

  /**
   * Whether a command in a group is for this bot: the bot is named or replied to, or nobody is, and
   * the bot has such a command.
   */
  private boolean isMine(Fields message, Origin origin, CommandText command, boolean mentioned) {
    if (command.addressee().isPresent()) {
      return command.addressee().get().equalsIgnoreCase(me.username());
    }
    Mentions named = Mentions.in(command.argument(), Entities.NONE, me);
    boolean toMe = mentioned || (repliesToMe(message) && !named.ofAnotherBot());
    boolean toAnother =
        named.ofAnotherBot()
            || reply(message).filter(r -> MessageOrigin.isBot(r, origin.lane().chat())).isPresent();
    return toMe || (command.known() && (!named.ofMe().isEmpty() || !toAnother));
  }

  private Incoming asked(Fields message, Origin origin, String words, boolean edited) {
    Optional<CommandText> behindMention = CommandText.parse(words).filter(CommandText::known);
    if (behindMention.isPresent()) {
      return commanded(message, origin, behindMention.get(), true, edited);
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
    if (repliesToMe(message)) {
      return "";
    }
    Optional<String> quoted = message.object("quote").flatMap(q -> q.text("text"));
    Optional<String> replied = reply(message).map(r -> text(r).words());
    return quoted.or(() -> replied).map(this::without).orElse("");
  }

  /**
   * The message that is replied to. In a topic every message formally answers the one that opened
   * the topic.
   */
  private static Optional<Fields> reply(Fields message) {
    return message.object("reply_to_message").filter(r -> !r.has("forum_topic_created"));
  }

  /** The message of the bot's own that is replied to. */
  private OptionalLong mine(Fields message) {
    Optional<Fields> mine = reply(message).filter(this::isFromMe);
    return mine.isPresent() ? mine.get().number("message_id") : OptionalLong.empty();
  }

  private boolean repliesToMe(Fields message) {
    return reply(message).filter(this::isFromMe).isPresent();
  }

  private boolean isFromMe(Fields replied) {
    return replied
        .object("from")
        .map(f -> f.number("id"))
        .equals(Optional.of(OptionalLong.of(me.id())));
  }
}

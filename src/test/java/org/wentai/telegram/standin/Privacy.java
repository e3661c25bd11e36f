package org.wentai.telegram.standin;

import java.util.Locale;
import java.util.Optional;

/** Which messages of a chat Telegram delivers to the bot. */
final class Privacy {
  private Privacy() {}

  /** Whether {@code message}, sent by somebody else, is delivered. */
  static boolean delivers(World world, Chat chat, Posted message) {
    if (chat.standing == Chat.Standing.KICKED || chat.standing == Chat.Standing.BLOCKED) {
      return false;
    }
    // An anonymous admin and a channel speak through a bot.
    boolean botSpeaks =
        !message.json().has("sender_chat")
            && Optional.ofNullable(world.people.get(message.from()))
                .map(Person::isBot)
                .orElse(false);
    if (botSpeaks) {
      return false;
    }
    return !chat.isGroup()
        || !world.privacy
        || chat.standing == Chat.Standing.ADMIN
        || isService(message)
        || isReply(chat, message)
        || isAddressed(world.bot.username().orElse(""), message);
  }

  private static boolean isService(Posted message) {
    return message.text().isEmpty() && message.file().isEmpty();
  }

  private static boolean isReply(Chat chat, Posted message) {
    return message.replyTo().isPresent()
        && Optional.ofNullable(chat.messages.get(message.replyTo().getAsLong()))
            .map(Posted::byBot)
            .orElse(false);
  }

  /** By a command that names the bot or nobody, or by a mention. */
  private static boolean isAddressed(String username, Posted message) {
    String own = "@" + username.toLowerCase(Locale.ROOT);
    return message.formatted().entities().stream()
        .anyMatch(
            e -> {
              String part = e.of(message.text()).toLowerCase(Locale.ROOT);
              return switch (e.type()) {
                case "mention" -> part.equals(own);
                case "bot_command" ->
                    part.endsWith(own) || (e.offset() == 0 && part.indexOf('@') < 0);
                default -> false;
              };
            });
  }
}

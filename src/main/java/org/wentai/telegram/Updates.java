package org.wentai.telegram;

import java.util.List;

/** The kinds of updates that the bot asks Telegram for. */
final class Updates {
  static final List<String> KINDS =
      List.of(
          "message",
          "edited_message",
          "channel_post",
          "edited_channel_post",
          "callback_query",
          "inline_query",
          "my_chat_member");

  private Updates() {}
}

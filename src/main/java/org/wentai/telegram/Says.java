package org.wentai.telegram;

import org.wentai.chat.Language;
import org.wentai.chat.Messages;
import org.wentai.chat.Reply;

/** The bot's own words in one language. */
record Says(Language language, Messages messages) {
  static Says in(Language language) {
    return new Says(language, Messages.of("org.wentai.telegram.handler", language));
  }

  String say(String key, Object... values) {
    return messages.say(key, values);
  }

  Reply notice(String key, Object... values) {
    return new Reply.Notice(language, say(key, values));
  }
}

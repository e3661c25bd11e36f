package org.wentai.telegram;

import java.util.Locale;
import java.util.Optional;
import org.wentai.chat.Language;
import org.wentai.store.Work;

/** Which language the bot speaks to whom: the chat's choice, else the user's own; Chinese first. */
final class Languages {
  private Languages() {}

  static Language of(Work work, Incoming.Origin origin) {
    return ofChat(work, origin.lane().chat()).orElseGet(() -> ofUser(origin.language()));
  }

  static Optional<Language> ofChat(Work work, long chat) {
    return work.chats().language(chat).flatMap(Language::named);
  }

  /** English for those whose app is in English, Chinese for all others. */
  static Language ofUser(Optional<String> code) {
    boolean english = code.filter(c -> c.toLowerCase(Locale.ROOT).startsWith("en")).isPresent();
    return english ? Language.EN : Language.ZH;
  }
}

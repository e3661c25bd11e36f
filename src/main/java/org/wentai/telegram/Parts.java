package org.wentai.telegram;

import java.time.InstantSource;
import org.wentai.answer.Answerer;
import org.wentai.chat.Contributions;
import org.wentai.chat.Figures;
import org.wentai.chat.Reloads;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.settings.Settings;
import org.wentai.store.Store;

/**
 * What updates are handled with.
 *
 * @param settings the site's name, the admins, the upload limit
 * @param clock the time that rows carry
 */
record Parts(
    Store store,
    Reader reader,
    Reader.Me me,
    KnowledgeBase knowledge,
    Answerer answerer,
    Settings settings,
    BotApi api,
    Sender sender,
    Reloads reloads,
    Figures figures,
    Contributions contributions,
    InstantSource clock) {

  /** Whether a person of this id is an admin; a chat that speaks for itself never is. */
  boolean isAdmin(Incoming.Origin origin) {
    return origin.user().isPresent()
        && settings.telegram().admins().contains(origin.user().getAsLong());
  }
}

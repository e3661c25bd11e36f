package org.wentai.telegram;

import java.time.InstantSource;
import java.util.function.Function;
import org.wentai.alert.Ledger;
import org.wentai.alert.Subscribing;
import org.wentai.answer.Answerer;
import org.wentai.chat.Contributions;
import org.wentai.chat.Figures;
import org.wentai.chat.KeptThreshold;
import org.wentai.chat.Reloads;
import org.wentai.crawl.Crawls;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.settings.Settings;
import org.wentai.settings.TelegramSettings;
import org.wentai.store.Lane;
import org.wentai.store.Store;

/**
 * What updates are handled with.
 *
 * @param settings the site's name, the admins, the upload limit
 * @param threshold by which {@code answerer} refuses
 * @param wake says that rows were added to the outbox; called after their transaction
 * @param typing shows in a lane that an answer is being made, until what it gives is closed
 * @param ledger where alerts wait, and how lanes want them
 * @param crawls the live sites
 * @param clock the time that rows carry
 */
record Parts(
    Store store,
    Reader reader,
    Reader.Me me,
    KnowledgeBase knowledge,
    Answerer answerer,
    KeptThreshold threshold,
    Settings settings,
    BotApi api,
    Runnable wake,
    Function<Lane, Typing.Shown> typing,
    Reloads reloads,
    Figures figures,
    Contributions contributions,
    Subscribing subscribing,
    Ledger ledger,
    Crawls crawls,
    InstantSource clock) {

  /** A rate as the settings have it; questions, commands and buttons each have their own. */
  QuestionRate rate() {
    TelegramSettings limits = settings.telegram();
    return new QuestionRate(limits.askerRate(), limits.chatRate(), clock);
  }

  /** Whether a person of this id is an admin; a chat that speaks for itself never is. */
  boolean isAdmin(Incoming.Origin origin) {
    return origin.user().isPresent()
        && settings.telegram().admins().contains(origin.user().getAsLong());
  }
}

package org.wentai.telegram;

import org.wentai.alert.Arrivals;
import org.wentai.alert.Gatherer;
import org.wentai.alert.Ledger;
import org.wentai.answer.Answerer;
import org.wentai.chat.Asking;
import org.wentai.chat.StandingQuestions;
import org.wentai.crawl.Crawls;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.settings.Settings;
import org.wentai.store.Lease;
import org.wentai.store.LeaseKeeper;
import org.wentai.store.Store;

/**
 * What chats are told of new posts by: the live sites, the matching with subscriptions, the ledger,
 * and what gathers messages from it.
 */
final class Alerting implements AutoCloseable {
  private final Ledger ledger;
  private final Arrivals arrivals;
  private final Gatherer gatherer;
  private final StandingQuestions questions;
  private final Crawls crawls;

  /**
   * @param answerer asks standing questions
   * @param sent told after messages were added to the outbox
   */
  Alerting(
      Setup setup,
      KnowledgeBase knowledge,
      Store store,
      Answerer answerer,
      LeaseKeeper keeper,
      Runnable sent) {
    Settings settings = setup.settings();
    ledger = new Ledger(settings.alert(), settings.zone());
    arrivals = new Arrivals(ledger);
    AlertMessages messages = new AlertMessages(knowledge, settings.zone());
    gatherer = new Gatherer(store, settings.alert(), messages::of, sent, setup.clock());
    Asking asking = new Asking(knowledge, answerer);
    Lease asks = keeper.want("standing questions");
    questions =
        new StandingQuestions(
            store, knowledge, asking, ledger, asks::isHeld, gatherer::wake, setup.clock());
    crawls = new Crawls(store, keeper, settings, arrivals, setup.clock(), this::wake);
  }

  Ledger ledger() {
    return ledger;
  }

  Arrivals arrivals() {
    return arrivals;
  }

  Crawls crawls() {
    return crawls;
  }

  /** Posts may have arrived. */
  private void wake() {
    gatherer.wake();
    questions.wake();
  }

  void start() {
    gatherer.start();
    questions.start();
    crawls.start();
  }

  @Override
  public void close() {
    crawls.close();
    questions.close();
    gatherer.close();
    arrivals.close();
  }
}

package org.wentai.telegram;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.alert.Subscribing;
import org.wentai.answer.Answerer;
import org.wentai.chat.Contributions;
import org.wentai.chat.Figures;
import org.wentai.chat.KeptThreshold;
import org.wentai.knowledge.FolderWatch;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.store.Lease;
import org.wentai.store.LeaseKeeper;
import org.wentai.store.Store;
import org.wentai.store.StoreException;

/**
 * The parts of a bot that is signed in, and how they hang together: updates come in by the {@code
 * Poller} or the {@code Webhook}, are stored by the {@code Inlet}, handed on by the {@code
 * Dispatcher} to the {@code Handler}, which writes to the outbox that the {@code Sender} empties.
 */
final class Running {
  /** Together less than the 10 s within which the program is to end. */
  private static final Duration IN_HAND = Duration.ofSeconds(2);

  private static final Duration DUE = Duration.ofSeconds(5);
  private static final Duration SENDING = Duration.ofSeconds(1);

  /** The least time between two messages to a group on an average minute is three seconds. */
  private static final Duration NOTHING_MOVES = Duration.ofMillis(1500);

  private static final Logger LOG = LoggerFactory.getLogger(Running.class);

  private final Setup setup;
  private final Store store;
  private final Reader.Me me;
  private final Health health;
  private final LeaseKeeper keeper;
  private final Lease polling;
  private final Sender sender;
  private final KeptThreshold threshold;
  private final Answerer answerer;
  private final Alerting alerting;
  private final NewPosts newPosts;
  private final InHand inHand;
  private final Dispatcher dispatcher;
  private final Inlet inlet;
  private final Housekeeping housekeeping;
  private final Optional<FolderWatch> watch;
  private Optional<Poller> poller = Optional.empty();

  Running(
      Setup setup,
      KnowledgeBase knowledge,
      Store store,
      BotApi api,
      Reader.Me me,
      Health health,
      Metrics metrics) {
    this.setup = setup;
    this.store = store;
    this.me = me;
    this.health = health;
    keeper = new LeaseKeeper(store, setup.clock());
    polling = keeper.want("poll/" + api.bot());
    sender = new Sender(store, keeper, api, setup.limits(), setup.clock(), health, metrics);
    var answers = setup.settings().answer();
    threshold =
        new KeptThreshold(store, answers.threshold(), Answerer.model(), setup.clock());
    answerer = new Answerer(threshold, answers.passages());
    alerting = new Alerting(setup, knowledge, store, answerer, keeper, sender::wake);
    newPosts = NewPosts.of(setup, knowledge, store, alerting.arrivals());
    var handler = new Handler(parts(knowledge, api));
    inHand = new InHand(setup.settings().data().resolve("updates-in-hand"), Dispatcher.THREADS);
    var fresh = setup.settings().telegram().fresh();
    var handling =
        new Handling(
            store, handler::handle, fresh, setup.pace(), setup.clock(), health, metrics, inHand);
    dispatcher = new Dispatcher(store, keeper, api.bot(), handling, setup.pace());
    inlet = new Inlet(api.bot(), dispatcher::store, setup.clock());
    var kept = setup.settings();
    housekeeping =
        new Housekeeping(
            store,
            keeper.want("housekeeping"),
            kept.telegram().keep(),
            kept.alert().keep(),
            setup.clock());
    watch =
        setup
            .settings()
            .watch()
            .map(every -> FolderWatch.start(knowledge, every, newPosts::reload));
  }

  private Parts parts(KnowledgeBase knowledge, BotApi api) {
    var settings = setup.settings();
    return new Parts(
        store,
        new Reader(me),
        me,
        knowledge,
        answerer,
        threshold,
        settings,
        api,
        sender::wake,
        new Typing(store, api, sender.window(), setup.clock())::begin,
        newPosts.reloads(),
        new Figures(store, settings.zone()),
        new Contributions(knowledge, setup.golden()),
        new Subscribing(settings.alert().subscriptionsPerChat()),
        alerting.ledger(),
        alerting.crawls(),
        setup.clock());
  }

  /** Where the webhook's updates come in. */
  Inlet inlet() {
    return inlet;
  }

  /**
   * Takes up what waits from before, and sends what waits.
   *
   * @throws StoreException when the database fails; nothing has begun then
   */
  void start() {
    threshold.since(); // votes count from here on
    keeper.start();
    sender.start();
    housekeeping.start();
    dispatcher.start();
    newPosts.start();
    alerting.start();
  }

  /** Begins to poll, until {@code stopped} is counted down. */
  void poll(BotApi polls, BotApi calls, Metrics metrics, CountDownLatch stopped) {
    var made =
        new Poller(
            polling, polls, calls, inlet, health, metrics, setup.pace(), setup.clock(), stopped);
    poller = Optional.of(made);
    made.start();
  }

  /** Whether this process is the one that polls. */
  boolean polls() {
    return polling.isHeld();
  }

  /**
   * Takes in nothing more, finishes what is in hand, sends what is due, confirms what is stored.
   * Takes at most about 8 s, whatever hangs.
   */
  void stop() throws InterruptedException {
    poller.ifPresent(Poller::stop);
    Thread beside = Thread.ofPlatform().name("stopping").daemon().start(this::breakOff);
    if (!dispatcher.stop(IN_HAND)) {
      LOG.warn("an update is still in hand; it will be handled again at the next start");
    }
    sendDue();
    sender.stop(SENDING);
    housekeeping.close();
    beside.join(SENDING);
    keeper.close();
    inHand.close();
  }

  /** What may take long, and need not be waited for: it is safe to be killed. */
  private void breakOff() {
    try {
      if (poller.isPresent()) {
        poller.get().confirm();
        polling.close(); // Another process polls while this one finishes.
      }
      watch.ifPresent(FolderWatch::close);
      alerting.close();
      newPosts.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets the sender go on until nothing is left, or nothing moves, or time is up. */
  private void sendDue() throws InterruptedException {
    Instant end = Instant.now().plus(DUE);
    Instant moved = Instant.now();
    long left = depth();
    while (left > 0 && Instant.now().isBefore(end)) {
      Thread.sleep(20);
      long now = depth();
      moved = now < left ? Instant.now() : moved;
      left = now;
      if (moved.plus(NOTHING_MOVES).isBefore(Instant.now())) {
        return;
      }
    }
  }

  /** What cannot be counted is not waited for. */
  private long depth() {
    try {
      return store.read(work -> work.outbox().depth());
    } catch (StoreException e) {
      LOG.warn("{}", e.getMessage());
      return 0;
    }
  }
}

package org.wentai.telegram;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.answer.Answerer;
import org.wentai.chat.GoldenSet;
import org.wentai.chat.Language;
import org.wentai.chat.Messages;
import org.wentai.index.GenerationInfo;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.settings.Settings;
import org.wentai.store.Store;
import org.wentai.store.StoreException;

/** The bot as a service: runs until it is stopped. */
public final class TelegramBot {
  private static final Logger LOG = LoggerFactory.getLogger(TelegramBot.class);

  private final Setup setup;
  private final Health health = new Health();
  private final Metrics metrics = new Metrics();
  private final Readiness readiness;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** For calls that a stop breaks off; the others have a client of their own. */
  private final BotApi breakable;

  TelegramBot(Setup setup) {
    this.setup = setup;
    this.breakable = new BotApi(setup.settings().telegram().apiUrl(), setup.token());
    this.readiness = new Readiness(health, setup.clock());
  }

  /**
   * A bot that does not run yet.
   *
   * @param environment has the token, and the webhook's secret where one is set
   * @param language in which it speaks to whoever starts it
   * @param say told what it does
   * @param golden reads the file of golden questions, which are answered by what it is given
   * @throws BotException when the token is missing or cannot be one, or the webhook cannot work
   */
  public static TelegramBot of(
      Settings settings,
      Map<String, String> environment,
      Language language,
      Consumer<String> say,
      Function<Answerer, Function<byte[], GoldenSet>> golden) {
    Messages messages = Messages.of("org.wentai.telegram.service", language);
    return new TelegramBot(Setup.of(settings, environment, messages, say, golden));
  }

  /**
   * Runs until {@link #stop}. What can heal, such as Telegram being out of reach, is retried for as
   * long as it takes; /readyz says what it is.
   *
   * @param source makes the posts ready, and opens them; they are closed at the end
   * @throws BotException when the bot cannot run, as with a wrong token
   */
  public void run(Supplier<KnowledgeBase> source) throws InterruptedException {
    health.bad(Health.Part.START, "starting");
    Optional<Operations> operations = Operations.start(setup.settings().http(), metrics, readiness);
    try {
      operations.ifPresent(o -> setup.tell("operations", setup.settings().http().host(), o.port()));
      try (KnowledgeBase knowledge = source.get()) {
        watch(knowledge);
        Optional<Store> store = openStore();
        if (store.isPresent()) {
          run(operations, knowledge, store.get());
        }
      }
    } finally {
      breakable.close();
      operations.ifPresent(Operations::close);
    }
  }

  /** Lets {@link #run} end; returns at once. */
  public void stop() {
    stopped.countDown();
    breakable.close();
  }

  private void watch(KnowledgeBase knowledge) {
    readiness.askKnowledge(knowledge);
    GenerationInfo info = knowledge.serve(generation -> generation.info());
    setup.tell("knowledge.serving", info.threads(), info.posts());
    KnowledgeFigures.register(metrics, knowledge);
  }

  /** Tries again what passes, as a full disk does. */
  private Optional<Store> openStore() throws InterruptedException {
    Backoff backoff = new Backoff(setup.pace());
    do {
      try {
        return Optional.of(Store.open(setup.settings().store()));
      } catch (StoreException e) {
        if (!e.passing()) {
          throw new BotException(setup.messages().say("store.failed", e.getMessage()), e);
        }
        passing(e);
      }
    } while (!stopsWithin(backoff.next()));
    return Optional.empty();
  }

  private void run(Optional<Operations> operations, KnowledgeBase knowledge, Store opened)
      throws InterruptedException {
    try (Store store = opened;
        BotApi calls = new BotApi(setup.settings().telegram().apiUrl(), setup.token())) {
      readiness.askStore(store);
      new StoreFigures(store, setup.clock()).register(metrics);
      // By the client that stop() closes, so that no call in flight holds a stop up.
      var signIn = new SignIn(breakable, setup.messages(), health, setup.pace(), stopped);
      Optional<Reader.Me> me = signIn.me();
      if (me.isPresent()) {
        Reader.Me self = me.get();
        Thread.ofVirtual().name("menu").start(() -> publish(breakable, store, self));
        var running = new Running(setup, knowledge, store, calls, me.get(), health, metrics);
        work(running, operations, signIn, calls, store, me.get());
      }
    }
  }

  /** Beside the bot's work, which goes without its menu all the same. */
  private void publish(BotApi calls, Store store, Reader.Me me) {
    try {
      Menu.publish(calls, store, me, setup.settings().telegram().admins());
    } catch (RuntimeException e) {
      LOG.warn("the menu could not be published: {}", e.getMessage(), e);
    }
  }

  private void work(
      Running running,
      Optional<Operations> operations,
      SignIn signIn,
      BotApi calls,
      Store store,
      Reader.Me me)
      throws InterruptedException {
    tellLeft(store);
    try {
      if (start(running) && takeIn(running, operations, signIn, calls, me)) {
        stopped.await();
      }
    } finally {
      setup.tell("stopping");
      running.stop();
      tellEnd(store);
    }
  }

  private boolean takeIn(
      Running running, Optional<Operations> operations, SignIn signIn, BotApi calls, Reader.Me me)
      throws InterruptedException {
    return setup.webhook().isPresent()
        ? listen(running, operations.orElseThrow(), signIn, me)
        : poll(running, signIn, calls, me);
  }

  /** Tries again what passes; false when the bot is stopped before. */
  private boolean start(Running running) throws InterruptedException {
    Backoff backoff = new Backoff(setup.pace());
    do {
      try {
        running.start();
        health.good(Health.Part.START);
        return true;
      } catch (StoreException e) {
        if (!e.passing()) {
          throw e;
        }
        passing(e);
      }
    } while (!stopsWithin(backoff.next()));
    return false;
  }

  private void passing(StoreException e) {
    health.bad(Health.Part.START, String.valueOf(e.getMessage()));
    LOG.error("{} Tried again until it works.", e.getMessage());
  }

  private boolean poll(Running running, SignIn signIn, BotApi calls, Reader.Me me)
      throws InterruptedException {
    if (!signIn.byPolling()) {
      return false;
    }
    readiness.askPolls(running::polls);
    metrics.gauge(
        "wentai.poll.age.seconds",
        "Time since a call for updates last ended well",
        () -> health.lastPoll().map(this::age).orElse(Double.NaN));
    running.poll(breakable, calls, metrics, stopped);
    setup.tell("running.polling", me.username());
    return true;
  }

  private double age(Instant at) {
    return Duration.between(at, setup.clock().instant()).toMillis() / 1000.0;
  }

  /** Serves the webhook before Telegram is told of it. */
  private boolean listen(Running running, Operations operations, SignIn signIn, Reader.Me me)
      throws InterruptedException {
    Setup.Hook hook = setup.webhook().orElseThrow();
    var webhook = new Webhook(hook.secret(), running.inlet(), health, metrics);
    operations.serve(hook.address().getPath(), webhook);
    if (!signIn.byWebhook(Webhook.registration(hook.address(), hook.secret()))) {
      return false;
    }
    setup.tell("running.webhook", me.username(), hook.address());
    return true;
  }

  private void tellLeft(Store store) {
    long updates = store.read(work -> work.inbox().depth());
    long messages = store.read(work -> work.outbox().depth());
    if (updates + messages > 0) {
      setup.tell("waiting", updates, messages);
    }
  }

  private void tellEnd(Store store) {
    long left = store.read(work -> work.outbox().depth());
    if (left > 0) {
      setup.tell("stopped.left", left);
    } else {
      setup.tell("stopped");
    }
  }

  private boolean stopsWithin(Duration time) throws InterruptedException {
    return stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }
}

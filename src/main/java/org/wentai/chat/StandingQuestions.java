package org.wentai.chat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.alert.Ledger;
import org.wentai.alert.QuestionMatcher;
import org.wentai.answer.Answer;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.knowledge.KnowledgeException;
import org.wentai.store.Store;
import org.wentai.store.StoreException;
import org.wentai.store.Subscription;

/**
 * Asks standing questions again when posts arrive that may answer them, on a thread of its own,
 * until it is closed. What answers is written as an exchange and an alert, in one transaction, and
 * the question is met.
 */
public final class StandingQuestions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StandingQuestions.class);

  /** How long nothing is looked for when nobody says that there is something. */
  private static final Duration PAUSE = Duration.ofSeconds(15);

  /** How soon it is looked again for a post that could not be searched yet. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Store store;
  private final KnowledgeBase knowledge;
  private final Asking asking;
  private final BooleanSupplier mayWork;
  private final Runnable added;
  private final InstantSource clock;
  private final NewPosts posts;
  private final StandingAnswer answers;
  private final QuestionMatcher questions = new QuestionMatcher();
  private final Semaphore wakes = new Semaphore(0);
  private volatile boolean closed;
  private @Nullable Thread thread;

  /**
   * @param mayWork whether this process is the one that does it now
   * @param added told after a transaction that added alerts
   */
  public StandingQuestions(
      Store store,
      KnowledgeBase knowledge,
      Asking asking,
      Ledger ledger,
      BooleanSupplier mayWork,
      Runnable added,
      InstantSource clock) {
    this.store = store;
    this.knowledge = knowledge;
    this.asking = asking;
    this.mayWork = mayWork;
    this.added = added;
    this.clock = clock;
    this.posts = new NewPosts(store);
    this.answers = new StandingAnswer(ledger);
  }

  public synchronized void start() {
    if (thread == null) {
      thread = Thread.ofPlatform().name("standing-questions").daemon().unstarted(this::run);
      thread.setPriority(Thread.MIN_PRIORITY);
      thread.start();
    }
  }

  /** Says that posts arrived, or that those that had arrived can be searched now. */
  public void wake() {
    wakes.release();
  }

  private void run() {
    while (!closed) {
      Duration pause = PAUSE;
      try {
        pause = mayWork.getAsBoolean() && look() ? SOON : PAUSE;
      } catch (StoreException | KnowledgeException e) {
        LOG.warn("Standing questions wait: {}", e.getMessage());
      }
      pause(pause);
    }
  }

  private void pause(Duration pause) {
    try {
      if (wakes.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        wakes.drainPermits();
      }
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  /**
   * Walks through all posts that arrived and can be searched.
   *
   * @return whether some cannot be searched yet
   * @throws KnowledgeException when there is no index
   */
  boolean look() {
    posts.begin();
    NewPosts.Batch batch = batch();
    while (!closed && !batch.rows().isEmpty()) {
      for (long id : candidates(batch.posts())) {
        ask(id);
      }
      posts.passed(batch);
      batch = batch();
    }
    return batch.waits();
  }

  private NewPosts.Batch batch() {
    return knowledge.serve(
        generation -> {
          store.read(
              work -> {
                questions.follow(work.subscriptions(), generation::idf);
                return true;
              });
          return posts.next(generation, clock.instant());
        });
  }

  private Set<Long> candidates(List<NewPosts.Searchable> arrived) {
    var ids = new LinkedHashSet<Long>();
    arrived.forEach(a -> ids.addAll(questions.candidates(a.head().title(), a.post().text())));
    return ids;
  }

  /** One question that fails keeps none of the others. */
  private void ask(long id) {
    Optional<Subscription> question =
        store
            .read(work -> work.subscriptions().find(id))
            .filter(s -> s.state() == Subscription.State.ACTIVE);
    if (closed || question.isEmpty()) {
      return;
    }
    try {
      ask(question.get());
    } catch (StoreException | KnowledgeException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warn("Standing question {} cannot be asked", id, e);
    }
  }

  private void ask(Subscription question) {
    Instant at = clock.instant();
    Language language = Language.named(question.language()).orElse(Language.ZH);
    Answered answered = asking.answer(question.target(), Optional.empty(), language);
    if (answered.answer() instanceof Answer.Found) {
      Duration taken = Duration.between(at, clock.instant());
      if (store.write(work -> answers.write(work, question, answered, at, taken))) {
        added.run();
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    wakes.release();
    @Nullable Thread running;
    synchronized (this) {
      running = thread;
    }
    try {
      if (running != null) {
        running.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    questions.close();
  }
}

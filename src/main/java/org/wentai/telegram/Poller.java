package org.wentai.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.store.Lease;
import org.wentai.store.StoreException;

/**
 * Asks Telegram for updates, one call after another, until it is stopped. A call confirms the
 * updates below its offset, so it is made when those are stored; the offset itself is not kept:
 * after a start Telegram sends again what was not confirmed, and what of it is known is known by
 * its id. Of several processes one polls at a time.
 */
final class Poller {
  /** The most that Telegram gives at once. */
  private static final int LIMIT = 100;

  private static final Duration LAST_CALL = Duration.ofSeconds(2);
  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

  /** How soon it is noticed that polling is to end, while another process polls. */
  private static final Duration STANDBY = Duration.ofMillis(250);

  private final Lease lease;
  private final BotApi polls;
  private final BotApi calls;
  private final Inlet inlet;
  private final Health health;
  private final Metrics metrics;
  private final Pace pace;
  private final InstantSource clock;
  private final CountDownLatch stopped;
  private final Backoff backoff;
  private final Thread thread = Thread.ofPlatform().name("poll").daemon().unstarted(this::run);
  private long offset;

  /**
   * @param lease held by the process that polls; where it is not held here, this waits
   * @param polls for the calls for updates only: closed to break off the one in flight
   * @param calls for the others
   * @param stopped counted down when polling is to end
   */
  Poller(
      Lease lease,
      BotApi polls,
      BotApi calls,
      Inlet inlet,
      Health health,
      Metrics metrics,
      Pace pace,
      InstantSource clock,
      CountDownLatch stopped) {
    this.lease = lease;
    this.polls = polls;
    this.calls = calls;
    this.inlet = inlet;
    this.health = health;
    this.metrics = metrics;
    this.pace = pace;
    this.clock = clock;
    this.stopped = stopped;
    this.backoff = new Backoff(pace);
  }

  void start() {
    thread.start();
  }

  /** Breaks the call in flight off; no other follows. */
  void stop() {
    stopped.countDown();
    polls.close();
  }

  /**
   * Confirms what is stored by one last call, after {@link #stop}. Not confirmed, it would come
   * again at the next start and be known there: so a failure is no harm.
   */
  void confirm() throws InterruptedException {
    Instant end = Instant.now().plus(LAST_CALL);
    while (!thread.join(Duration.ofMillis(100)) && Instant.now().isBefore(end)) {
      polls.close(); // A call may have begun after it was closed.
    }
    if (offset > 0 && !thread.isAlive() && lease.isHeld()) {
      Outcome last = calls.updates(offset, 1, Duration.ZERO, Reader.KINDS);
      LOG.debug("last call for updates, from {}: {}", offset, last.getClass().getSimpleName());
    }
  }

  private void run() {
    while (!isStopped()) {
      try {
        if (lease.await(STANDBY)) {
          poll();
        }
      } catch (InterruptedException e) {
        stopped.countDown(); // Nobody interrupts this thread; if somebody does, it is to end.
      } catch (RuntimeException | Error e) {
        // Nothing ends polling but stop().
        LOG.error("polling failed and goes on", e);
        trouble("polling failed: " + e.getClass().getSimpleName(), backoff.next());
      }
    }
  }

  private void poll() {
    Outcome outcome = polls.updates(offset, LIMIT, pace.poll(), Reader.KINDS);
    if (isStopped()) {
      return;
    }
    switch (outcome) {
      case Outcome.Done done when done.result().isArray() -> take(done.result());
      case Outcome.Done done ->
          trouble("Telegram's answer to getUpdates holds no list of updates", backoff.next());
      case Outcome.Refused refused -> refused(refused);
      case Outcome.NotSent failure -> unreachable(failure.why());
      case Outcome.Unknown failure -> unreachable(failure.why());
    }
  }

  private void take(JsonNode batch) {
    Inlet.Taken taken;
    try {
      taken = inlet.take(batch);
    } catch (StoreException e) {
      String why = "updates cannot be stored and are not confirmed: " + e.getMessage();
      health.bad(Health.Part.STORE, why);
      trouble(why, backoff.next());
      return;
    }
    worked();
    metrics.received(taken.added());
    if (taken.highest().isPresent()) {
      // Telegram's ids may start anew, lower, after a quiet week: so the offset follows the batch.
      offset = taken.highest().getAsLong() + 1;
    }
    if (taken.added() == 0 && !batch.isEmpty()) {
      // Nothing new in it: it may come again and again, and must not keep a processor busy.
      pause(backoff.next());
    } else {
      backoff.reset();
    }
  }

  private void worked() {
    health.polled(clock.instant());
    if (health.good(Health.Part.POLL) | health.good(Health.Part.STORE)) {
      LOG.warn("updates come in again");
    }
  }

  private void refused(Outcome.Refused refused) {
    switch (refused.code()) {
      case 409 -> conflict(refused);
      case 429 -> {
        metrics.flood();
        trouble(
            "Telegram wants fewer calls for updates (429)",
            refused.retryAfter().orElseGet(backoff::next));
      }
      case 401, 404 ->
          trouble(
              "Telegram does not know the token any more ("
                  + refused.code()
                  + "): get the new one from @BotFather, set TELEGRAM_BOT_TOKEN and start again",
              pace.most());
      default ->
          trouble(
              "Telegram refuses to give updates ("
                  + refused.code()
                  + " "
                  + refused.description()
                  + ")",
              backoff.next());
    }
  }

  private void conflict(Outcome.Refused refused) {
    if (refused.description().toLowerCase(Locale.ROOT).contains("webhook")) {
      calls.call("deleteWebhook", JsonNodeFactory.instance.objectNode());
      trouble(
          "a webhook was set for this bot, perhaps by another program with its token; it was"
              + " deleted, since telegram.webhook is not set here",
          backoff.next());
    } else {
      trouble(
          "another process polls with this bot's token (409): stop it, or give one of the two a"
              + " token of its own",
          pace.conflict());
    }
  }

  private void unreachable(String why) {
    trouble("Telegram cannot be reached for updates: " + why, backoff.next());
  }

  private void trouble(String why, Duration wait) {
    health.bad(Health.Part.POLL, why);
    LOG.warn("{}; next try in {} s", why, Math.max(1, wait.toSeconds()));
    pause(wait);
  }

  private void pause(Duration wait) {
    try {
      if (stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("stopped while waiting");
      }
    } catch (InterruptedException e) {
      // Nobody interrupts this thread; if somebody does, it is to end.
      stopped.countDown();
    }
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }
}

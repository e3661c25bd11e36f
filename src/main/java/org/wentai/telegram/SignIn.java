package org.wentai.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.chat.Messages;

/** Calls that must succeed before the bot can work: repeated until they do, loudly. */
final class SignIn {
  private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

  private final BotApi api;
  private final Messages messages;
  private final Health health;
  private final Pace pace;
  private final CountDownLatch stopped;

  /**
   * @param messages the bundle {@code service}
   * @param stopped counted down when the bot is to stop
   */
  SignIn(BotApi api, Messages messages, Health health, Pace pace, CountDownLatch stopped) {
    this.api = api;
    this.messages = messages;
    this.health = health;
    this.pace = pace;
    this.stopped = stopped;
  }

  /**
   * Who the bot is.
   *
   * @return empty when the bot was stopped before Telegram answered
   * @throws BotException when the token is not valid
   */
  Optional<Reader.Me> me() throws InterruptedException {
    return until("getMe", JsonNodeFactory.instance.objectNode()).map(SignIn::me);
  }

  private static Reader.Me me(JsonNode user) {
    return new Reader.Me(
        user.path("id").asLong(),
        user.path("username").asText(),
        user.path("can_read_all_group_messages").asBoolean(),
        user.path("supports_inline_queries").asBoolean());
  }

  /**
   * Makes sure that updates can be asked for; those that wait are kept.
   *
   * @return false when the bot was stopped before
   */
  boolean byPolling() throws InterruptedException {
    return until("deleteWebhook", JsonNodeFactory.instance.objectNode()).isPresent();
  }

  /**
   * Has updates sent to a webhook.
   *
   * @param registration the parameters of setWebhook
   * @return false when the bot was stopped before
   * @throws BotException when Telegram does not take the address
   */
  boolean byWebhook(ObjectNode registration) throws InterruptedException {
    return until("setWebhook", registration).isPresent();
  }

  private Optional<JsonNode> until(String method, ObjectNode params) throws InterruptedException {
    Backoff backoff = new Backoff(pace);
    while (stopped.getCount() > 0) {
      Outcome outcome = api.call(method, params);
      if (outcome instanceof Outcome.Done done) {
        health.good(Health.Part.START);
        return Optional.of(done.result());
      }
      if (stopped.getCount() == 0) {
        return Optional.empty();
      }
      Duration wait = wait(method, outcome, backoff);
      String why = "Telegram does not answer " + method + " yet: " + why(outcome);
      health.bad(Health.Part.START, why);
      LOG.warn("{}; next try in {} s", why, Math.max(1, wait.toSeconds()));
      if (stopped.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("stopped while waiting");
      }
    }
    return Optional.empty();
  }

  /** How long to wait before the next try. */
  private Duration wait(String method, Outcome outcome, Backoff backoff) {
    if (outcome instanceof Outcome.Refused refused) {
      switch (refused.code()) {
        case 401, 404 -> throw new BotException(messages.say("token.wrong", refused.code()));
        case 400 -> throw new BotException(said(method, refused.description()));
        default -> {
          return refused.retryAfter().orElseGet(backoff::next);
        }
      }
    }
    return backoff.next();
  }

  private String said(String method, String description) {
    return method.equals("setWebhook")
        ? messages.say("webhook.refused", description)
        : messages.say("start.refused", method, description);
  }

  private static String why(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done done -> "done";
      case Outcome.Refused refused -> refused.code() + " " + refused.description();
      case Outcome.NotSent failure -> failure.why();
      case Outcome.Unknown failure -> failure.why();
    };
  }
}

package org.wentai.telegram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls that are worth making at once or not at all: answers to pressed buttons and to inline
 * queries, which Telegram forgets within minutes. Each runs beside the caller.
 */
final class DirectCalls {
  private static final Logger LOG = LoggerFactory.getLogger(DirectCalls.class);

  /** Beyond this many at once, Telegram does not take them anyway. */
  private static final int MOST_AT_ONCE = 200;

  private final BotApi api;
  private final Semaphore free = new Semaphore(MOST_AT_ONCE);

  DirectCalls(BotApi api) {
    this.api = api;
  }

  /**
   * Answers a pressed button, whose waiting mark ends then.
   *
   * @param text shown to who pressed it, at most 200 UTF-16 units; empty shows nothing
   */
  void answer(String callback, String text) {
    ObjectNode params = JsonNodeFactory.instance.objectNode().put("callback_query_id", callback);
    if (!text.isEmpty()) {
      params.put("text", text);
    }
    call("answerCallbackQuery", params);
  }

  /**
   * Answers a pressed button by opening {@code address}: Telegram lets that be the bot itself only,
   * {@code https://t.me/BOT?start=…}.
   */
  void open(String callback, String address) {
    ObjectNode params = JsonNodeFactory.instance.objectNode();
    call("answerCallbackQuery", params.put("callback_query_id", callback).put("url", address));
  }

  void call(String method, ObjectNode params) {
    if (!free.tryAcquire()) {
      LOG.warn("{} was given up: {} calls are under way", method, MOST_AT_ONCE);
      return;
    }
    Thread.ofVirtual()
        .name("direct " + method)
        .start(
            () -> {
              try {
                log(method, api.call(method, params));
              } finally {
                free.release();
              }
            });
  }

  private static void log(String method, Outcome outcome) {
    switch (outcome) {
      case Outcome.Done done -> LOG.trace("{} done", method);
      // The usual one is "query is too old": nobody waits for the answer any more.
      case Outcome.Refused refused ->
          LOG.debug("{} was refused: {} {}", method, refused.code(), refused.description());
      case Outcome.NotSent notSent -> LOG.debug("{} was not sent: {}", method, notSent.why());
      case Outcome.Unknown unknown -> LOG.debug("{} broke off: {}", method, unknown.why());
    }
  }
}

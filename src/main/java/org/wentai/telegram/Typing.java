package org.wentai.telegram;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.store.Lane;
import org.wentai.store.Store;

/**
 * Shows that an answer is being worked out, where that takes long enough to be noticed. It never
 * runs beside a message to the same chat, so it cannot show after the answer; never goes to a chat
 * that is held or closed; and what becomes of it matters to nobody.
 */
final class Typing {
  private static final Logger LOG = LoggerFactory.getLogger(Typing.class);

  /** An answer that comes within this time needs no typing before it. */
  private static final Duration FIRST = Duration.ofMillis(300);

  /** Telegram shows it for 5 s or until a message comes (Bot API, sendChatAction). */
  private static final Duration AGAIN = Duration.ofMillis(4500);

  private final Store store;
  private final BotApi api;
  private final SendWindow window;
  private final InstantSource clock;

  Typing(Store store, BotApi api, SendWindow window, InstantSource clock) {
    this.store = store;
    this.api = api;
    this.window = window;
    this.clock = clock;
  }

  /** Typing that is shown until this is closed. */
  interface Shown extends AutoCloseable {
    @Override
    void close();
  }

  /** Begins to show typing in {@code lane}, after a moment; returns at once. */
  Shown begin(Lane lane) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread.ofVirtual().name("typing " + lane.key()).start(() -> show(lane, ended));
    return ended::countDown;
  }

  private void show(Lane lane, CountDownLatch ended) {
    try {
      Duration pause = FIRST;
      while (!ended.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        if (window.beginTyping(lane.chat())) {
          try {
            type(lane);
          } finally {
            window.typed(lane.chat());
          }
        }
        pause = AGAIN;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.debug("typing was not shown in {}", lane.key(), e);
    }
  }

  private void type(Lane lane) {
    Instant now = clock.instant();
    boolean may =
        store.read(
            work ->
                !work.chats().isClosed(lane.chat())
                    && work.chats().heldUntil(lane.chat(), now).isEmpty());
    if (!may) {
      return;
    }
    ObjectNode params = JsonNodeFactory.instance.objectNode().put("chat_id", lane.chat());
    lane.topic().ifPresent(topic -> params.put("message_thread_id", topic));
    Outcome outcome = api.call("sendChatAction", params.put("action", "typing"));
    if (outcome instanceof Outcome.Refused refused
        && SendRefusal.of(refused) == SendRefusal.FLOOD) {
      Instant until = SendEnd.floodEnds(refused, clock.instant());
      store.run(work -> work.chats().hold(lane.chat(), until));
    }
  }
}

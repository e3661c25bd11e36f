package org.wentai.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.store.Delivery;
import org.wentai.store.Lane;
import org.wentai.store.Outgoing;
import org.wentai.store.Work;

/** Writes down how sending a row ended, and what follows from it. */
final class SendEnd {
  private static final Logger LOG = LoggerFactory.getLogger(SendEnd.class);

  /** Where a 429 names no time. */
  private static final Duration FLOOD = Duration.ofSeconds(5);

  /** Telegram's seconds are rounded down; nothing may come too early. */
  private static final Duration ROUNDED = Duration.ofMillis(200);

  private static final Duration TOKEN = Duration.ofMinutes(1);
  private static final Duration UNKNOWN = Duration.ofSeconds(2);
  private static final int LONGEST_BACKOFF_SECONDS = 10;

  private SendEnd() {}

  /**
   * Writes the end of the try.
   *
   * @param now when it ended
   * @return a word for the figures
   */
  static String write(Work work, Delivery row, Outcome outcome, Instant now) {
    return switch (outcome) {
      case Outcome.Done done -> {
        work.outbox().sent(row.id(), message(done.result()), now);
        yield "sent";
      }
      case Outcome.NotSent not -> {
        work.outbox().again(row.id(), not.why(), now.plus(backoff(row.attempts())));
        yield "not_sent";
      }
      case Outcome.Unknown unknown -> unknown(work, row, unknown, now);
      case Outcome.Refused refused -> refused(work, row, refused, now);
    };
  }

  private static OptionalLong message(JsonNode result) {
    JsonNode id = result.path("message_id");
    return id.isNumber() ? OptionalLong.of(id.longValue()) : OptionalLong.empty();
  }

  /**
   * Telegram's own word that it failed (5xx) is taken for it, and the row is tried again; without
   * any word it may have been carried out: a reply is tried once more, an alert, which nobody would
   * ask for again, until there is word.
   */
  private static String unknown(Work work, Delivery row, Outcome.Unknown unknown, Instant now) {
    if (unknown.answered()) {
      work.outbox().again(row.id(), unknown.why(), now.plus(backoff(row.attempts())));
      return "server_error";
    }
    boolean again =
        work.outbox().unknown(row.id(), unknown.why(), now.plus(unheard(row.unknowns())));
    LOG.warn(
        "whether message {} to {} arrived is not known ({}); {}",
        row.id(),
        row.what().lane().key(),
        unknown.why(),
        again ? "it is sent again" : "it was tried often enough and is left at that");
    return "unknown";
  }

  /** Doubles from 2 s; short, because the row's lane waits for it. */
  private static Duration unheard(int before) {
    return UNKNOWN.multipliedBy(1L << Math.min(before, 4));
  }

  /** Doubles from 1 s, with up to as much again at random, so that rows do not come all at once. */
  private static Duration backoff(int attempts) {
    long seconds = Math.min(LONGEST_BACKOFF_SECONDS, 1L << Math.min(attempts, 10));
    return Duration.ofMillis(500 * seconds + ThreadLocalRandom.current().nextLong(500 * seconds));
  }

  private static String refused(Work work, Delivery row, Outcome.Refused refused, Instant now) {
    SendRefusal why = SendRefusal.of(refused);
    String words = refused.code() + ": " + refused.description();
    Lane lane = row.what().lane();
    switch (why) {
      case FLOOD -> {
        Instant until = floodEnds(refused, now);
        work.chats().hold(lane.chat(), until);
        work.outbox().again(row.id(), words, until);
      }
      case TOKEN -> work.outbox().again(row.id(), words, now.plus(TOKEN));
      case MIGRATED -> {
        work.outbox().again(row.id(), words, now);
        work.chats().migrate(lane.chat(), refused.migratedTo().orElseThrow());
      }
      case CLOSED -> {
        LOG.warn("chat {} cannot be written to any more: {}", lane.chat(), words);
        work.outbox().failed(row.id(), words, now);
        keep(work, row, words, now);
        work.outbox().dropChat(lane.chat(), words, now);
        work.chats().close(lane.chat(), words, now);
      }
      case TOPIC_GONE -> topicGone(work, row, words, now);
      case NOT_MODIFIED -> work.outbox().sent(row.id(), row.target(), now);
      case EDITED_GONE -> editedGone(work, row, words, now);
      case MARKUP -> markup(work, row, words, now);
      case OTHER -> fail(work, row, words, now);
    }
    return why == SendRefusal.FLOOD ? "flood" : "refused";
  }

  /** Replies nobody waits for any more; alerts wait in the ledger until the chat can be told. */
  private static void keep(Work work, Delivery row, String words, Instant now) {
    if (row.what().urgency() == Outgoing.Urgency.ALERT) {
      work.alerts().takeBack(row.id(), words, now);
    }
  }

  /** Until when nothing may go to a chat that got {@code flood} at {@code now}. */
  static Instant floodEnds(Outcome.Refused flood, Instant now) {
    return now.plus(flood.retryAfter().orElse(FLOOD)).plus(ROUNDED);
  }

  /**
   * The general topic takes what a closed or deleted one does not. So it does with each alert of
   * the topic's subscriptions, which stay as they are: a closed topic may be opened again.
   */
  private static void topicGone(Work work, Delivery row, String words, Instant now) {
    Lane lane = row.what().lane();
    if (lane.topic().isEmpty()) {
      fail(work, row, words, now);
      return;
    }
    LOG.info("topic {} takes no messages ({}); the general one gets them", lane.key(), words);
    String body = SendCall.unanswering(row.what().body());
    work.outbox().rewrite(row.id(), Lane.of(lane.chat()), body);
    work.outbox().again(row.id(), words, now);
  }

  private static void editedGone(Work work, Delivery row, String words, Instant now) {
    work.outbox().failed(row.id(), words, now);
    if (row.what().method().equals("editMessageText")) {
      Outgoing anew = Outgoing.reply(row.what().lane(), "sendMessage", row.what().body());
      work.outbox().add(anew, now);
    }
  }

  /** A text that Telegram cannot read is better said without its form than not at all. */
  private static void markup(Work work, Delivery row, String words, Instant now) {
    String plain = SendCall.plain(row.what().body());
    if (plain.equals(row.what().body())) {
      fail(work, row, words, now);
      return;
    }
    LOG.error("message {} was sent without its form: {}", row.id(), words);
    work.outbox().rewrite(row.id(), row.what().lane(), plain);
    work.outbox().again(row.id(), words, now);
  }

  private static void fail(Work work, Delivery row, String words, Instant now) {
    LOG.warn(
        "message {} to {} was refused and is given up: {}",
        row.id(),
        row.what().lane().key(),
        words);
    work.outbox().failed(row.id(), words, now);
  }
}

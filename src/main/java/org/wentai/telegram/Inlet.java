package org.wentai.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.store.Inbox;

/** The way in, however updates come: each is stored, and only then handed on and confirmed. */
final class Inlet {
  /** The largest whole number that JSON readers agree on. */
  private static final long LARGEST_ID = (1L << 53) - 1;

  private static final Logger LOG = LoggerFactory.getLogger(Inlet.class);

  private final long bot;
  private final ToIntFunction<List<Inbox.Received>> storing;
  private final InstantSource clock;

  /**
   * @param bot the bot's id
   * @param storing stores updates, sees to it that they are handled, and tells how many were not
   *     known before
   */
  Inlet(long bot, ToIntFunction<List<Inbox.Received>> storing, InstantSource clock) {
    this.bot = bot;
    this.storing = storing;
    this.clock = clock;
  }

  /**
   * What became of a batch.
   *
   * @param highest the highest update id in it, where one can be read
   * @param added how many of it were not known before
   */
  record Taken(OptionalLong highest, int added) {}

  /**
   * Has a batch stored in one transaction. What is no update, or has no id, is logged and left out.
   *
   * @throws org.wentai.store.StoreException when it cannot be stored: nothing of it may be
   *     confirmed
   */
  Taken take(Iterable<JsonNode> batch) {
    List<Inbox.Received> received = new ArrayList<>();
    int nothing = 0;
    for (JsonNode update : batch) {
      JsonNode id = update.path("update_id");
      if (!id.isIntegralNumber() || !id.canConvertToLong() || !isId(id.asLong())) {
        nothing++;
        continue;
      }
      received.add(
          new Inbox.Received(bot, id.asLong(), clock.instant(), body(update, id.asLong()), 0));
    }
    if (nothing > 0) {
      LOG.warn("{} things that Telegram sent have no update_id and are left out", nothing);
    }
    if (received.isEmpty()) {
      return new Taken(OptionalLong.empty(), 0);
    }
    int added = storing.applyAsInt(received);
    return new Taken(received.stream().mapToLong(Inbox.Received::id).max(), added);
  }

  /** What is nested too deeply to be written is stored as what it is: an update not understood. */
  private static String body(JsonNode update, long id) {
    try {
      return update.toString();
    } catch (RuntimeException | StackOverflowError e) {
      LOG.warn("update {} cannot be written down and is left out", id);
      return "{\"update_id\":" + id + "}";
    }
  }

  /** An offset below 1 would mean something else to Telegram. */
  private static boolean isId(long id) {
    return id > 0 && id < LARGEST_ID;
  }
}

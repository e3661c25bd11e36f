package org.wentai.telegram;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wentai.store.Inbox;

/**
 * As much of an update as is needed to hand it on, whatever else it holds.
 *
 * @param lane updates of one lane are handled one after another: the chat's; where there is none,
 *     the user's; else the update's own
 * @param askedAt when somebody wrote or pressed it; empty for what is news at any age
 */
record Glance(String lane, Optional<Instant> askedAt) {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> MESSAGES =
      List.of("message", "edited_message", "channel_post", "edited_channel_post");

  /** The updates that carry no time of their own: that of their coming stands for it. */
  private static final List<String> ACTS = List.of("callback_query", "inline_query");

  static Glance at(Inbox.Received update) {
    try {
      return at(JSON.readTree(update.body()), update);
    } catch (JacksonException | StackOverflowError e) {
      // Who handles it will say what is wrong with it.
      return new Glance("?" + update.id(), Optional.empty());
    }
  }

  private static Glance at(JsonNode root, Inbox.Received update) {
    for (String kind : MESSAGES) {
      if (root.has(kind)) {
        return new Glance(lane(root.get(kind), update.id()), written(root.get(kind)));
      }
    }
    for (String kind : ACTS) {
      if (root.has(kind)) {
        return new Glance(lane(root.get(kind), update.id()), Optional.of(update.at()));
      }
    }
    JsonNode news = root.path("my_chat_member");
    return new Glance(lane(news, update.id()), Optional.empty());
  }

  private static String lane(JsonNode what, long id) {
    for (JsonNode chat : List.of(what.path("chat"), what.path("message").path("chat"))) {
      if (chat.path("id").isIntegralNumber()) {
        return "chat " + chat.path("id").asText();
      }
    }
    JsonNode user = what.path("from").path("id");
    return user.isIntegralNumber() ? "user " + user.asText() : "?" + id;
  }

  /** A group's new id matters however late it is learnt. */
  private static Optional<Instant> written(JsonNode message) {
    if (message.has("migrate_to_chat_id") || message.has("migrate_from_chat_id")) {
      return Optional.empty();
    }
    long last = Math.max(seconds(message, "date"), seconds(message, "edit_date"));
    return last > 0 ? Optional.of(Instant.ofEpochSecond(last)) : Optional.empty();
  }

  private static long seconds(JsonNode message, String field) {
    JsonNode value = message.path(field);
    return value.canConvertToInt() ? value.asInt() : 0;
  }
}

package org.wentai.telegram.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** getUpdates, and the webhook that takes its place. */
final class Polling {
  private static final long LONGEST = 50;
  private static final int MOST = 100;

  private final World world;
  private final Webhook webhook;
  private long poll;

  Polling(World world, Webhook webhook) {
    this.world = world;
    this.webhook = webhook;
  }

  void addTo(Map<String, Method> methods) {
    methods.put("setWebhook", this::setWebhook);
    methods.put("deleteWebhook", this::deleteWebhook);
    methods.put("getWebhookInfo", p -> info());
  }

  /** How many polls began. */
  long count() {
    return poll;
  }

  /** Waits for updates; not to be called with the world's lock held. */
  JsonNode getUpdates(Parameters params) {
    long mine = world.change(() -> begin(params));
    int limit = (int) Math.clamp(params.number("limit").orElse(MOST), 1, MOST);
    long seconds = Math.clamp(params.number("timeout").orElse(0), 0, LONGEST);
    Optional<List<ObjectNode>> got =
        world.await(
            Duration.ofSeconds(seconds),
            () -> {
              requireTurn(mine);
              List<ObjectNode> first = world.updates.first(limit);
              return first.isEmpty() ? Optional.empty() : Optional.of(first);
            });
    ArrayNode updates = JsonNodeFactory.instance.arrayNode();
    got.orElse(List.of()).forEach(updates::add);
    return updates;
  }

  private long begin(Parameters params) {
    if (webhook.url().isPresent()) {
      throw ApiException.of(
          409,
          "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to"
              + " delete the webhook first");
    }
    world.updates.allow(params.get("allowed_updates"));
    world.updates.confirm(params.number("offset").orElse(0));
    return ++poll;
  }

  private void requireTurn(long mine) {
    if (webhook.url().isPresent()) {
      throw ApiException.of(409, "Conflict: terminated by setWebhook request");
    }
    if (mine != poll) {
      throw ApiException.of(
          409,
          "Conflict: terminated by other getUpdates request; make sure that only one bot instance"
              + " is running");
    }
  }

  private JsonNode setWebhook(Parameters params) {
    String url = params.text("url");
    String secret = params.text("secret_token");
    if (!secret.matches("[A-Za-z0-9_-]{0,256}")) {
      throw ApiException.bad(Violation.Kind.VALUE, "secret token contains unallowed characters");
    }
    // Telegram wants https; here http does too, since the bot listens behind no proxy.
    if (!url.isEmpty() && !url.matches("https?://[^/]+(/.*)?")) {
      throw ApiException.bad(Violation.Kind.VALUE, "bad webhook: invalid webhook URL specified");
    }
    world.updates.allow(params.get("allowed_updates"));
    if (params.is("drop_pending_updates")) {
      world.updates.drop();
    }
    webhook.set(url, secret);
    return BooleanNode.TRUE;
  }

  private JsonNode deleteWebhook(Parameters params) {
    if (params.is("drop_pending_updates")) {
      world.updates.drop();
    }
    webhook.set("", "");
    return BooleanNode.TRUE;
  }

  private JsonNode info() {
    ObjectNode info =
        JsonNodeFactory.instance
            .objectNode()
            .put("url", webhook.url().orElse(""))
            .put("has_custom_certificate", false)
            .put("pending_update_count", world.updates.size());
    webhook
        .lastError()
        .ifPresent(
            e ->
                info.put("last_error_date", e.at().getEpochSecond())
                    .put("last_error_message", e.what()));
    if (!world.updates.allowed().isEmpty()) {
      world.updates.allowed().forEach(info.withArray("/allowed_updates")::add);
    }
    return info;
  }
}

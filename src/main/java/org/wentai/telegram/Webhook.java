package org.wentai.telegram;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.settings.Secret;
import org.wentai.store.StoreException;

/** Takes the updates that Telegram sends: answers 200 when one is stored, and not before. */
final class Webhook implements HttpHandler {
  /** The environment's variable with the secret. */
  static final String SECRET = "TELEGRAM_WEBHOOK_SECRET";

  static final String HEADER = "X-Telegram-Bot-Api-Secret-Token";

  /** Updates are a few KiB; a message has at most 4096 characters and their entities. */
  static final int LARGEST_BODY = 1 << 20;

  /** Telegram keeps the order of one chat's updates however many connections it uses. */
  private static final int CONNECTIONS = 20;

  private static final Pattern SECRET_FORM = Pattern.compile("[A-Za-z0-9_-]{1,256}");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);

  private final Secret secret;
  private final Inlet inlet;
  private final Health health;
  private final Metrics metrics;

  Webhook(Secret secret, Inlet inlet, Health health, Metrics metrics) {
    this.secret = secret;
    this.inlet = inlet;
    this.health = health;
    this.metrics = metrics;
  }

  /** Whether {@code secret} is one that Telegram takes: 1 to 256 of A-Z, a-z, 0-9, _ and -. */
  static boolean isSecret(Secret secret) {
    return SECRET_FORM.matcher(secret.reveal()).matches();
  }

  /** The address that Telegram is told: {@code configured}, with a path of its own. */
  static URI address(URI configured) {
    String path = configured.getRawPath();
    return path == null || path.isEmpty() || path.equals("/")
        ? configured.resolve("/telegram")
        : configured;
  }

  /** The parameters of setWebhook. */
  static ObjectNode registration(URI configured, Secret secret) {
    ObjectNode params = JSON.createObjectNode();
    params.put("url", address(configured).toString());
    params.put("secret_token", secret.reveal());
    params.put("max_connections", CONNECTIONS);
    Reader.KINDS.forEach(params.putArray("allowed_updates")::add);
    return params;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(status(exchange), -1);
  }

  private int status(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      exchange.getResponseHeaders().set("Allow", "POST");
      return 405;
    }
    String given = exchange.getRequestHeaders().getFirst(HEADER);
    if (given == null || !MessageDigest.isEqual(bytes(given), bytes(secret.reveal()))) {
      LOG.warn("a call to the webhook without the right secret was refused");
      return 401;
    }
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      LOG.warn("an update larger than {} bytes was refused", LARGEST_BODY);
      return 413;
    }
    // What can never be stored is not wanted again: it would stand before the updates behind it.
    return parsed(body).map(this::take).orElse(200);
  }

  private static Optional<JsonNode> parsed(byte[] body) throws IOException {
    try {
      return Optional.of(JSON.readTree(body));
    } catch (JacksonException e) {
      LOG.warn("the webhook was sent something that is no JSON; it is left out");
      return Optional.empty();
    }
  }

  private int take(JsonNode update) {
    try {
      metrics.received(inlet.take(List.of(update)).added());
      if (health.good(Health.Part.STORE)) {
        LOG.warn("updates are stored again");
      }
      return 200;
    } catch (StoreException e) {
      health.bad(Health.Part.STORE, "updates cannot be stored: " + e.getMessage());
      LOG.error("an update cannot be stored; Telegram will send it again: {}", e.getMessage());
      return 500;
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

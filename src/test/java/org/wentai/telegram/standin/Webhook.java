package org.wentai.telegram.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Delivers updates by POST, one after the other, each until it is answered with 2xx. */
final class Webhook implements AutoCloseable {
  private static final Duration AGAIN = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Why a delivery failed. */
  record Failure(Instant at, String what) {}

  private final World world;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final Thread worker;
  private String url = "";
  private String secret = "";
  private @Nullable Failure failure;

  Webhook(World world) {
    this.world = world;
    this.worker = Thread.ofVirtual().name("stand-in webhook").start(this::deliver);
  }

  /** Guarded by the world's lock, as are the other readings. */
  void set(String url, String secret) {
    this.url = url;
    this.secret = secret;
    this.failure = null;
  }

  Optional<String> url() {
    return url.isEmpty() ? Optional.empty() : Optional.of(url);
  }

  Optional<Failure> lastError() {
    return Optional.ofNullable(failure);
  }

  private void deliver() {
    while (!Thread.currentThread().isInterrupted()) {
      world
          .await(PATIENCE, () -> world.updates.first(url.isEmpty() ? 0 : 1).stream().findFirst())
          .ifPresent(this::post);
    }
  }

  private void post(ObjectNode update) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(update.toString()));
    if (!secret.isEmpty()) {
      request.header("X-Telegram-Bot-Api-Secret-Token", secret);
    }
    try {
      HttpResponse<Void> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.discarding());
      if (answer.statusCode() / 100 == 2) {
        world.change(
            () -> {
              world.updates.confirmOnly(update);
              return true;
            });
        return;
      }
      failed("Wrong response from the webhook: " + answer.statusCode());
    } catch (IOException e) {
      failed(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void failed(String why) {
    world.change(() -> failure = new Failure(Instant.now(), why));
    try {
      Thread.sleep(AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    worker.interrupt();
    client.shutdownNow();
  }
}

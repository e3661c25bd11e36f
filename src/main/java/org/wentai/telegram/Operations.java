package org.wentai.telegram;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wentai.settings.HttpSettings;

/** Serves health, readiness, metrics and, where there is one, the webhook. */
final class Operations implements AutoCloseable {
  /** Paths that a webhook may not have. */
  static final List<String> PATHS = List.of("/healthz", "/readyz", "/metrics");

  private static final int THREADS = 8;
  private static final Logger LOG = LoggerFactory.getLogger(Operations.class);

  private final HttpServer server;
  private final ExecutorService threads;

  private Operations(HttpServer server) {
    this.server = server;
    this.threads =
        Executors.newFixedThreadPool(
            THREADS, work -> Thread.ofPlatform().name("http").daemon().unstarted(work));
  }

  /**
   * Starts serving.
   *
   * @param problems what makes the bot unready, asked at each call of /readyz
   * @return empty when the port is 0
   * @throws BotException when it cannot listen there
   */
  static Optional<Operations> start(
      HttpSettings settings, Metrics metrics, Supplier<List<String>> problems) {
    if (settings.port() == 0) {
      return Optional.empty();
    }
    // The JDK's server waits for ever for a slow client unless it is told not to.
    System.setProperty("sun.net.httpserver.maxReqTime", "30");
    System.setProperty("sun.net.httpserver.maxRspTime", "30");
    Operations operations = new Operations(listen(settings));
    operations.serve("/healthz", () -> new Page(200, "ok\n"));
    operations.serve("/readyz", () -> readiness(problems.get()));
    operations.serve("/metrics", () -> new Page(200, metrics.scrape()));
    operations.server.setExecutor(operations.threads);
    operations.server.start();
    return Optional.of(operations);
  }

  private static HttpServer listen(HttpSettings settings) {
    InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
    try {
      return HttpServer.create(address, 0);
    } catch (IOException | RuntimeException e) {
      throw new BotException(
          "cannot listen at "
              + settings.host()
              + ":"
              + settings.port()
              + " ("
              + e.getMessage()
              + "); set http.port to a free port, or to 0 for none, and http.host to an address"
              + " of this machine",
          e);
    }
  }

  private record Page(int status, String text) {}

  private static Page readiness(List<String> problems) {
    return problems.isEmpty()
        ? new Page(200, "ready\n")
        : new Page(503, String.join("\n", problems) + "\n");
  }

  private void serve(String path, Supplier<Page> page) {
    server.createContext(path, guarded(exchange -> answer(exchange, page)));
  }

  /** Serves the webhook at {@code path}. */
  void serve(String path, Webhook webhook) {
    server.createContext(path, guarded(webhook));
  }

  private static void answer(HttpExchange exchange, Supplier<Page> page) throws IOException {
    boolean get = exchange.getRequestMethod().equals("GET");
    Page shown = get ? page.get() : new Page(405, "GET only\n");
    byte[] body = shown.text().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(shown.status(), body.length);
    exchange.getResponseBody().write(body);
  }

  /** A context serves all paths that begin with its own: the others are not there. */
  private static HttpHandler guarded(HttpHandler handler) {
    return exchange -> {
      try (exchange) {
        String path = exchange.getHttpContext().getPath();
        if (exchange.getRequestURI().getPath().equals(path)) {
          guarded(exchange, handler);
        } else {
          exchange.sendResponseHeaders(404, -1);
        }
      }
    };
  }

  private static void guarded(HttpExchange exchange, HttpHandler handler) throws IOException {
    try {
      handler.handle(exchange);
    } catch (RuntimeException e) {
      LOG.error("a call to {} failed", exchange.getHttpContext().getPath(), e);
      exchange.sendResponseHeaders(500, -1);
    }
  }

  /** The port listened at. */
  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

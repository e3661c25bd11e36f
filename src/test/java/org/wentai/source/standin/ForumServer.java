package org.wentai.source.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/**
 * A Discuz! X forum on a free port of loopback. Its state is {@link #forum}, what is wrong with it
 * {@link #mood}, and every request it got stands in {@link #requests}.
 */
public final class ForumServer implements AutoCloseable {
  /** What Discuz hands out unless somebody changes it. */
  public static final String USUAL_ROBOTS =
      """
      User-agent: *
      Disallow: /api/
      Disallow: /search.php
      Disallow: /member.php
      Disallow: /forum.php?mod=redirect*
      Disallow: /forum.php?mod=post*
      Disallow: /*?mod=misc*
      Disallow: /*?mod=attachment*
      Disallow: /*mobile=yes*
      """;

  private final Site site;
  private final Forum forum;
  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Routes routes;
  private final List<ForumRequest> requests = new CopyOnWriteArrayList<>();
  private volatile Mood mood = new Mood.Well();
  private volatile Optional<Reply> robots = Optional.of(text(200, USUAL_ROBOTS));

  private ForumServer(Site site) throws IOException {
    this.site = site;
    this.forum = new Forum(site.clock());
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    routes = new Routes(site, forum, root());
    http.createContext("/", this::answer);
    http.setExecutor(threads);
    http.start();
  }

  /** Starts a site without boards. */
  public static ForumServer start(Site site) {
    try {
      return new ForumServer(site);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is: {@code http://127.0.0.1:PORT/}. */
  public URI root() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
  }

  /** The forum it shows. */
  public Forum forum() {
    return forum;
  }

  /** How it is set up. */
  public Site site() {
    return site;
  }

  /** From now on it answers so; robots.txt is answered all the same. */
  public void mood(Mood next) {
    mood = next;
  }

  /** From now on its robots.txt is this, with this status. */
  public void robots(int status, String file) {
    robots = Optional.of(text(status, file));
  }

  /** From now on its robots.txt is as ill as the rest. */
  public void robotsInMood() {
    robots = Optional.empty();
  }

  /** What it was asked so far, in order. */
  public List<ForumRequest> requests() {
    return List.copyOf(requests);
  }

  /** Forgets what it was asked. */
  public void forget() {
    requests.clear();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      log(exchange);
      Mood now = mood;
      boolean robotsFile = exchange.getRequestURI().getPath().equals("/robots.txt");
      if (robotsFile && robots.isPresent()) {
        send(exchange, robots.get(), false);
        return;
      }
      if (now instanceof Mood.Slow slow) {
        Thread.sleep(slow.delay());
      }
      String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
      String path = exchange.getRequestURI().getPath();
      send(
          exchange,
          routes.reply(now, path, parameters(query), query),
          now instanceof Mood.Breaking);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void log(HttpExchange exchange) {
    var headers = exchange.getRequestHeaders();
    requests.add(
        new ForumRequest(
            Instant.now(),
            exchange.getRequestURI().toString(),
            Optional.ofNullable(headers.getFirst("User-Agent")).orElse(""),
            Optional.ofNullable(headers.getFirst("Cookie")).orElse(""),
            Optional.ofNullable(headers.getFirst("Accept-Encoding")).orElse("")));
  }

  private void send(HttpExchange exchange, Reply reply, boolean breakOff) throws IOException {
    byte[] body = reply.body().getBytes(site.charset());
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", reply.contentType() + "; charset=" + site.charset().name());
    headers.add("Set-Cookie", "standin_saltkey=k1; path=/; httponly");
    reply.headers().forEach(headers::set);
    String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
    if (accepted != null && accepted.contains("gzip") && body.length > 0) {
      headers.set("Content-Encoding", "gzip");
      body = packed(body);
    }
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body, 0, breakOff ? body.length / 2 : body.length);
    if (!breakOff) {
      exchange.getResponseBody().close();
    }
  }

  private static byte[] packed(byte[] body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    }
    return out.toByteArray();
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> found = new HashMap<>();
    for (String part : query.split("&")) {
      String[] pair = part.split("=", 2);
      String value = pair.length < 2 ? "" : pair[1];
      found.put(pair[0], java.net.URLDecoder.decode(value, StandardCharsets.UTF_8));
    }
    return found;
  }

  private static Reply text(int status, String file) {
    return new Reply(status, "text/plain", file, Map.of());
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}

package org.wentai.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/** As much of Telegram, on loopback, as taking updates in needs: a queue with its offsets. */
public final class TinyTelegram implements AutoCloseable {
  public static final String TOKEN = "123456:AAE-tiny_token";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A field of multipart/form-data, which the library sends setWebhook as. */
  private static final Pattern FIELD =
      Pattern.compile("name=\"(\\w+)\".*?\\r\\n\\r\\n(.*?)\\r\\n--", Pattern.DOTALL);

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> Thread.ofPlatform().name("tiny telegram").daemon().unstarted(work));
  private final TreeMap<Long, String> queue = new TreeMap<>();
  private final Map<String, Deque<Answer>> scripts = new HashMap<>();
  private final List<Call> calls = new ArrayList<>();
  private volatile LongConsumer onConfirm = offset -> {};
  private boolean closed;

  /** A call that came in. */
  public record Call(String method, JsonNode params, long nanos) {}

  private record Answer(int status, String body) {}

  public TinyTelegram() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Puts an update into the queue. */
  synchronized void send(long id, String update) {
    queue.put(id, update);
    notifyAll();
  }

  /** A private message of {@code chat}, written now. */
  public void message(long id, long chat, String text) {
    message(id, chat, text, System.currentTimeMillis() / 1000);
  }

  public void message(long id, long chat, String text, long date) {
    send(id, messageJson(id, chat, text, date));
  }

  static String messageJson(long id, long chat, String text, long date) {
    return """
    {"update_id":%d,"message":{"message_id":%d,"date":%d,"text":"%s",
     "chat":{"id":%d,"type":"private","first_name":"A"},
     "from":{"id":%d,"is_bot":false,"first_name":"A","language_code":"zh"}}}
    """
        .formatted(id, id, date, text, chat, chat);
  }

  /** Answers the next call of {@code method} so, and not as usual. */
  public synchronized void answerOnce(String method, int status, String body) {
    scripts.computeIfAbsent(method, m -> new ArrayDeque<>()).add(new Answer(status, body));
    notifyAll();
  }

  public static String refusal(int code, String description, String more) {
    return "{\"ok\":false,\"error_code\":%d,\"description\":\"%s\"%s}"
        .formatted(code, description, more);
  }

  /** Has {@code check} told each offset that confirms, before anything is forgotten. */
  public void onConfirm(LongConsumer check) {
    onConfirm = check;
  }

  public synchronized List<Call> calls(String method) {
    return calls.stream().filter(c -> c.method().equalsIgnoreCase(method)).toList();
  }

  public synchronized List<Long> waiting() {
    return List.copyOf(queue.keySet());
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String method = path.substring(path.lastIndexOf('/') + 1);
      byte[] body = exchange.getRequestBody().readAllBytes();
      JsonNode params = params(new String(body, StandardCharsets.UTF_8));
      Answer answer = answer(method, params);
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static JsonNode params(String body) throws IOException {
    if (!body.startsWith("--")) {
      return body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
    }
    ObjectNode fields = JSON.createObjectNode();
    FIELD.matcher(body).results().forEach(field -> fields.put(field.group(1), field.group(2)));
    return fields;
  }

  private synchronized Answer answer(String method, JsonNode params) throws InterruptedException {
    calls.add(new Call(method, params, System.nanoTime()));
    notifyAll();
    for (var script : scripts.entrySet()) {
      if (script.getKey().equalsIgnoreCase(method) && !script.getValue().isEmpty()) {
        return script.getValue().remove();
      }
    }
    return switch (method.toLowerCase(Locale.ROOT)) {
      case "getupdates" -> updates(params);
      case "getme" ->
          done(
              """
              {"id":123456,"is_bot":true,"first_name":"W","username":"tiny_bot",
               "can_join_groups":true,"can_read_all_group_messages":false,
               "supports_inline_queries":true}
              """);
      case "sendmessage" ->
          done(
              "{\"message_id\":%d,\"date\":1,\"chat\":%s}"
                  .formatted(
                      calls.size(),
                      "{\"id\":" + params.path("chat_id").asText() + ",\"type\":\"private\"}"));
      default -> done("true");
    };
  }

  private static Answer done(String result) {
    return new Answer(200, "{\"ok\":true,\"result\":" + result + "}");
  }

  private Answer updates(JsonNode params) throws InterruptedException {
    long offset = params.path("offset").asLong();
    boolean beyond = queue.isEmpty() || offset > queue.lastKey() + 1;
    if (offset > 0) {
      onConfirm.accept(offset);
    }
    if (offset > 0 && !beyond) {
      queue.headMap(offset).clear();
    }
    long end = System.nanoTime() + params.path("timeout").asLong() * 1_000_000_000L;
    while (queue.isEmpty() && !closed && !scripted() && System.nanoTime() < end) {
      wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
    }
    List<String> some = queue.values().stream().limit(params.path("limit").asLong(100)).toList();
    return done("[" + String.join(",", some) + "]");
  }

  private boolean scripted() {
    return scripts.entrySet().stream()
        .anyMatch(s -> s.getKey().equalsIgnoreCase("getUpdates") && !s.getValue().isEmpty());
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    server.stop(0);
    threads.shutdownNow();
  }

  /** A port that nobody listens at, for the bot's own server. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** One thread to answer from, in the knowledge folder of {@code home}. */
  public static void fill(Path home) throws IOException {
    Files.createDirectories(home.resolve("knowledge"));
    Files.writeString(
        home.resolve("knowledge/library.md"), "---\ntitle: 图书馆搬迁\n---\n市图书馆新馆位于人民路18号。\n");
  }
}

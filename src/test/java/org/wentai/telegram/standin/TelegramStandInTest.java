package org.wentai.telegram.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TelegramStandInTest {
  private static final long USER = 1001;
  private static final long FORUM = -1_001_234L;

  private final TelegramStandIn standIn = TelegramStandIn.start(Limits.NONE, 0);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    standIn.close();
    client.close();
  }

  @Test
  void anAnswerLandsInTheChat() throws Exception {
    standIn.script().say(USER, USER, "停车费多少？");
    JsonNode update = call("getUpdates", "{}").path("result").path(0);
    assertThat(update.path("message").path("text").asText()).isEqualTo("停车费多少？");
    send("{\"chat_id\":1001,\"text\":\"<b>5</b> 元\",\"parse_mode\":\"HTML\"}");
    Posted answer = standIn.awaitSent(USER, 1);
    assertThat(answer.text()).isEqualTo("5 元");
    assertThat(answer.formatted().parts("bold")).containsExactly("5");
    assertThat(standIn.violations()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"chat_id\":1001,\"text\":\"x\",\"surprise\":1} | SCHEMA",
        "{\"chat_id\":1001} | SCHEMA",
        "{\"chat_id\":1001,\"text\":5} | SCHEMA",
        "{\"chat_id\":1001,\"text\":\"<b>x\",\"parse_mode\":\"HTML\"} | PARSER",
        "{\"chat_id\":1001,\"text\":\" \\u200b\"} | LENGTH",
        "{\"chat_id\":1001,\"text\":\"\\ud800\"} | PARSER",
        "{\"chat_id\":1001,\"text\":\"x\",\"reply_markup\":{\"inline_keyboard\":[[{\"text\":\"a\"}]]}}"
            + " | VALUE",
      })
  void whatBreaksARuleIsRefusedAndRecorded(String body, Violation.Kind kind) throws Exception {
    standIn.script().say(USER, USER, "x");
    JsonNode answer = call("sendMessage", body);
    assertThat(answer.path("error_code").asInt()).isEqualTo(400);
    assertThat(standIn.violations()).extracting(Violation::kind).containsExactly(kind);
    assertThat(standIn.sent(USER)).isEmpty();
  }

  @Test
  void lengthsCountInUnitsAfterParsing() throws Exception {
    standIn.script().say(USER, USER, "x");
    String longest = "<b>" + "停".repeat(4096) + "</b>";
    assertThat(html(longest).path("ok").asBoolean()).isTrue();
    assertThat(html(longest + "a").path("description").asText())
        .isEqualTo("Bad Request: message is too long");
    assertThat(html("👍".repeat(2049)).path("error_code").asInt()).isEqualTo(400);
    assertThat(html("&amp;".repeat(7_000)).path("error_code").asInt()).isEqualTo(400);
  }

  @Test
  void topicsMustExistAndBeOpen() throws Exception {
    standIn.places().forum(FORUM, "论坛");
    long topic = standIn.places().topic(FORUM, "停车");
    String into = "{\"chat_id\":-1001234,\"text\":\"x\",\"message_thread_id\":%d}";
    assertThat(call("sendMessage", into.formatted(topic)).path("ok").asBoolean()).isTrue();
    assertThat(standIn.sent(FORUM).getFirst().thread()).hasValue(topic);
    assertThat(description(into.formatted(topic + 77)))
        .isEqualTo("Bad Request: message thread not found");
    standIn.places().closeTopic(FORUM, topic);
    assertThat(description(into.formatted(topic))).isEqualTo("Bad Request: TOPIC_CLOSED");
    standIn.places().reopenTopic(FORUM, topic);
    assertThat(call("sendMessage", into.formatted(topic)).path("ok").asBoolean()).isTrue();
    standIn.places().deleteTopic(FORUM, topic);
    assertThat(description(into.formatted(topic)))
        .isEqualTo("Bad Request: message thread not found");
  }

  @Test
  void chatsThatAreGone() throws Exception {
    standIn.script().say(USER, USER, "x");
    standIn.places().block(USER);
    assertThat(description("{\"chat_id\":1001,\"text\":\"x\"}"))
        .isEqualTo("Forbidden: bot was blocked by the user");
    standIn.places().group(-7, "组");
    standIn.places().migrate(-7, -1_007L);
    JsonNode moved = call("sendMessage", "{\"chat_id\":-7,\"text\":\"x\"}");
    assertThat(moved.path("parameters").path("migrate_to_chat_id").asLong()).isEqualTo(-1_007L);
    standIn.places().kick(-1_007L);
    assertThat(description("{\"chat_id\":-1007,\"text\":\"x\"}"))
        .isEqualTo("Forbidden: bot was kicked from the supergroup chat");
    List<JsonNode> members = call("getUpdates", "{}").path("result").findValues("new_chat_member");
    assertThat(members)
        .extracting(m -> m.path("status").asText())
        .containsExactly("kicked", "kicked");
    assertThat(standIn.violations()).isEmpty();
  }

  @Test
  void faultsBeforeAndAfter() throws Exception {
    standIn.script().say(USER, USER, "x");
    standIn.faults().next("sendMessage", Fault.DROPPED_BEFORE, Fault.DROPPED_AFTER);
    String body = "{\"chat_id\":1001,\"text\":\"%s\"}";
    assertThatThrownBy(() -> send(body.formatted("before"))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> send(body.formatted("after"))).isInstanceOf(IOException.class);
    assertThat(standIn.sent(USER)).extracting(Posted::text).containsExactly("after");
    assertThat(standIn.calls("sendMessage")).extracting(Call::done).containsExactly(false, true);
  }

  @Test
  void filesComeInMultipartBodiesWithNamesInQuotesOrWithout() throws Exception {
    standIn.script().say(USER, USER, "x");
    for (String name : List.of("\"a b.csv\"", "a.csv")) {
      String body =
          "--B\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n1001\r\n"
              + "--B\r\nContent-Disposition: form-data; name=\"document\"; filename="
              + name
              + "\r\nContent-Type: text/csv\r\n\r\n甲,乙\r\n\r\n--B--\r\n";
      client.send(
          HttpRequest.newBuilder(request("sendDocument", body), (n, v) -> false)
              .header("Content-Type", "multipart/form-data; boundary=B")
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
    assertThat(standIn.sent(USER))
        .extracting(m -> m.file().orElseThrow().toString())
        .containsExactly("a b.csv (text/csv, 9 bytes)", "a.csv (text/csv, 9 bytes)");
    assertThat(standIn.violations()).isEmpty();
  }

  @Test
  void aWebhookIsTriedUntilItTakesAnUpdate() throws Exception {
    List<String> secrets = new CopyOnWriteArrayList<>();
    HttpServer bot = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    bot.createContext(
        "/hook",
        exchange -> {
          secrets.add(exchange.getRequestHeaders().getFirst("X-Telegram-Bot-Api-Secret-Token"));
          exchange.sendResponseHeaders(secrets.size() == 1 ? 500 : 200, -1);
          exchange.close();
        });
    bot.start();
    try {
      String url = "http://127.0.0.1:" + bot.getAddress().getPort() + "/hook";
      call("setWebhook", "{\"url\":\"" + url + "\",\"secret_token\":\"s-1\"}");
      standIn.script().say(USER, USER, "x");
      standIn.await(
          Duration.ofSeconds(10),
          () -> standIn.waiting() == 0 ? Optional.of(true) : Optional.empty());
      assertThat(secrets).containsExactly("s-1", "s-1");
      assertThat(call("getUpdates", "{}").path("error_code").asInt()).isEqualTo(409);
    } finally {
      bot.stop(0);
    }
  }

  @Test
  void downAndUpAgain() throws Exception {
    standIn.down();
    assertThatThrownBy(() -> call("getMe", "{}")).isInstanceOf(ConnectException.class);
    standIn.up();
    assertThat(call("getMe", "{}").path("ok").asBoolean()).isTrue();
  }

  @Test
  void aSecondPollerEndsTheFirstOnesPoll() throws Exception {
    CompletableFuture<HttpResponse<String>> first =
        client.sendAsync(
            request("getUpdates", "{\"timeout\":50}"), HttpResponse.BodyHandlers.ofString());
    standIn.await(
        Duration.ofSeconds(10), () -> standIn.polls() == 1 ? Optional.of(1) : Optional.empty());
    call("getUpdates", "{}");
    assertThat(first.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(409);
  }

  @Test
  void privacyModeHidesWhatIsNotMeantForTheBot() throws Exception {
    standIn.places().supergroup(-1_009L, "组");
    standIn.script().say(USER, -1_009L, "停车费多少？");
    standIn.script().say(USER, -1_009L, "/ask@other_bot x");
    standIn.script().say(Saying.of(USER, -1_009L, "/ask@wentai_bot x").anonymously());
    standIn.privacyMode(false);
    standIn.script().say(USER, -1_009L, "都听见");
    assertThat(call("getUpdates", "{}").path("result").findValuesAsText("text"))
        .containsExactly("/ask@wentai_bot x", "都听见");
  }

  private void send(String body) throws Exception {
    call("sendMessage", body);
  }

  private JsonNode html(String html) throws Exception {
    return call(
        "sendMessage", "{\"chat_id\":1001,\"parse_mode\":\"HTML\",\"text\":\"" + html + "\"}");
  }

  private String description(String body) throws Exception {
    return call("sendMessage", body).path("description").asText();
  }

  private JsonNode call(String method, String body) throws Exception {
    return Schema.JSON.readTree(
        client.send(request(method, body), HttpResponse.BodyHandlers.ofString()).body());
  }

  private HttpRequest request(String method, String body) {
    return HttpRequest.newBuilder(
            URI.create(standIn.url() + "/bot" + standIn.token() + "/" + method))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }
}

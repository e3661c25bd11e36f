package org.wentai.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.AnswerInlineQuery;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.wentai.settings.Secret;
import org.wentai.store.Outgoing.Attached;
import org.wentai.telegram.WireServer.Arrived;
import org.wentai.telegram.WireServer.Told;

class BotApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  static final Secret TOKEN = secret("4711:AA-secret_Token");

  static ObjectNode params(String json) throws Exception {
    return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sendMessage|{'chat_id':-1001234567890123,'message_thread_id':7,'text':'a<b>c</b> 停车 😀',"
            + "'parse_mode':'HTML','link_preview_options':{'is_disabled':true},"
            + "'reply_parameters':{'message_id':5,'allow_sending_without_reply':true,'quote':'q'},"
            + "'disable_notification':true,"
            + "'reply_markup':{'inline_keyboard':[[{'text':'x','callback_data':'m:1'},"
            + "{'text':'y','url':'https://example.org/?a=1&b=2'}],[{'text':'s','style':'danger',"
            + "'switch_inline_query':'z'}]]}}",
        "sendMessage|{'chat_id':5,'text':'t','entities':[{'type':'bold','offset':0,'length':1},"
            + "{'type':'expandable_blockquote','offset':0,'length':1},"
            + "{'type':'text_link','offset':0,'length':1,'url':'https://e.org'}]}",
        "sendMessage|{'chat_id':5,'text':'t','reply_markup':{'force_reply':true}}",
        "sendMessage|{'chat_id':5,'text':'t','reply_markup':{'remove_keyboard':true}}",
        "editMessageText|{'chat_id':5,'message_id':9,'text':'t','parse_mode':'HTML',"
            + "'link_preview_options':{'is_disabled':true},'reply_markup':{'inline_keyboard':[]}}",
        "editMessageReplyMarkup|{'chat_id':5,'message_id':9,"
            + "'reply_markup':{'inline_keyboard':[[{'text':'x','callback_data':'m'}]]}}",
        "editMessageReplyMarkup|{'chat_id':5,'message_id':9}",
        "editMessageCaption|{'chat_id':5,'message_id':9,'caption':'c','parse_mode':'HTML'}",
        "sendChatAction|{'chat_id':5,'message_thread_id':3,'action':'typing'}",
        "answerCallbackQuery|{'callback_query_id':'77','text':'ok','show_alert':true,"
            + "'cache_time':5}",
        "answerCallbackQuery|{'callback_query_id':'77'}",
        "answerCallbackQuery|{'callback_query_id':'77','url':'https://t.me/b?start=1'}",
        "answerInlineQuery|{'inline_query_id':'1','results':[{'type':'article','id':'a',"
            + "'title':'T','description':'D','input_message_content':{'message_text':'<b>x</b>',"
            + "'parse_mode':'HTML','link_preview_options':{'is_disabled':true}},"
            + "'reply_markup':{'inline_keyboard':[[{'text':'x','callback_data':'m'}]]}}],"
            + "'cache_time':60,'is_personal':false,'next_offset':''}",
        "answerInlineQuery|{'inline_query_id':'1','results':[{'type':'article','id':'a',"
            + "'title':'T','input_message_content':{'message_text':'x'}}],"
            + "'button':{'text':'b','start_parameter':'p'}}",
        "answerInlineQuery|{'inline_query_id':'1','results':[],'cache_time':0,'is_personal':true,"
            + "'button':{'text':'b','start_parameter':'p'}}",
        "getMe|{}",
        "getFile|{'file_id':'F'}",
        "getChatMember|{'chat_id':-5,'user_id':6000000000}",
        "leaveChat|{'chat_id':-5}",
        "setMyCommands|{'commands':[{'command':'ask','description':'问'}],"
            + "'scope':{'type':'all_private_chats'},'language_code':'en'}",
        "setMyCommands|{'commands':[{'command':'ask','description':'问'}],"
            + "'scope':{'type':'chat','chat_id':1001}}",
        "setMyCommands|{'commands':[{'command':'ask','description':'问'}],"
            + "'scope':{'type':'default'}}",
        "setMyCommands|{'commands':[{'command':'ask','description':'问'}]}",
        "deleteMyCommands|{'scope':{'type':'all_group_chats'},'language_code':'zh'}",
        "deleteMyCommands|{}",
        "setMyDescription|{'description':'d','language_code':'en'}",
        "setMyShortDescription|{'short_description':'d'}",
        "setWebhook|{'url':'https://e.org/h','secret_token':'s','max_connections':10,"
            + "'allowed_updates':['message','callback_query'],'drop_pending_updates':false}",
        "deleteWebhook|{'drop_pending_updates':false}",
        "deleteWebhook|{}",
        "getWebhookInfo|{}",
      })
  void callsArriveAsTheyWereMeant(String method, String json) throws Exception {
    try (var server = new WireServer(r -> Told.done("true"));
        var api = new BotApi(server.uri(""), TOKEN)) {
      ObjectNode params = params(json);
      Outcome outcome = api.call(method, params.deepCopy());

      assertThat(outcome).isEqualTo(new Outcome.Done(BooleanNode.TRUE));
      assertThat(server.arrived).hasSize(1);
      assertThat(server.arrived.get(0).path()).isEqualTo("/bot4711:AA-secret_Token/" + method);
      assertThat(asTelegramReads(server.arrived.get(0))).isEqualTo(params);
    }
  }

  /** Chat ids are numbers, also where they are written as text; parts of a form may hold JSON. */
  private static JsonNode asTelegramReads(Arrived request) throws Exception {
    boolean form =
        request.headers().getOrDefault("content-type", "").startsWith("multipart/form-data");
    JsonNode read = form ? JSON.valueToTree(parts(request)) : request.json();
    for (JsonNode holder : read.findParents("chat_id")) {
      ((ObjectNode) holder).set("chat_id", JSON.readTree(holder.get("chat_id").asText()));
    }
    return JSON.readTree(read.toString());
  }

  /** A form's parts by name; a file's value is its name and its text. */
  private static Map<String, JsonNode> parts(Arrived request) {
    String type = request.headers().getOrDefault("content-type", "");
    String boundary = "--" + type.substring(type.indexOf("boundary=") + 9);
    Map<String, JsonNode> parts = new TreeMap<>();
    for (String part : request.text().split(boundary)) {
      int end = part.indexOf("\r\n\r\n");
      if (end >= 0) {
        String head = part.substring(0, end);
        String name = head.replaceFirst("(?s).*; name=\"([^\"]*)\".*", "$1");
        String value = part.substring(end + 4, part.length() - 2);
        boolean file = head.contains("filename=");
        String named = head.replaceFirst("(?s).*; filename=\"([^\"]*)\".*", "$1");
        parts.put(name, file ? TextNode.valueOf(named + ": " + value) : value(name, value));
      }
    }
    return parts;
  }

  private static JsonNode value(String name, String text) {
    try {
      return name.equals("caption") ? TextNode.valueOf(text) : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(text);
    }
  }

  @ParameterizedTest
  @CsvSource({"sendPhoto,photo", "sendDocument,document"})
  void filesGoAsForms(String method, String field) throws Exception {
    try (var server = new WireServer(r -> Told.done("{\"message_id\":12}"));
        var api = new BotApi(server.uri(""), TOKEN)) {
      ObjectNode params =
          params(
              "{'chat_id':-100,'message_thread_id':7,'caption':'2026 年 <b>x</b>',"
                  + "'parse_mode':'HTML','reply_parameters':{'message_id':5,"
                  + "'allow_sending_without_reply':true},'reply_markup':{'inline_keyboard':"
                  + "[[{'text':'x','callback_data':'m'}]]},'disable_notification':true}");
      var file = new Attached(field, "统计.csv", "a,b\r\n停车,1".getBytes(UTF_8));
      Outcome outcome = api.call(method, params.deepCopy(), Optional.of(file));

      assertThat(outcome).isEqualTo(new Outcome.Done(params("{'message_id':12}")));
      // The library names the file's part by the file, adds an empty list, and both are in order.
      params.put(field, "attach://统计.csv").put("统计.csv", "统计.csv: a,b\r\n停车,1");
      params.putArray("caption_entities");
      assertThat(asTelegramReads(server.arrived.get(0))).isEqualTo(params);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sendMessage|{'chat_id':5,'text':'t','parsemode':'HTML'}|parsemode",
        "sendMessage|{'chat_id':5,'text':'t','reply_markup':{'inline_keyboard':[[{'text':'x',"
            + "'callback':'m'}]]}}|reply_markup.inline_keyboard[0][0].callback",
        "sendMessage|{'chat_id':5}|text",
        "sendMessage|{'chat_id':5,'text':''}|Text",
        "sendSmoke|{'chat_id':5}|sendSmoke",
      })
  void whatTheLibraryDoesNotKnowDoesNotLeave(String method, String json, String named)
      throws Exception {
    try (var server = new WireServer(r -> Told.done("true"));
        var api = new BotApi(server.uri(""), TOKEN)) {
      Outcome outcome = api.call(method, params(json));
      assertThat(outcome)
          .isInstanceOfSatisfying(
              Outcome.Refused.class,
              refused -> {
                assertThat(refused.code()).isEqualTo(400);
                assertThat(refused.description()).startsWith("not sent: ").contains(named);
              });
      assertThat(server.arrived).isEmpty();
    }
  }

  /** Why {@link ApiMethods} reads them its own way; fails once the library does it right. */
  @Test
  void theLibraryAloneLosesArticlesAndForms() throws Exception {
    ObjectNode inline =
        params(
            "{'inline_query_id':'1','results':[{'type':'article','id':'a','title':'T',"
                + "'input_message_content':{'message_text':'x'}}]}");
    assertThat(JSON.convertValue(inline, AnswerInlineQuery.class).getResults()).containsOnlyNulls();
    assertThatThrownBy(
            () -> JSON.convertValue(params("{'chat_id':1,'photo':'file'}"), SendPhoto.class))
        .hasMessageContaining("chatId is marked non-null but is null");
  }

  static Stream<Arguments> answers() {
    Outcome.Refused held =
        new Outcome.Refused(
            429,
            "Too Many Requests: retry after 7",
            Optional.of(Duration.ofSeconds(7)),
            OptionalLong.empty());
    String html = "<html><h1>502 Bad Gateway</h1></html>";
    return Stream.of(
        arguments(Told.done("{\"message_id\":3}"), "Done"),
        arguments(
            Told.refused(429, held.description(), ",\"parameters\":{\"retry_after\":7}"), held),
        arguments(
            Told.page(
                429, "application/json", refusal(429, held.description()), "Retry-After: 7\r\n"),
            held),
        arguments(
            Told.refused(
                400, "Bad Request: up", ",\"parameters\":{\"migrate_to_chat_id\":-100777}"),
            new Outcome.Refused(
                400, "Bad Request: up", Optional.empty(), OptionalLong.of(-100_777L))),
        arguments(Told.refused(403, "Forbidden: bot was blocked by the user", ""), "Refused"),
        arguments(Told.refused(401, "Unauthorized", ""), "Refused"),
        arguments(Told.refused(409, "Conflict: terminated", ""), "Refused"),
        arguments(Told.page(404, "text/html", html, ""), "Refused"),
        arguments(Told.page(413, "text/html", html, ""), "Refused"),
        arguments(Told.refused(500, "Internal Server Error: restart", ""), "answered"),
        arguments(Told.page(502, "text/html", html, ""), "answered"),
        arguments(Told.page(504, "text/html", html, ""), "answered"),
        arguments(Told.page(200, "text/html", "<html>log in</html>", ""), "answered"),
        arguments(Told.page(503, "text/html", html, ""), "NotSent"),
        arguments(Told.page(302, "text/html", html, "Location: http://e.org/\r\n"), "NotSent"),
        arguments(Told.NOTHING, "unanswered"),
        arguments(new Told("HTTP/1.1 20", false), "unanswered"),
        arguments(
            new Told("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"ok\":true", false), "Done"),
        arguments(
            new Told("HTTP/1.1 502 X\r\nContent-Length: 99\r\n\r\n<html", false), "answered"));
  }

  private static String refusal(int code, String description) {
    return "{\"ok\":false,\"error_code\":" + code + ",\"description\":\"" + description + "\"}";
  }

  @ParameterizedTest
  @MethodSource("answers")
  void anAnswerTellsWhatBecameOfTheCall(Told told, Object expected) throws Exception {
    try (var server = new WireServer(r -> told);
        var api = new BotApi(server.uri(""), TOKEN)) {
      Outcome outcome = api.call("sendMessage", params("{'chat_id':5,'text':'t'}"));
      if (expected instanceof Outcome) {
        assertThat(outcome).isEqualTo(expected);
      } else {
        assertThat(name(outcome)).isEqualTo(expected);
      }
      assertThat(server.arrived).hasSize(1); // once, whatever was answered
    }
  }

  private static String name(Outcome outcome) {
    return outcome instanceof Outcome.Unknown unknown
        ? unknown.answered() ? "answered" : "unanswered"
        : outcome.getClass().getSimpleName();
  }

  @Test
  void aCallThatFindsNobodyWasNotSent() throws Exception {
    URI gone;
    try (var server = new WireServer(r -> Told.NOTHING)) {
      gone = server.uri("");
    }
    try (var api = new BotApi(gone, TOKEN)) {
      Outcome outcome = api.call("sendMessage", params("{'chat_id':5,'text':'t'}"));
      assertThat(outcome).isInstanceOf(Outcome.NotSent.class);
    }
    try (var api = new BotApi(URI.create("http://no-such-host.invalid"), TOKEN)) {
      Outcome outcome = api.call("sendMessage", params("{'chat_id':5,'text':'t'}"));
      assertThat(outcome).isInstanceOf(Outcome.NotSent.class);
    }
  }

  @Test
  void aCallOnAConnectionThatWasHungUpIsNotRepeated() throws Exception {
    AtomicInteger count = new AtomicInteger();
    try (var server =
            new WireServer(r -> count.incrementAndGet() == 1 ? Told.done("1") : Told.NOTHING);
        var api = new BotApi(server.uri(""), TOKEN)) {
      api.call("sendMessage", params("{'chat_id':5,'text':'t'}"));
      Outcome second = api.call("sendMessage", params("{'chat_id':5,'text':'u'}"));
      assertThat(name(second)).isEqualTo("unanswered");
      assertThat(server.arrived).hasSize(2);
    }
  }

  @Test
  void aServerMayBeBelowAPath() throws Exception {
    try (var server = new WireServer(r -> Told.done("[{\"update_id\":1}]"));
        var api = new BotApi(server.uri("/telegram/api"), TOKEN)) {
      api.call("getMe", params("{}"));
      Outcome updates = api.updates(7, 100, Duration.ofSeconds(25), List.of("message"));

      assertThat(api.bot()).isEqualTo(4711);
      assertThat(server.arrived)
          .extracting(Arrived::path)
          .containsExactly(
              "/telegram/api/bot4711:AA-secret_Token/getMe",
              "/telegram/api/bot4711:AA-secret_Token/getUpdates");
      assertThat(server.arrived.get(1).json())
          .isEqualTo(params("{'offset':7,'limit':100,'timeout':25,'allowed_updates':['message']}"));
      assertThat(updates).isEqualTo(new Outcome.Done(JSON.readTree("[{\"update_id\":1}]")));
    }
  }

  @Test
  void anUpdateThatNestsDeeplyHidesNoOther() throws Exception {
    int deep = 200_000;
    String nested = "[".repeat(deep) + "]".repeat(deep);
    String batch = "[{\"update_id\":1,\"x\":" + nested + "},{\"update_id\":2}]";
    try (var server = new WireServer(r -> Told.done(batch));
        var api = new BotApi(server.uri(""), TOKEN)) {
      Outcome updates = api.updates(0, 100, Duration.ZERO, List.of());
      assertThat(updates)
          .isInstanceOfSatisfying(
              Outcome.Done.class,
              done -> assertThat(done.result().path(1).path("update_id").asInt()).isEqualTo(2));
    }
  }

  @Test
  void filesAreFetchedUpToTheirLimit(@TempDir Path folder) throws Exception {
    Path to = folder.resolve("a.txt");
    Path local = Files.writeString(folder.resolve("local.txt"), "12345");
    try (var server =
            new WireServer(
                r ->
                    r.path().endsWith("gone")
                        ? Told.page(404, "text/html", "no", "")
                        : Told.page(200, "application/octet-stream", "1234567890", ""));
        var api = new BotApi(server.uri("/p"), TOKEN)) {
      assertThat(api.download("documents/a.txt", to, 9))
          .isInstanceOfSatisfying(
              Outcome.Refused.class, refused -> assertThat(refused.code()).isEqualTo(413));
      assertThat(to).doesNotExist();
      assertThat(api.download("documents/gone", to, 9)).isInstanceOf(Outcome.Refused.class);
      assertThat(api.download("documents/a.txt", to, 10))
          .isEqualTo(new Outcome.Done(LongNode.valueOf(10)));
      assertThat(to).hasContent("1234567890");
      assertThat(server.arrived.get(0).path())
          .isEqualTo("/p/file/bot4711:AA-secret_Token/documents/a.txt");
      assertThat(api.download(local.toString(), to, 10))
          .isEqualTo(new Outcome.Done(LongNode.valueOf(5)));
      assertThat(to).hasContent("12345");
      assertThat(folder.toFile().list()).containsExactlyInAnyOrder("a.txt", "local.txt");
    }
  }

  @Test
  void theTokenIsNowhere() throws Exception {
    var logger = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var log = new ListAppender<ILoggingEvent>();
    Level before = logger.getLevel();
    log.start();
    logger.addAppender(log);
    logger.setLevel(Level.ALL);
    StringBuilder seen = new StringBuilder();
    try (var server = new WireServer(r -> Told.page(404, "text/html", "no " + r.path(), ""))) {
      List<URI> places =
          List.of(
              server.uri(""),
              URI.create("http://no-such-host.invalid"),
              URI.create("http://127.0.0.1:1"));
      for (URI place : places) {
        try (var api = new BotApi(place, TOKEN)) {
          seen.append(api);
          seen.append(api.call("getMe", params("{}")));
          seen.append(api.call("getMe", params("{'4711:AA-secret_Token':1}")));
          seen.append(api.updates(0, 1, Duration.ZERO, List.of()));
          seen.append(api.download("x", Path.of("/nowhere/4711:AA-secret_Token"), 1));
          seen.append(api.download("x", Path.of("/nowhere/4711%3AAA-secret_Token"), 1));
        }
      }
    } finally {
      logger.setLevel(before);
      logger.detachAppender(log);
    }
    for (ILoggingEvent event : log.list) {
      seen.append(event.getFormattedMessage());
      seen.append(event.getThrowableProxy() == null ? "" : event.getThrowableProxy().getMessage());
    }
    assertThat(seen.toString()).contains("404").doesNotContain("AA-secret_Token");
    assertThatThrownBy(
            () -> new BotApi(URI.create("http://e.org"), secret("AA-secret_Token without colon")))
        .hasMessageContaining("@BotFather")
        .hasMessageNotContaining("AA-secret_Token");
  }

  @Test
  void closingEndsWhatIsInFlight() throws Exception {
    var asked = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    try (var server =
        new WireServer(
            r -> {
              asked.countDown();
              await(never);
              return Told.NOTHING;
            })) {
      var api = new BotApi(server.uri(""), TOKEN);
      var poll =
          CompletableFuture.supplyAsync(
              () -> api.updates(0, 1, Duration.ofSeconds(50), List.of()),
              r -> Thread.ofVirtual().start(r));
      asked.await();
      api.close();
      assertThat(name(poll.get())).isEqualTo("unanswered");
      assertThat(api.call("getMe", params("{}"))).isInstanceOf(Outcome.NotSent.class);
    } finally {
      never.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static Secret secret(String token) {
    return Secret.of("T", Map.of("T", token)).orElseThrow();
  }
}

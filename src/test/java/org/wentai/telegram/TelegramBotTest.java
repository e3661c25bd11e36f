package org.wentai.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.chat.GoldenSet;
import org.wentai.chat.Language;
import org.wentai.chat.Messages;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.settings.Settings;
import org.wentai.settings.SettingsReader;

/** The whole bot, from Telegram's queue to its answer, and its end. */
class TelegramBotTest {
  private static final String SECRET = "hook-secret";

  @TempDir private Path home;
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> said = new CopyOnWriteArrayList<>();
  private TinyTelegram telegram;
  private int port;

  @BeforeEach
  void begin() throws IOException {
    telegram = new TinyTelegram();
    port = TinyTelegram.freePort();
    TinyTelegram.fill(home);
    environment.putAll(
        Map.of(
            "WENTAI_INDEX_VECTORS",
            "off",
            "WENTAI_HTTP_PORT",
            String.valueOf(port),
            "TELEGRAM_BOT_TOKEN",
            TinyTelegram.TOKEN,
            "TELEGRAM_API_URL",
            telegram.address().toString()));
  }

  @AfterEach
  void end() {
    telegram.close();
  }

  private TelegramBot bot() {
    Settings settings = new SettingsReader(home, environment).read(Optional.empty());
    Messages messages = Messages.of("org.wentai.telegram.service", Language.EN);
    Setup usual =
        Setup.of(
            settings,
            environment,
            messages,
            said::add,
            a -> b -> new GoldenSet(List.of(), List.of()));
    return new TelegramBot(
        new Setup(
            settings,
            usual.token(),
            usual.webhook(),
            messages,
            said::add,
            usual.golden(),
            Bench.PACE,
            usual.limits(),
            usual.clock()));
  }

  private CompletableFuture<Void> run(TelegramBot bot) {
    CompletableFuture<Void> end = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                bot.run(this::knowledge);
                end.complete(null);
              } catch (Throwable e) {
                end.completeExceptionally(e);
              }
            });
    return end;
  }

  private KnowledgeBase knowledge() {
    Settings settings = new SettingsReader(home, environment).read(Optional.empty());
    KnowledgeBase knowledge =
        KnowledgeBase.open(
            settings.knowledge(), settings.data(), settings.zone(), settings.index());
    if (!knowledge.fresh()) {
      knowledge.build((step, done, total) -> {});
    }
    return knowledge;
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private boolean ready() throws Exception {
    try {
      return send(at("/readyz").build()).statusCode() == 200;
    } catch (ConnectException e) {
      return false;
    }
  }

  /** Threads that keep a process alive, and those of the bot's own parts. */
  private static Set<String> threads() {
    Set<String> own = Set.of("poll", "updates", "http", "housekeeping", "stopping");
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon() || own.contains(thread.getName()))
        .map(Thread::getName)
        .collect(Collectors.toSet());
  }

  @Test
  void answersAndLeavesNoThreadBehind() throws Exception {
    knowledge().close();
    Set<String> before = new HashSet<>(threads());
    telegram.answerOnce("getMe", 500, TinyTelegram.refusal(500, "Internal", ""));
    telegram.answerOnce(
        "getMe",
        429,
        TinyTelegram.refusal(429, "Too Many Requests", ",\"parameters\":{\"retry_after\":1}"));
    TelegramBot bot = bot();
    CompletableFuture<Void> end = run(bot);
    Bench.until(this::ready);
    telegram.message(5, 77, "市图书馆新馆位于哪里？");
    Bench.until(() -> !telegram.calls("sendMessage").isEmpty());
    assertThat(telegram.calls("sendMessage").getFirst().params().path("text").asText())
        .contains("人民路18号");
    bot.stop();
    end.get();
    assertThat(telegram.waiting()).isEmpty();
    Bench.until(() -> before.containsAll(threads()));
    assertThat(said).last().asString().isEqualTo("Stopped");
  }

  @Test
  void theWebhookTakesTheSameWay() throws Exception {
    environment.put("WENTAI_TELEGRAM_WEBHOOK", "https://bot.example.org/hook");
    environment.put(Webhook.SECRET, SECRET);
    TelegramBot bot = bot();
    CompletableFuture<Void> end = run(bot);
    Bench.until(() -> !telegram.calls("setWebhook").isEmpty());
    var registered = telegram.calls("setWebhook").getFirst().params();
    assertThat(registered.path("url").asText()).isEqualTo("https://bot.example.org/hook");
    assertThat(registered.path("secret_token").asText()).isEqualTo(SECRET);
    assertThat(registered.path("drop_pending_updates").asBoolean()).isFalse();
    Bench.until(this::ready);
    String update = TinyTelegram.messageJson(5, 77, "市图书馆新馆位于哪里？", Instant.now().getEpochSecond());
    var taken =
        send(
            at("/hook")
                .header(Webhook.HEADER, SECRET)
                .POST(BodyPublishers.ofString(update))
                .build());
    assertThat(taken.statusCode()).isEqualTo(200);
    Bench.until(() -> !telegram.calls("sendMessage").isEmpty());
    bot.stop();
    end.get();
    assertThat(telegram.calls("getUpdates")).isEmpty();
  }

  @Test
  void anAddressThatTelegramRefusesIsSaid() throws Exception {
    environment.put("WENTAI_TELEGRAM_WEBHOOK", "http://bot.example.org/hook");
    environment.put(Webhook.SECRET, SECRET);
    telegram.answerOnce(
        "setWebhook", 400, TinyTelegram.refusal(400, "Bad Request: bad webhook", ""));
    CompletableFuture<Void> end = run(bot());
    assertThat(end)
        .failsWithin(Duration.ofSeconds(30))
        .withThrowableOfType(ExecutionException.class)
        .havingCause()
        .isInstanceOf(BotException.class)
        .withMessageContaining("telegram.webhook")
        .withMessageContaining("bad webhook");
  }

  @Test
  void whatWaitsFromBeforeIsAnswered() throws Exception {
    try (Bench bench = new Bench(home.resolve("data"), "wentai.db")) {
      new Inlet(Bench.BOT, batch -> bench.stored(batch).size(), Instant::now)
          .take(
              List.of(
                  new ObjectMapper()
                      .readTree(
                          TinyTelegram.messageJson(
                              5, 77, "市图书馆新馆位于哪里？", Instant.now().getEpochSecond()))));
    }
    TelegramBot bot = bot();
    CompletableFuture<Void> end = run(bot);
    Bench.until(() -> !telegram.calls("sendMessage").isEmpty());
    bot.stop();
    end.get();
    assertThat(said).anyMatch(line -> line.contains("1 updates to handle"));
  }
}

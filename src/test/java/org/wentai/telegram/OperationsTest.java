package org.wentai.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.settings.HttpSettings;
import org.wentai.settings.Secret;
import org.wentai.store.Inbox;

class OperationsTest {
  private static final String SECRET = "a_secret-1";

  @TempDir private Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private volatile Instant now = Instant.now();
  private final InstantSource clock = () -> now;
  private final Health health = new Health();
  private final Metrics metrics = new Metrics();
  private final Readiness readiness = new Readiness(health, clock);
  private final List<Inbox.Received> handedOn = new ArrayList<>();
  private Bench bench;
  private Operations operations;

  @BeforeEach
  void begin() throws IOException {
    bench = new Bench(folder);
    operations =
        Operations.start(new HttpSettings("127.0.0.1", freePort()), metrics, readiness)
            .orElseThrow();
    Secret secret = Secret.of("S", Map.of("S", SECRET)).orElseThrow();
    Inlet inlet = new Inlet(Bench.BOT, this::store, clock);
    operations.serve("/telegram", new Webhook(secret, inlet, health, metrics));
  }

  @AfterEach
  void end() {
    operations.close();
    bench.close();
  }

  private int store(List<Inbox.Received> updates) {
    List<Inbox.Received> added = bench.stored(updates);
    handedOn.addAll(added);
    return added.size();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private HttpRequest.Builder at(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + operations.port() + path));
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return http.send(request, BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(at(path).GET().build());
  }

  private HttpResponse<String> post(String secret, String body) throws Exception {
    return send(
        at("/telegram").header(Webhook.HEADER, secret).POST(BodyPublishers.ofString(body)).build());
  }

  @Test
  void healthIsThereWhileReadinessSaysWhyNot() throws Exception {
    health.bad(Health.Part.START, "Telegram does not answer getMe yet: refused");
    assertThat(get("/healthz").statusCode()).isEqualTo(200);
    assertThat(get("/readyz").statusCode()).isEqualTo(503);
    assertThat(get("/readyz").body()).contains("does not answer getMe yet");
    health.good(Health.Part.START);
    assertThat(get("/readyz").statusCode()).isEqualTo(200);
    assertThat(get("/nothing").statusCode()).isEqualTo(404);
    assertThat(get("/healthz/more").statusCode()).isEqualTo(404);
    assertThat(send(at("/healthz").POST(BodyPublishers.noBody()).build()).statusCode())
        .isEqualTo(405);
  }

  @Test
  void aStalledPollMakesItUnready() throws Exception {
    readiness.askPolls(() -> true);
    assertThat(get("/readyz").body()).contains("no poll");
    health.polled(now);
    assertThat(get("/readyz").statusCode()).isEqualTo(200);
    now = now.plus(Readiness.STALLED).plusSeconds(1);
    assertThat(get("/readyz").statusCode()).isEqualTo(503);
    assertThat(get("/readyz").body()).contains("91 s ago");
  }

  @Test
  void aDatabaseThatTakesNoWritesMakesItUnready() throws Exception {
    readiness.askStore(bench.store);
    assertThat(get("/readyz").statusCode()).isEqualTo(200);
    bench.sql(
        "CREATE TRIGGER broken BEFORE UPDATE ON marks BEGIN SELECT RAISE(ABORT, 'full'); END");
    now = now.plusSeconds(6);
    assertThat(get("/readyz").statusCode()).isEqualTo(503);
    assertThat(get("/readyz").body()).contains("takes no writes");
    bench.mend();
    now = now.plusSeconds(6);
    assertThat(get("/readyz").statusCode()).isEqualTo(200);
  }

  @Test
  void figuresAreShownAsPrometheusReadsThem() throws Exception {
    new StoreFigures(bench.store, clock).register(metrics);
    post(SECRET, TinyTelegram.messageJson(1, 7, "q", 1));
    post(SECRET, TinyTelegram.messageJson(2, 7, "q", 1));
    metrics.handled(Duration.ofMillis(30));
    metrics.flood();
    metrics.send("sent");
    metrics.info("wentai.word", "A word", "word", () -> Optional.of("w" + handedOn.size()));
    String shown = get("/metrics").body();
    assertThat(shown)
        .contains("wentai_inbox_depth 2.0")
        .contains("wentai_outbox_depth 0.0")
        .contains("wentai_updates_received_total 2.0")
        .contains("wentai_update_handled_seconds_bucket{le=\"0.05\"} 1")
        .contains("wentai_telegram_floods_total 1.0")
        .contains("wentai_sends_total{outcome=\"sent\"} 1.0")
        .contains("wentai_word{word=\"w2\"} 1")
        .contains("jvm_memory_used_bytes");
    post(SECRET, TinyTelegram.messageJson(3, 7, "q", 1));
    assertThat(get("/metrics").body())
        .contains("wentai_word{word=\"w3\"} 1")
        .doesNotContain("word=\"w2\"");
  }

  @Test
  void aPortInUseIsSaid() {
    HttpSettings taken = new HttpSettings("127.0.0.1", operations.port());
    assertThatThrownBy(() -> Operations.start(taken, metrics, readiness))
        .isInstanceOf(BotException.class)
        .hasMessageContaining("http.port")
        .hasMessageContaining(String.valueOf(operations.port()));
    assertThat(Operations.start(new HttpSettings("127.0.0.1", 0), metrics, readiness)).isEmpty();
  }

  @Test
  void theWebhookStoresBeforeItAnswers() throws Exception {
    String update = TinyTelegram.messageJson(11, 7, "停车", 1);
    assertThat(post(SECRET, update).statusCode()).isEqualTo(200);
    assertThat(bench.states()).containsOnlyKeys(11L);
    assertThat(post(SECRET, update).statusCode()).isEqualTo(200);
    assertThat(handedOn).hasSize(1);
    assertThat(handedOn.getFirst().body()).contains("停车");
  }

  @Test
  void theWebhookTakesNothingWithoutItsSecret() throws Exception {
    String update = TinyTelegram.messageJson(11, 7, "q", 1);
    for (String wrong : new String[] {"a_secret-2", "a_secret-", "a_secret-11", "-"}) {
      HttpResponse<String> refused = post(wrong, update);
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.body()).isEmpty();
    }
    HttpRequest without = at("/telegram").POST(BodyPublishers.ofString(update)).build();
    assertThat(send(without).statusCode()).isEqualTo(401);
    assertThat(get("/telegram").statusCode()).isEqualTo(405);
    assertThat(bench.states()).isEmpty();
  }

  @Test
  void theWebhookRefusesWhatIsTooLargeAndForgetsWhatIsNoUpdate() throws Exception {
    assertThat(post(SECRET, "x".repeat(Webhook.LARGEST_BODY + 1)).statusCode()).isEqualTo(413);
    for (String nothing : new String[] {"", "{", "[]", "null", "{}", "{\"update_id\":\"1\"}"}) {
      assertThat(post(SECRET, nothing).statusCode()).as(nothing).isEqualTo(200);
    }
    assertThat(bench.states()).isEmpty();
  }

  @Test
  void theWebhookAsksForAnUpdateAgainThatCannotBeStored() throws Exception {
    bench.breakInbox();
    String update = TinyTelegram.messageJson(11, 7, "q", 1);
    assertThat(post(SECRET, update).statusCode()).isEqualTo(500);
    assertThat(get("/readyz").statusCode()).isEqualTo(503);
    bench.mend();
    assertThat(post(SECRET, update).statusCode()).isEqualTo(200);
    assertThat(get("/readyz").statusCode()).isEqualTo(200);
    assertThat(handedOn).hasSize(1);
  }

  @Test
  void theWebhooksAddressHasAPath() {
    assertThat(Webhook.address(URI.create("https://bot.example.org")))
        .isEqualTo(URI.create("https://bot.example.org/telegram"));
    assertThat(Webhook.address(URI.create("https://bot.example.org:8443/a/b")))
        .isEqualTo(URI.create("https://bot.example.org:8443/a/b"));
  }
}

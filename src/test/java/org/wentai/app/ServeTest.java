package org.wentai.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wentai.telegram.TinyTelegram;

/** The bot as the process that people start, against a tiny Telegram on loopback. */
class ServeTest {
  private static final long CHAT = 77;

  @TempDir private Path home;
  private final List<Process> started = new ArrayList<>();
  private TinyTelegram telegram;
  private int port;

  @BeforeEach
  void fill() throws IOException {
    telegram = new TinyTelegram();
    port = TinyTelegram.freePort();
    TinyTelegram.fill(home);
  }

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
    telegram.close();
  }

  private Process serve(Map<String, String> more) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Dwentai.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve")
            .redirectOutput(home.resolve("out.txt").toFile())
            .redirectError(home.resolve("err.txt").toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "LC_ALL",
                "C.UTF-8",
                "WENTAI_TERMINAL_LANGUAGE",
                "en",
                "WENTAI_INDEX_VECTORS",
                "off",
                "WENTAI_HTTP_PORT",
                String.valueOf(port),
                "TELEGRAM_BOT_TOKEN",
                TinyTelegram.TOKEN,
                "TELEGRAM_API_URL",
                telegram.address().toString()));
    builder.environment().putAll(more);
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private String err() throws IOException {
    return Files.readString(home.resolve("err.txt"));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + port + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  /** Whether {@code path} is answered with {@code status} by now. */
  private boolean answers(String path, int status) throws IOException, InterruptedException {
    try {
      return get(path).statusCode() == status;
    } catch (ConnectException e) {
      return false;
    }
  }

  private static void until(Process process, Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!condition.call()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new AssertionError("waited in vain; the process lives: " + process.isAlive());
      }
      Thread.sleep(20);
    }
  }

  @Test
  void withoutATokenItSaysOneSentence() throws Exception {
    Process process = serve(Map.of("TELEGRAM_BOT_TOKEN", ""));
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(err()).contains("@BotFather").contains("./wentai chat").hasLineCount(1);
  }

  @Test
  void aWrongTokenEndsIt() throws Exception {
    telegram.answerOnce("getMe", 401, TinyTelegram.refusal(401, "Unauthorized", ""));
    Process process = serve(Map.of());
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(err()).contains("does not know this token (401)").contains("@BotFather");
    assertThat(err()).doesNotContain("tiny_token");
  }

  @Test
  void withTelegramDownItIsHealthyUnreadyAndStops() throws Exception {
    telegram.close();
    Process process = serve(Map.of());
    until(process, () -> answers("/readyz", 503) && get("/readyz").body().contains("getMe"));
    assertThat(get("/healthz").statusCode()).isEqualTo(200);
    process.destroy();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(err()).contains("next try in").doesNotContain("tiny_token");
  }

  @Test
  void sigtermConfirmsWhatIsStoredAndEndsIt() throws Exception {
    Process process = serve(Map.of());
    until(process, () -> answers("/readyz", 200));
    telegram.message(5, CHAT, "市图书馆新馆位于哪里？");
    until(process, () -> !telegram.calls("sendMessage").isEmpty());
    telegram.message(6, CHAT, "它有多少藏书？");
    until(process, () -> telegram.calls("sendMessage").size() == 2);
    process.destroy();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(telegram.waiting()).isEmpty();
    assertThat(telegram.calls("getUpdates").getLast().params().path("timeout").asInt()).isZero();
    assertThat(telegram.calls("sendMessage").getFirst().params().path("text").asText())
        .contains("人民路18号");
    assertThat(err()).contains("Stopped").doesNotContain("tiny_token");
  }

  @Test
  void killedItGoesOnWhereItWas() throws Exception {
    Process process = serve(Map.of());
    until(process, () -> answers("/readyz", 200));
    process.destroyForcibly().waitFor();
    telegram.message(5, CHAT, "市图书馆新馆位于哪里？");
    Process second = serve(Map.of());
    until(second, () -> !telegram.calls("sendMessage").isEmpty() && telegram.waiting().isEmpty());
    second.destroyForcibly().waitFor();
    Process third = serve(Map.of());
    until(third, () -> answers("/readyz", 200));
    assertThat(telegram.calls("sendMessage")).hasSize(1);
  }
}

package org.wentai.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wentai.index.IndexSettings.Vectors;
import org.wentai.settings.Settings.LanguageChoice;
import org.wentai.store.StoreAddress;

class SettingsReaderTest {
  @TempDir private Path home;

  private Settings read(String yaml, Map<String, String> environment) {
    try {
      Files.createDirectories(home.resolve("config"));
      Files.writeString(home.resolve("config/wentai.yaml"), yaml);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return new SettingsReader(home, environment).read(Optional.empty());
  }

  @Test
  void withoutAFileEverythingHasItsUsualValue() {
    Settings settings = new SettingsReader(home, Map.of()).read(Optional.empty());
    assertThat(settings.knowledge()).isEqualTo(home.resolve("knowledge"));
    assertThat(settings.data()).isEqualTo(home.resolve("data"));
    assertThat(settings.zone()).isEqualTo(ZoneOffset.ofHours(8));
    assertThat(settings.index().vectors()).isEqualTo(Vectors.AUTO);
    assertThat(settings.language()).isEqualTo(LanguageChoice.AUTO);
  }

  @Test
  void theShippedFileHoldsEveryKeyCommentedAndAsItIsWithoutTheFile() throws IOException {
    String shipped = Files.readString(Path.of("config/wentai.yaml"));
    assertThat(read(shipped, Map.of()))
        .isEqualTo(new SettingsReader(home, Map.of()).read(Optional.of(empty())));
    assertThat(YamlFile.read(shipped, "shipped")).containsOnlyKeys(Key.values());
    String last = "";
    for (String line : shipped.lines().toList()) {
      if (line.matches("  [a-z-]+: .*")) {
        assertThat(last).as("the line before '%s'", line).matches("  # .*");
      }
      last = line;
    }
  }

  private Path empty() throws IOException {
    return Files.writeString(home.resolve("empty.yaml"), "");
  }

  @Test
  void everyKeyCanBeSetFromTheEnvironment() {
    Map<String, String> all =
        Map.ofEntries(
            Map.entry("WENTAI_KNOWLEDGE_DIR", "/k"),
            Map.entry("WENTAI_DATA_DIR", "d"),
            Map.entry("WENTAI_STORE_ADDRESS", "postgresql://me@db.example.org/w?sslmode=require"),
            Map.entry("WENTAI_SITE_NAME", "2024"),
            Map.entry("WENTAI_SITE_ZONE", "Europe/Berlin"),
            Map.entry("WENTAI_INDEX_VECTORS", "OFF"),
            Map.entry("WENTAI_INDEX_VECTORS_LIMIT", "7"),
            Map.entry("WENTAI_INDEX_KEEP", "0"),
            Map.entry("WENTAI_INDEX_LIVE_LIMIT", "50"),
            Map.entry("WENTAI_ANSWER_THRESHOLD", "0.25"),
            Map.entry("WENTAI_ANSWER_PASSAGES", "9"),
            Map.entry("WENTAI_KNOWLEDGE_WATCH", "30s"),
            Map.entry("WENTAI_TELEGRAM_API_URL", "http://127.0.0.1:8081/api/"),
            Map.entry("WENTAI_TELEGRAM_ADMINS", "1001, 1002"),
            Map.entry("WENTAI_TELEGRAM_WEBHOOK", "https://bot.example.org/hook"),
            Map.entry("WENTAI_TELEGRAM_FRESH", "15m"),
            Map.entry("WENTAI_TELEGRAM_ASKER_RATE", "3"),
            Map.entry("WENTAI_TELEGRAM_CHAT_RATE", "4"),
            Map.entry("WENTAI_TELEGRAM_UPLOAD_LIMIT", "2"),
            Map.entry("WENTAI_TELEGRAM_KEEP", "7d"),
            Map.entry("WENTAI_ALERT_GATHER", "1s"),
            Map.entry("WENTAI_ALERT_DIGEST_ABOVE", "5"),
            Map.entry("WENTAI_ALERT_KEEP", "30d"),
            Map.entry("WENTAI_ALERT_SUBSCRIPTIONS_PER_CHAT", "7"),
            Map.entry("WENTAI_HTTP_HOST", "::1"),
            Map.entry("WENTAI_HTTP_PORT", "0"),
            Map.entry("WENTAI_TERMINAL_LANGUAGE", "en"),
            Map.entry("WENTAI_TERMINAL_COLOUR", "never"),
            Map.entry("WENTAI_LOG_LEVEL", "debug"));
    assertThat(all).containsOnlyKeys(Key.variables());
    Settings settings = read("answer:\n  threshold: 0.9\n", all);
    assertThat(settings.knowledge()).isEqualTo(Path.of("/k"));
    assertThat(settings.data()).isEqualTo(home.resolve("d"));
    assertThat(settings.store()).hasToString("postgresql://me@db.example.org:5432/w");
    assertThat(settings.siteName()).isEqualTo("2024");
    assertThat(settings.zone().getId()).isEqualTo("Europe/Berlin");
    assertThat(settings.index().vectors()).isEqualTo(Vectors.OFF);
    assertThat(settings.index().vectorsLimit()).isEqualTo(7);
    assertThat(settings.index().keep()).isZero();
    assertThat(settings.index().liveLimit()).isEqualTo(50);
    assertThat(settings.answer().threshold()).isEqualTo(0.25);
    assertThat(settings.answer().passages()).isEqualTo(9);
    assertThat(settings.watch()).contains(Duration.ofSeconds(30));
    assertThat(settings.telegram())
        .isEqualTo(
            new TelegramSettings(
                URI.create("http://127.0.0.1:8081/api"),
                Set.of(1001L, 1002L),
                Optional.of(URI.create("https://bot.example.org/hook")),
                Duration.ofMinutes(15),
                3,
                4,
                2,
                Duration.ofDays(7)));
    assertThat(settings.alert())
        .isEqualTo(new AlertSettings(Duration.ofSeconds(1), 5, Duration.ofDays(30), 7));
    assertThat(settings.http()).isEqualTo(new HttpSettings("::1", 0));
    assertThat(settings.language()).isEqualTo(LanguageChoice.EN);
    assertThat(settings.colour()).isEqualTo(Settings.Switch.NEVER);
    assertThat(settings.logLevel()).isEqualTo(Settings.LogLevel.DEBUG);
  }

  @Test
  void theApiAddressHasTheNameOfTelegramsToolsToo() {
    Map<String, String> other = Map.of("TELEGRAM_API_URL", "http://127.0.0.1:1");
    assertThat(read("", other).telegram().apiUrl()).isEqualTo(URI.create("http://127.0.0.1:1"));
    Map<String, String> both =
        Map.of("TELEGRAM_API_URL", "http://a:1", "WENTAI_TELEGRAM_API_URL", "http://b:2");
    assertThat(read("", both).telegram().apiUrl()).isEqualTo(URI.create("http://b:2"));
  }

  @Test
  void theDatabasesPasswordComesFromTheEnvironmentAndIsNeverShown() {
    String address = "postgresql://me@db/w";
    String yaml = "store:\n  address: \"" + address + "\"\n";
    assertThat(read("", Map.of()).store()).hasToString(home.resolve("data/wentai.db").toString());
    assertThat(read(yaml, Map.of()).store()).isEqualTo(postgres("postgresql://me@db/w"));
    assertThat(read(yaml, Map.of("WENTAI_STORE_PASSWORD", "geheim")).store())
        .isEqualTo(postgres("postgresql://me:geheim@db/w"))
        .hasToString("postgresql://me@db:5432/w");
    String whole = "postgresql://me:geheim@db/w";
    assertThat(read("", Map.of("WENTAI_STORE_ADDRESS", whole)).store()).isEqualTo(postgres(whole));
    for (String wrong :
        new String[] {whole, "postgresql://me:geheim@/w", "mysql://me:geheim@db/w"}) {
      assertThatThrownBy(() -> read("store:\n  address: \"" + wrong + "\"\n", Map.of()))
          .isInstanceOf(SettingsException.class)
          .hasMessageContaining("store.address")
          .hasMessageNotContaining("geheim");
    }
  }

  private static StoreAddress postgres(String address) {
    return StoreAddress.Postgres.parse(address).orElseThrow();
  }

  @Test
  void adminsMayBeAListOrOneNumber() {
    assertThat(read("telegram:\n  admins: [5, 6]\n", Map.of()).telegram().admins())
        .containsExactly(5L, 6L);
    assertThat(read("telegram:\n  admins: 7\n", Map.of()).telegram().admins()).containsExactly(7L);
    assertThat(read("knowledge:\n  watch: off\n", Map.of()).watch()).isEmpty();
  }

  @Test
  void secretsDoNotShow() {
    Optional<Secret> token = Secret.of("T", Map.of("T", " 1:abc "));
    assertThat(token.orElseThrow().reveal()).isEqualTo("1:abc");
    assertThat(token.toString()).doesNotContain("abc");
    assertThat(Secret.of("T", Map.of("T", "  "))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "answer:\\n  treshold: 0.4 | line 2 | answer.treshold | did you mean answer.threshold?",
        "answr:\\n  threshold: 0.4 | line 1 | answr | is not a known key",
        "answer:\\n  threshold: high | line 2 | answer.threshold | from 0 to 1",
        "answer:\\n  threshold: 1.5 | line 2 | answer.threshold | from 0 to 1",
        "answer:\\n  threshold: .nan | line 2 | answer.threshold | from 0 to 1",
        "answer:\\n  threshold: [0.4] | line 2 | is a list | give one value",
        "answer:\\n  threshold: | line 2 | is empty | from 0 to 1",
        "telegram:\\n  admins: '@me' | line 2 | telegram.admins | numeric user ids",
        "telegram:\\n  api-url: api.example | line 2 | telegram.api-url | give an address",
        "telegram:\\n  api-url: '' | line 2 | telegram.api-url | give an address",
        "telegram:\\n  webhook: ftp://x | line 2 | telegram.webhook | give an address",
        "telegram:\\n  fresh: off | line 2 | telegram.fresh | a length of time",
        "telegram:\\n  fresh: 0s | line 2 | telegram.fresh | a length of time",
        "knowledge:\\n  watch: 5 | line 2 | knowledge.watch | a length of time",
        "http:\\n  port: 70000 | line 2 | http.port | a whole number from 0 to 65535",
        "answer: 0.4 | line 1 | answer is a group of keys | write them below it",
        "answer:\\n  passages: 2.5 | line 2 | answer.passages | a whole number from 1",
        "answer:\\n  passages: 0 | line 2 | answer.passages | a whole number from 1",
        "index:\\n  vectors-limit: -1 | line 2 | index.vectors-limit | a whole number from 0",
        "index:\\n  vectors-limit: 99999999999 | line 2 | index.vectors-limit | a whole number",
        "index:\\n\\n  vectors: maybe | line 3 | index.vectors | on, off, auto",
        "index:\\n  vectors:\\n    a: b | line 2 | is a group of keys | give one value",
        "knowledge:\\n  dir: 42 | line 2 | knowledge.dir | in quotes",
        "knowledge:\\n  dir: true | line 2 | knowledge.dir | in quotes",
        "knowledge:\\n  dir: '' | line 2 | knowledge.dir is empty | give a folder",
        "site:\\n  zone: Mars | line 2 | site.zone | +08:00",
        "log:\\n  level: loud | line 2 | log.level | warn",
        "answer:\\n  threshold: 0.4\\n  threshold: 0.5 | line 3 | threshold | not valid YAML",
        "answer: { | line | wentai.yaml | not valid YAML",
        "just words | line 1 | holds no keys | knowledge:",
        "answer:\\n  passages: 5\\n---\\nlog:\\n  level: off | line 4 | second document | keep one",
      })
  void saysKeyLineAndMend(String yaml, String line, String key, String mend) {
    assertThatThrownBy(() -> read(yaml.replace("\\n", "\n"), Map.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("wentai.yaml")
        .hasMessageContaining(line)
        .hasMessageContaining(key)
        .hasMessageContaining(mend);
  }

  @Test
  void aSlipInAVariableIsRefused() {
    assertThatThrownBy(() -> read("", Map.of("WENTAI_KNOWLEGE_DIR", "x")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("did you mean WENTAI_KNOWLEDGE_DIR?");
  }

  @Test
  void theLaunchersVariablesAreNoSettings() {
    Map<String, String> launcher =
        Map.of("WENTAI_JAVA_OPTS", "-Xmx1g", "WENTAI_JAVA_HOME", "/jdk", "WENTAI_HOME", "/w");
    assertThat(read("", launcher)).isEqualTo(read("", Map.of()));
  }

  @Test
  void aWrongVariableIsNamed() {
    assertThatThrownBy(() -> read("", Map.of("WENTAI_INDEX_KEEP", "")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("environment variable WENTAI_INDEX_KEEP")
        .hasMessageContaining("is empty");
  }

  @Test
  void aGroupWhoseKeysAreAllCommentedOutIsEmpty() {
    assertThat(read("knowledge:\n  # dir: posts\nlog: ~\n", Map.of()))
        .isEqualTo(read("", Map.of()));
  }

  @Test
  void aNamedFileMustBeThere() {
    assertThatThrownBy(
            () -> new SettingsReader(home, Map.of()).read(Optional.of(home.resolve("no.yaml"))))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("does not exist");
  }
}

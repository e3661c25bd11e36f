package org.wentai.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wentai.chat.GoldenSet;
import org.wentai.chat.Language;
import org.wentai.chat.Messages;
import org.wentai.settings.SettingsReader;

class SetupTest {
  private static final String BUNDLE = "org.wentai.telegram.service";

  @TempDir private Path home;

  private Setup setup(String... pairs) {
    Map<String, String> environment = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      environment.put(pairs[i], pairs[i + 1]);
    }
    return Setup.of(
        new SettingsReader(home, environment).read(Optional.empty()),
        environment,
        Messages.of(BUNDLE, Language.EN),
        line -> {},
        answerer -> bytes -> new GoldenSet(List.of(), List.of()));
  }

  private static void refused(ThrowingCallable setup, String... words) {
    assertThatThrownBy(setup)
        .isInstanceOf(BotException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(words).hasLineCount(1));
  }

  @Test
  void withoutATokenItSaysWhereToGetOne() {
    refused(this::setup, "@BotFather", "TELEGRAM_BOT_TOKEN", "./wentai chat");
    refused(() -> setup("TELEGRAM_BOT_TOKEN", "  "), "@BotFather");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "123456", "123456:", ":AAE", "12 34:AAE", "1:a/b", "１:AAE"})
  void whatCannotBeATokenIsSaidWithoutShowingIt(String token) {
    refused(() -> setup("TELEGRAM_BOT_TOKEN", token), "TELEGRAM_BOT_TOKEN", "@BotFather");
    assertThatThrownBy(() -> setup("TELEGRAM_BOT_TOKEN", "geheim"))
        .message()
        .doesNotContain("geheim");
  }

  @Test
  void aWebhookNeedsASecretAPortAndAPathOfItsOwn() {
    String[] hook = {
      "TELEGRAM_BOT_TOKEN", TinyTelegram.TOKEN, "WENTAI_TELEGRAM_WEBHOOK", "https://bot.example.org"
    };
    refused(() -> setup(hook), "TELEGRAM_WEBHOOK_SECRET", "256");
    refused(() -> setup(with(hook, Webhook.SECRET, "no blanks")), "TELEGRAM_WEBHOOK_SECRET");
    refused(() -> setup(with(hook, Webhook.SECRET, "x".repeat(257))), "TELEGRAM_WEBHOOK_SECRET");
    String[] secret = with(hook, Webhook.SECRET, "x".repeat(256));
    refused(() -> setup(with(secret, "WENTAI_HTTP_PORT", "0")), "http.port");
    refused(
        () -> setup(with(secret, "WENTAI_TELEGRAM_WEBHOOK", "https://bot.example.org/metrics")),
        "telegram.webhook",
        "/metrics");
    assertThat(setup(secret).webhook().orElseThrow().address())
        .hasToString("https://bot.example.org/telegram");
    assertThat(setup("TELEGRAM_BOT_TOKEN", TinyTelegram.TOKEN).webhook()).isEmpty();
    assertThat(setup(secret).toString()).doesNotContain("xxx").doesNotContain("AAE");
  }

  private static String[] with(String[] pairs, String key, String value) {
    String[] more = java.util.Arrays.copyOf(pairs, pairs.length + 2);
    more[pairs.length] = key;
    more[pairs.length + 1] = value;
    return more;
  }

  @Test
  void bothLanguagesSayTheSameThings() {
    ResourceBundle zh = Messages.of(BUNDLE, Language.ZH).bundle();
    ResourceBundle en = Messages.of(BUNDLE, Language.EN).bundle();
    assertThat(zh.keySet()).containsExactlyInAnyOrderElementsOf(en.keySet());
    for (String key : zh.keySet()) {
      assertThat(en.getString(key)).as(key).doesNotContainPattern("\\p{IsHan}");
      for (String place : List.of("{0}", "{1}")) {
        assertThat(zh.getString(key).contains(place))
            .as(key + place)
            .isEqualTo(en.getString(key).contains(place));
      }
    }
  }
}

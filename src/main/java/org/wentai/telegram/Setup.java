package org.wentai.telegram;

import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.wentai.answer.Answerer;
import org.wentai.chat.GoldenSet;
import org.wentai.chat.Messages;
import org.wentai.settings.Secret;
import org.wentai.settings.Settings;

/**
 * What the bot is given, checked.
 *
 * @param webhook where updates are to be sent to; empty for long polling
 * @param messages the bundle {@code service}
 * @param say told what the bot does, for whoever started it
 * @param golden reads the file of golden questions, which are answered by what it is given
 */
record Setup(
    Settings settings,
    Secret token,
    Optional<Hook> webhook,
    Messages messages,
    Consumer<String> say,
    Function<Answerer, Function<byte[], GoldenSet>> golden,
    Pace pace,
    SendLimits limits,
    InstantSource clock) {
  /** The environment's variable with the token. */
  static final String TOKEN = "TELEGRAM_BOT_TOKEN";

  private static final String TOKEN_FORM = "\\d{1,18}:[^\\s/?#]+";

  /** A webhook's address and its secret. */
  record Hook(URI address, Secret secret) {}

  /**
   * Checks what the environment and the settings say.
   *
   * @throws BotException where the bot cannot run with it
   */
  static Setup of(
      Settings settings,
      Map<String, String> environment,
      Messages messages,
      Consumer<String> say,
      Function<Answerer, Function<byte[], GoldenSet>> golden) {
    Secret token =
        Secret.of(TOKEN, environment)
            .orElseThrow(() -> new BotException(messages.say("token.missing")));
    if (!token.reveal().matches(TOKEN_FORM)) {
      throw new BotException(messages.say("token.form"));
    }
    Optional<Hook> hook =
        settings.telegram().webhook().map(url -> hook(url, settings, environment, messages));
    return new Setup(
        settings,
        token,
        hook,
        messages,
        say,
        golden,
        Pace.USUAL,
        SendLimits.USUAL,
        InstantSource.system());
  }

  private static Hook hook(
      URI configured, Settings settings, Map<String, String> environment, Messages messages) {
    Secret secret =
        Secret.of(Webhook.SECRET, environment)
            .filter(Webhook::isSecret)
            .orElseThrow(() -> new BotException(messages.say("webhook.secret")));
    URI address = Webhook.address(configured);
    if (settings.http().port() == 0) {
      throw new BotException(messages.say("webhook.port"));
    }
    if (Operations.PATHS.contains(address.getPath())) {
      throw new BotException(messages.say("webhook.path", address.getPath()));
    }
    return new Hook(address, secret);
  }

  /** Says the message {@code key} to whoever started the bot. */
  void tell(String key, Object... values) {
    say.accept(messages.say(key, values));
  }
}

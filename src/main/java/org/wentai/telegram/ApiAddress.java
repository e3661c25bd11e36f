package org.wentai.telegram;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.wentai.settings.Secret;

/** Where the Bot API is; the one class that puts the token into an address. */
final class ApiAddress {
  private static final Pattern TOKEN = Pattern.compile("(\\d{1,18}):[^\\s/?#]+");

  private final HttpUrl base;
  private final Secret token;
  private final long bot;

  /**
   * @throws IllegalArgumentException when {@code token} has not a token's form, or {@code apiUrl}
   *     is no web address; the message does not show the token
   */
  ApiAddress(URI apiUrl, Secret token) {
    var parts = TOKEN.matcher(token.reveal());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "TELEGRAM_BOT_TOKEN is not a bot's token, which is a number, a colon and 35 characters:"
              + " copy it again from @BotFather");
    }
    this.base = HttpUrl.get(apiUrl.toString());
    this.token = token;
    this.bot = Long.parseLong(parts.group(1));
  }

  /** The number before the token's colon. */
  long bot() {
    return bot;
  }

  String token() {
    return token.reveal();
  }

  /** The server as the library wants to know it, which has no path. */
  TelegramUrl server() {
    return TelegramUrl.builder().schema(base.scheme()).host(base.host()).port(base.port()).build();
  }

  /** Where {@code method} is called, written as Telegram documents it. */
  HttpUrl method(String method) {
    return below("bot" + token.reveal(), method);
  }

  /** Where a file that getFile named is fetched. */
  HttpUrl file(String filePath) {
    return below("file", "bot" + token.reveal(), filePath);
  }

  private HttpUrl below(String... segments) {
    HttpUrl.Builder url = base.newBuilder();
    for (String segment : segments) {
      url.addPathSegments(segment);
    }
    return url.build();
  }

  /** {@code text} without the token, plain or as an address encodes it. */
  String scrub(String text) {
    String plain = token.reveal();
    String encoded = URLEncoder.encode(plain, StandardCharsets.UTF_8);
    String secret = plain.substring(plain.indexOf(':') + 1);
    return text.replace(encoded, "(token)").replace(plain, "(token)").replace(secret, "(token)");
  }

  @Override
  public String toString() {
    return base.toString();
  }
}

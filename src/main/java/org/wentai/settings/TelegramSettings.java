package org.wentai.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The Telegram bot's settings; its token is a {@link Secret} of the environment.
 *
 * @param apiUrl the Bot API server, without a slash at the end
 * @param admins user ids of those who may reload and see figures
 * @param webhook the address, as Telegram reaches it, that updates are to be sent to; empty for
 *     long polling
 * @param fresh the age up to which a question that waited is still answered
 * @param askerRate questions a minute that one asker may ask
 * @param chatRate questions a minute that may be asked in one chat
 * @param uploadLimit the largest file that an admin may send, in MiB
 * @param keep how long questions, answers and messages are kept
 */
public record TelegramSettings(
    URI apiUrl,
    Set<Long> admins,
    Optional<URI> webhook,
    Duration fresh,
    int askerRate,
    int chatRate,
    int uploadLimit,
    Duration keep) {

  static TelegramSettings from(Values values) {
    return new TelegramSettings(
        values.webAddress(Key.TELEGRAM_API_URL).orElseThrow(),
        values.ids(Key.TELEGRAM_ADMINS),
        values.webAddress(Key.TELEGRAM_WEBHOOK),
        values.duration(Key.TELEGRAM_FRESH),
        values.count(Key.TELEGRAM_ASKER_RATE, 1, 100_000),
        values.count(Key.TELEGRAM_CHAT_RATE, 1, 100_000),
        values.count(Key.TELEGRAM_UPLOAD_LIMIT, 1, 20),
        values.duration(Key.TELEGRAM_KEEP));
  }
}

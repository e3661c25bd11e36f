package org.wentai.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.wentai.answer.AnswerSettings;
import org.wentai.index.IndexSettings;
import org.wentai.store.StoreAddress;

/**
 * All settings, checked.
 *
 * @param knowledge the folder with the posts, absolute
 * @param data the folder for what the program writes, absolute
 * @param store where the service's database is
 * @param siteName the forum's name, may be empty
 * @param zone the zone of the posts' times
 * @param sites the live sites that are watched
 * @param watch how often the knowledge folder is looked at for changes; empty for never
 * @param index how to index
 * @param answer how to answer
 * @param telegram the Telegram bot
 * @param alert how alerts are gathered and kept
 * @param http where health, metrics and webhooks are served
 * @param language the terminal's language
 * @param colour whether the terminal is coloured
 * @param logLevel what is logged
 */
public record Settings(
    Path knowledge,
    Path data,
    StoreAddress store,
    String siteName,
    ZoneId zone,
    List<SiteSettings> sites,
    Optional<Duration> watch,
    IndexSettings index,
    AnswerSettings answer,
    TelegramSettings telegram,
    AlertSettings alert,
    HttpSettings http,
    LanguageChoice language,
    Switch colour,
    LogLevel logLevel) {

  /** The terminal's language; AUTO takes it from the locale. */
  public enum LanguageChoice {
    AUTO,
    ZH,
    EN
  }

  /** Something that can be forced; AUTO decides by the terminal. */
  public enum Switch {
    AUTO,
    ALWAYS,
    NEVER
  }

  /** The least severe messages that are logged. */
  public enum LogLevel {
    OFF,
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
  }

  static Settings from(Values values, List<SiteSettings> sites) {
    return new Settings(
        values.folder(Key.KNOWLEDGE_DIR),
        values.folder(Key.DATA_DIR),
        StoreKey.address(values, values.folder(Key.DATA_DIR)),
        values.text(Key.SITE_NAME),
        values.zone(Key.SITE_ZONE),
        sites,
        values.durationOrOff(Key.KNOWLEDGE_WATCH),
        new IndexSettings(
            values.oneOf(Key.INDEX_VECTORS, IndexSettings.Vectors.class),
            values.count(Key.INDEX_VECTORS_LIMIT, 0, Integer.MAX_VALUE),
            values.count(Key.INDEX_KEEP, 0, 100),
            values.count(Key.INDEX_LIVE_LIMIT, 1, 1_000_000)),
        new AnswerSettings(
            values.fraction(Key.ANSWER_THRESHOLD), values.count(Key.ANSWER_PASSAGES, 1, 1000)),
        TelegramSettings.from(values),
        AlertSettings.from(values),
        new HttpSettings(values.text(Key.HTTP_HOST), values.count(Key.HTTP_PORT, 0, 65535)),
        values.oneOf(Key.TERMINAL_LANGUAGE, LanguageChoice.class),
        values.oneOf(Key.TERMINAL_COLOUR, Switch.class),
        values.oneOf(Key.LOG_LEVEL, LogLevel.class));
  }
}

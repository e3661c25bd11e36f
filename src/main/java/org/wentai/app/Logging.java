package org.wentai.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.Locale;
import org.slf4j.LoggerFactory;
import org.wentai.settings.Settings.LogLevel;

/** Sets the program's logging up: Logback, to standard error. */
final class Logging {
  private Logging() {}

  /**
   * Readies logging before anything logs. The JDK's own logging, which Lucene uses, is configured
   * when it is first used, so that it costs nothing when it is not.
   */
  static void prepare() {
    System.setProperty("java.util.logging.config.class", JdkLogging.class.getName());
  }

  static void level(LogLevel level) {
    String name = level.name().toLowerCase(Locale.ROOT);
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.toLevel(name, Level.WARN));
  }
}

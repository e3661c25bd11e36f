package org.wentai.app;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/**
 * Leads the JDK's logging, which Lucene writes to, into Logback. The JDK makes one when its logging
 * is first used.
 *
 * <p>Hints of libraries about the JVM's flags are advice to whoever starts the JVM, not to who asks
 * a question: they are logged as information.
 */
public final class JdkLogging {
  private static final Logger ROOT = Logger.getLogger("");

  public JdkLogging() {
    ROOT.setLevel(Level.INFO);
    ROOT.addHandler(new ToLogback());
  }

  private static final class ToLogback extends Handler {
    private static final SimpleFormatter FORMATTER = new SimpleFormatter();

    @Override
    public void publish(LogRecord entry) {
      org.slf4j.Logger logger = LoggerFactory.getLogger(String.valueOf(entry.getLoggerName()));
      String message = FORMATTER.formatMessage(entry);
      boolean advice = logger.getName().startsWith("org.apache.lucene.internal.vectorization");
      if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
        logger.error(message, entry.getThrown());
      } else if (entry.getLevel().intValue() >= Level.WARNING.intValue() && !advice) {
        logger.warn(message, entry.getThrown());
      } else {
        logger.info(message, entry.getThrown());
      }
    }

    @Override
    public void flush() {
      // Logback writes at once.
    }

    @Override
    public void close() {
      // Logback closes what it opened.
    }
  }
}

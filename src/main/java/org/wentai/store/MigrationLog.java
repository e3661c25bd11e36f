package org.wentai.store;

import org.flywaydb.core.api.logging.Log;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where Flyway's words go. It tells at every start that there was nothing to do; and what fails, it
 * logs with each step of the clearing up, and throws as well: the exception is enough.
 */
record MigrationLog(Logger log) implements Log {
  static Log of(Class<?> speaker) {
    return new MigrationLog(LoggerFactory.getLogger(speaker));
  }

  @Override
  public boolean isDebugEnabled() {
    return log.isDebugEnabled();
  }

  @Override
  public void debug(String message) {
    log.debug(message);
  }

  @Override
  public void info(String message) {
    log.debug(message);
  }

  @Override
  public void notice(String message) {
    log.debug(message);
  }

  @Override
  public void warn(String message) {
    log.warn(message);
  }

  @Override
  public void error(String message) {
    log.debug(message);
  }

  @Override
  public void error(String message, Exception e) {
    log.debug(message, e);
  }
}

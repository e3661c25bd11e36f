package org.wentai.telegram;

/** The bot cannot run; the message is one sentence that says why and the mend. */
public final class BotException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BotException(String message) {
    super(message);
  }

  BotException(String message, Throwable cause) {
    super(message, cause);
  }
}

package org.wentai.telegram.standin;

import java.time.Instant;

/**
 * A break of Telegram's rules by the bot.
 *
 * @param method the method that was called
 * @param what what was wrong
 */
public record Violation(Instant at, Kind kind, String method, String what) {
  /** What was broken. */
  public enum Kind {
    /** A parameter that the Bot API's schema does not allow. */
    SCHEMA,
    /** Text that the parse mode refuses. */
    PARSER,
    /** Something longer than allowed, or empty. */
    LENGTH,
    /** More calls than allowed. */
    FLOOD,
    /** A call before a 429's retry_after was over. */
    RETRY_AFTER,
    /** A wrong token. */
    TOKEN,
    /** A method that there is not, or that the stand-in lacks. */
    METHOD,
    /** Values that fit the schema and are refused all the same. */
    VALUE
  }
}

package org.wentai.telegram.standin;

import java.time.Duration;

/**
 * What may be sent: sends and edits, measured as they arrive.
 *
 * @param perSecond messages within any second, over all chats
 * @param perChatGap least time between two messages to one chat
 * @param perGroupMinute messages within any minute to one group
 */
public record Limits(int perSecond, Duration perChatGap, int perGroupMinute) {
  /** What Telegram's FAQ names. */
  public static final Limits STRICT = new Limits(30, Duration.ofSeconds(1), 20);

  /** None, for tests of other things. */
  public static final Limits NONE = new Limits(Integer.MAX_VALUE, Duration.ZERO, Integer.MAX_VALUE);
}

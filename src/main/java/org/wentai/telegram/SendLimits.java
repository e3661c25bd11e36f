package org.wentai.telegram;

/**
 * How much may be sent.
 *
 * @param perSecond messages a second, over all chats
 * @param perChatGapMillis least time between two messages to one chat, in milliseconds
 * @param perGroupMinute messages a minute to one group
 */
record SendLimits(double perSecond, long perChatGapMillis, int perGroupMinute) {
  /** What Telegram's FAQ names, with a little room. */
  static final SendLimits USUAL = new SendLimits(28.5, 1050, 19);
}

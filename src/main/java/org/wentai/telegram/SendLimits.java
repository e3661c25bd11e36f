package org.wentai.telegram;

/**
 * How much may be sent.
 *
 * @param perSecond messages a second, over all chats
 * @param perChatGapMillis least time between two messages to one chat, in milliseconds
 * @param perGroupMinute messages a minute to one group
 */
record SendLimits(double perSecond, long perChatGapMillis, int perGroupMinute) {
  /**
   * What Telegram's FAQ names, with a little room for single chats. All together need none: a call
   * counts for longer than a second, however the server counts, and one is kept for replies.
   */
  static final SendLimits USUAL = new SendLimits(30, 1050, 19);

  /** Below it, nothing is kept for replies. */
  private static final int FEW = 10;

  /** So many of a second's messages are for replies only: they need not wait for alerts to go. */
  int forReplies() {
    return perSecond < FEW ? 0 : 1;
  }
}

package org.wentai.settings;

import java.time.Duration;

/**
 * How alerts of new posts are gathered and kept.
 *
 * @param gather how long what comes for a chat is gathered before it is told
 * @param digestAbove new posts in more threads than this come as one digest
 * @param keep how long the ledger's lines are kept
 * @param subscriptionsPerChat how many a chat may have, its topics' together
 */
public record AlertSettings(
    Duration gather, int digestAbove, Duration keep, int subscriptionsPerChat) {

  static AlertSettings from(Values values) {
    return new AlertSettings(
        values.duration(Key.ALERT_GATHER),
        values.count(Key.ALERT_DIGEST_ABOVE, 1, 10),
        values.duration(Key.ALERT_KEEP),
        values.count(Key.ALERT_SUBSCRIPTIONS_PER_CHAT, 1, 100_000));
  }
}

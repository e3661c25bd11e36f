package org.wentai.telegram;

import java.time.Duration;

/**
 * How long the bot waits for what.
 *
 * @param poll how long Telegram may hold a call for updates that are not there yet, at most 50 s
 * @param first the wait after a first failure; each further one doubles it
 * @param most the longest such wait
 * @param conflict the wait after Telegram says that somebody else takes this bot's updates
 * @param again the wait before an update that could not be handled is tried again
 */
record Pace(Duration poll, Duration first, Duration most, Duration conflict, Duration again) {
  /**
   * The poll is held for less than the 30 s after which some proxies cut a silent connection. Two
   * programs with one token would end each other's polls all the time; 10 s leave room to see it.
   */
  static final Pace USUAL =
      new Pace(
          Duration.ofSeconds(25),
          Duration.ofMillis(500),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(1));
}

package org.wentai.telegram;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether Telegram can be reached, as the calls tell. While it cannot, one message at a time tries,
 * at growing intervals, and it is said loudly. Safe for many threads.
 */
final class Outage {
  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);
  private static final int FAILURES = 3;
  private static final Duration TOKEN = Duration.ofMinutes(1);
  private static final Duration LOUD = Duration.ofMinutes(1);
  private static final int LONGEST_SECONDS = 15;

  private final Health health;
  private int failures;
  private Instant until = Instant.EPOCH;
  private Instant said = Instant.EPOCH;

  Outage(Health health) {
    this.health = health;
  }

  /**
   * How many of {@code room} calls may begin.
   *
   * @param idle whether none is on its way
   */
  synchronized int room(int room, boolean idle, Instant now) {
    if (until.isAfter(now)) {
      return 0;
    }
    return failures < FAILURES ? room : idle ? Math.min(room, 1) : 0;
  }

  /** Until when nothing begins. */
  synchronized Optional<Instant> until(Instant now) {
    return Optional.of(until).filter(u -> u.isAfter(now));
  }

  /** Takes note of how a call ended. */
  synchronized void learn(Outcome outcome, Instant now) {
    if (outcome instanceof Outcome.Refused refused
        && SendRefusal.of(refused) == SendRefusal.TOKEN) {
      until = now.plus(TOKEN);
      loud("Telegram refuses the token (" + refused.description() + "); set a good one", now);
      return;
    }
    switch (outcome) {
      case Outcome.Done done -> reached();
      case Outcome.Refused refused -> reached();
      case Outcome.NotSent not -> failed("Telegram cannot be reached (" + not.why() + ")", now);
      case Outcome.Unknown unknown ->
          failed("Telegram does not answer as it should (" + unknown.why() + ")", now);
    }
  }

  private void reached() {
    if (health.good(Health.Part.SEND)) {
      LOG.warn("messages can be sent again");
    }
    failures = 0;
    until = Instant.EPOCH;
    said = Instant.EPOCH;
  }

  private void failed(String problem, Instant now) {
    failures++;
    if (failures >= FAILURES) {
      int doubled = 1 << Math.min(failures - FAILURES, 4);
      until = now.plusSeconds(Math.min(LONGEST_SECONDS, doubled));
      loud(problem + "; messages wait and are tried again", now);
    }
  }

  private void loud(String problem, Instant now) {
    health.bad(Health.Part.SEND, problem);
    if (said.plus(LOUD).isBefore(now)) {
      LOG.error("{}", problem);
      said = now;
    }
  }
}

package org.wentai.telegram.standin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Telegram's limits on sending, and the law that a 429's retry_after is. Guarded by its user. */
final class Flood {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Limits limits;
  private final Deque<Instant> all = new ArrayDeque<>();
  private final Map<String, Deque<Instant>> chats = new HashMap<>();
  private final Map<String, Instant> held = new HashMap<>();

  Flood(Limits limits) {
    this.limits = limits;
  }

  /**
   * Refuses a call on {@code key} (a chat, or a method where there is none) that comes before a
   * retry_after is over.
   */
  void obey(String key, Instant at) {
    Instant until = held.getOrDefault(key, Instant.MIN);
    if (at.isBefore(until)) {
      throw ApiException.tooMany(
          Optional.of(Violation.Kind.RETRY_AFTER), seconds(Duration.between(at, until)));
    }
  }

  /** From now on {@code key} is held for {@code seconds}. */
  void hold(String key, Instant at, long seconds) {
    held.merge(key, at.plusSeconds(seconds), (a, b) -> a.isAfter(b) ? a : b);
  }

  /** Counts a message to {@code chat}, or refuses it. */
  void count(String chat, boolean group, Instant at) {
    Deque<Instant> sent = chats.computeIfAbsent(chat, c -> new ArrayDeque<>());
    forget(all, at.minus(SECOND));
    forget(sent, at.minus(MINUTE));
    if (!sent.isEmpty() && at.isBefore(sent.getLast().plus(limits.perChatGap()))) {
      refuse(chat, at, sent.getLast().plus(limits.perChatGap()));
    }
    if (group && sent.size() >= limits.perGroupMinute()) {
      refuse(chat, at, sent.getFirst().plus(MINUTE));
    }
    if (all.size() >= limits.perSecond()) {
      refuse(chat, at, all.getFirst().plus(SECOND));
    }
    sent.add(at);
    all.add(at);
  }

  private void refuse(String chat, Instant at, Instant until) {
    long seconds = seconds(Duration.between(at, until));
    hold(chat, at, seconds);
    throw ApiException.tooMany(Optional.of(Violation.Kind.FLOOD), seconds);
  }

  private static void forget(Deque<Instant> times, Instant until) {
    while (!times.isEmpty() && !times.getFirst().isAfter(until)) {
      times.removeFirst();
    }
  }

  private static long seconds(Duration left) {
    return Math.max(1, (left.toMillis() + 999) / 1000);
  }
}

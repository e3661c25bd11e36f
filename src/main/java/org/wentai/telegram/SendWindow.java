package org.wentai.telegram;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What may be sent when, so that {@link SendLimits} hold as the server counts. The server counts
 * arrivals, which lie somewhere between a call's begin and its end; so a call counts from its begin
 * until its time after its end has passed. Safe for many threads.
 */
final class SendWindow {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** How long a call takes at most, as a rule: what a crash left ended within it. */
  private static final Duration CALL = Duration.ofSeconds(2);

  private static final int MANY = 3;
  private static final Duration SLOW = Duration.ofSeconds(30);

  private final SendLimits limits;

  /** Chats with a message in hand: it is being sent, or how it ended is being written down. */
  private final Set<Long> inHand = new HashSet<>();

  /** Those of them whose call has not ended. */
  private final Set<Long> calling = new HashSet<>();

  private final Set<Long> typing = new HashSet<>();
  private final Map<Long, Instant> floods = new HashMap<>();
  private Instant slowUntil = Instant.EPOCH;
  private final Deque<Instant> ended = new ArrayDeque<>();
  private final Map<Long, Deque<Instant>> byChat = new HashMap<>();

  SendWindow(SendLimits limits) {
    this.limits = limits;
  }

  /** Counts what was tried before this process began; when each try ended is not known. */
  synchronized void restore(Map<Long, List<Instant>> tried, Instant now) {
    record Try(long chat, Instant ended) {}
    tried.entrySet().stream()
        .flatMap(chat -> chat.getValue().stream().map(at -> new Try(chat.getKey(), at.plus(CALL))))
        .map(one -> one.ended().isBefore(now) ? one : new Try(one.chat(), now))
        .sorted(Comparator.comparing(Try::ended))
        .forEach(one -> count(one.chat(), one.ended()));
  }

  /** How many calls may begin at {@code now}. */
  synchronized int room(Instant now) {
    forget(now);
    double perSecond = slowUntil.isAfter(now) ? limits.perSecond() / 2 : limits.perSecond();
    return Math.max(1, (int) perSecond) - ended.size() - calling.size();
  }

  /** {@code chat} got a 429. Where several do at once, it is all together that is too much. */
  synchronized void flooded(long chat, Instant now) {
    floods.values().removeIf(at -> at.plus(SECOND).isBefore(now));
    floods.put(chat, now);
    if (floods.size() >= MANY) {
      slowUntil = now.plus(SLOW);
    }
  }

  /** The chats to which nothing may begin at {@code now}. */
  synchronized Set<Long> resting(Instant now) {
    forget(now);
    Set<Long> resting = new HashSet<>(inHand);
    byChat.forEach(
        (chat, times) -> {
          if (freeAt(chat, times).isAfter(now)) {
            resting.add(chat);
          }
        });
    return resting;
  }

  /** When the next chat or the whole may go on, where something rests. */
  synchronized Optional<Instant> next(Instant now) {
    forget(now);
    Optional<Instant> chat =
        byChat.entrySet().stream()
            .map(e -> freeAt(e.getKey(), e.getValue()))
            .filter(at -> at.isAfter(now))
            .min(Instant::compareTo);
    return room(now) > limits.forReplies() || ended.isEmpty()
        ? chat
        : Optional.of(ended.getFirst().plus(SECOND).plusMillis(1));
  }

  /** A call to {@code chat} is about to begin, and counts from now on. */
  synchronized void begin(long chat) {
    inHand.add(chat);
    calling.add(chat);
  }

  /** Waits until no typing is on its way to {@code chat}, and no longer than {@code most}. */
  synchronized void awaitQuiet(long chat, Duration most) throws InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    for (long left = most.toMillis(); typing.contains(chat) && left > 0; ) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
  }

  /**
   * The call to {@code chat} has ended, and counts; nothing else goes there until {@link #end}. What
   * is written down meanwhile takes nothing from the others' time.
   */
  synchronized void answered(long chat, Instant now) {
    if (calling.remove(chat)) {
      count(chat, now);
    }
  }

  /** Nothing is in hand for {@code chat} any more. */
  synchronized void end(long chat, Instant now) {
    answered(chat, now);
    inHand.remove(chat);
  }

  /** Typing may go to {@code chat}: nothing is being sent there. It ends with {@link #typed}. */
  synchronized boolean beginTyping(long chat) {
    return !inHand.contains(chat) && typing.add(chat);
  }

  synchronized void typed(long chat) {
    typing.remove(chat);
    notifyAll();
  }

  synchronized boolean isIdle() {
    return inHand.isEmpty();
  }

  private void count(long chat, Instant at) {
    ended.addLast(at);
    byChat.computeIfAbsent(chat, c -> new ArrayDeque<>()).addLast(at);
  }

  private Instant freeAt(long chat, Deque<Instant> times) {
    Instant free = times.getLast().plusMillis(limits.perChatGapMillis());
    if (chat < 0 && times.size() >= limits.perGroupMinute()) {
      int first = times.size() - limits.perGroupMinute();
      Instant minute = times.stream().skip(first).findFirst().orElseThrow().plus(MINUTE);
      return minute.isAfter(free) ? minute : free;
    }
    return free;
  }

  private void forget(Instant now) {
    Instant second = now.minus(SECOND);
    while (!ended.isEmpty() && !ended.getFirst().isAfter(second)) {
      ended.removeFirst();
    }
    Instant minute = now.minus(MINUTE);
    byChat
        .values()
        .removeIf(
            times -> {
              while (!times.isEmpty() && !times.getFirst().isAfter(minute)) {
                times.removeFirst();
              }
              return times.isEmpty();
            });
  }
}

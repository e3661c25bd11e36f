package org.wentai.telegram.standin;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Faults on demand: planned ones for the next calls of a method, or at random from a seed. */
public final class Faults {
  private final Map<String, Deque<Optional<Fault>>> planned = new HashMap<>();
  private Random dice = new Random(1);
  private double share;
  private List<Fault> kinds = List.of(Fault.values());
  private Set<String> spared = Set.of();
  private Duration slowness = Duration.ofSeconds(2);
  private int retryAfter = 1;

  /** Of all calls, this {@code share} (0 to 1) meets one of {@code kinds}. */
  public synchronized Faults atRandom(long seed, double share, Fault... kinds) {
    this.dice = new Random(seed);
    this.share = share;
    this.kinds = List.copyOf(Arrays.asList(kinds));
    return this;
  }

  /** These methods never meet a random fault. */
  public synchronized Faults sparing(String... methods) {
    this.spared = Set.of(methods);
    return this;
  }

  /** The next calls of {@code method} meet these, one each, before any at random. */
  public synchronized Faults next(String method, Fault... faults) {
    for (Fault fault : faults) {
      queue(method).add(Optional.of(fault));
    }
    return this;
  }

  /** {@code count} calls of {@code method} that come after those planned pass. */
  public synchronized Faults pass(String method, int count) {
    for (int i = 0; i < count; i++) {
      queue(method).add(Optional.empty());
    }
    return this;
  }

  /** No more faults. */
  public synchronized Faults none() {
    planned.clear();
    share = 0;
    return this;
  }

  /** How late {@link Fault#SLOW} answers. */
  public synchronized Faults slowness(Duration slowness) {
    this.slowness = slowness;
    return this;
  }

  /** The seconds that {@link Fault#TOO_MANY} names. */
  public synchronized Faults retryAfter(int seconds) {
    this.retryAfter = seconds;
    return this;
  }

  synchronized Optional<Fault> meet(String method) {
    Deque<Optional<Fault>> queue = queue(method);
    if (!queue.isEmpty()) {
      return queue.remove();
    }
    if (spared.contains(method) || dice.nextDouble() >= share) {
      return Optional.empty();
    }
    return Optional.of(kinds.get(dice.nextInt(kinds.size())));
  }

  synchronized Duration slowness() {
    return slowness;
  }

  synchronized int retryAfter() {
    return retryAfter;
  }

  synchronized boolean coin() {
    return dice.nextBoolean();
  }

  private Deque<Optional<Fault>> queue(String method) {
    return planned.computeIfAbsent(method.toLowerCase(Locale.ROOT), m -> new ArrayDeque<>());
  }
}

package org.wentai.source;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.wentai.source.Looked.Kind;
import org.wentai.source.Looked.Page;
import org.wentai.source.Looked.Trouble;

/**
 * Keeps a host's robots.txt for a day, as RFC 9309 says: none (4xx) allows all; one that a failing
 * server (5xx) does not hand out forbids all, until it is tried again.
 */
final class RobotsCache {
  static final String PATH = "/robots.txt";

  /** As much of a file as the RFC wants read. */
  static final int MOST_BYTES = 512 << 10;

  private static final Duration FRESH = Duration.ofHours(24);
  private static final Duration FAILED = Duration.ofMinutes(10);
  private static final int MOST_HOPS = 5;

  private final Function<URI, Looked<Answer>> fetch;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Read> read = new ConcurrentHashMap<>();

  /** What a host's file says, or that it cannot be had, and until when that holds. */
  private record Read(RobotsTxt rules, Optional<Trouble<Answer>> trouble, Instant until) {}

  /**
   * @param fetch asks for a robots.txt, in turn
   */
  RobotsCache(Function<URI, Looked<Answer>> fetch, InstantSource clock) {
    this.fetch = fetch;
    this.clock = clock;
  }

  /** Why {@code target} may not be asked for; reads the host's file first where that is due. */
  Optional<Trouble<Answer>> check(URI target) {
    Read known = known(target);
    if (known.trouble().isPresent()) {
      return known.trouble();
    }
    return known.rules().allows(path(target))
        ? Optional.empty()
        : Optional.of(new Trouble<>(Kind.ROBOTS, "robots.txt does not allow " + target));
  }

  private Read known(URI target) {
    lock.lock(); // whoever comes meanwhile waits for the same file
    try {
      Read known = read.get(target.getAuthority());
      if (known == null || !clock.instant().isBefore(known.until())) {
        known = read(target);
        read.put(target.getAuthority(), known);
      }
      return known;
    } finally {
      lock.unlock();
    }
  }

  /** The longest pause that a host's file asks for. */
  Optional<Duration> delay() {
    return read.values().stream()
        .flatMap(known -> known.rules().delay().stream())
        .max(Duration::compareTo);
  }

  private Read read(URI target) {
    URI at = target.resolve(PATH);
    for (int hop = 0; hop <= MOST_HOPS; hop++) {
      switch (fetch.apply(at)) {
        case Trouble<Answer> trouble -> {
          return trouble.kind() == Kind.UNREADABLE ? allowed(RobotsTxt.EMPTY) : failed(trouble);
        }
        case Page<Answer> page -> {
          Optional<String> to = page.value().location();
          if (to.isEmpty()) {
            return read(page.value());
          }
          if (!(Redirect.of(target.resolve("/"), at, to.get()) instanceof Page<URI> next)) {
            return allowed(RobotsTxt.EMPTY);
          }
          at = next.value();
        }
      }
    }
    return allowed(RobotsTxt.EMPTY);
  }

  private Read read(Answer answer) {
    if (answer.status() == 429 || answer.status() >= 500) {
      String why = answer.address() + " cannot be read (HTTP " + answer.status() + ")";
      return failed(
          new Trouble<>(
              Kind.ROBOTS, why + ", which forbids all until it can", Optional.of(FAILED)));
    }
    boolean none = answer.status() >= 400 || answer.text().stripLeading().startsWith("<");
    return allowed(none ? RobotsTxt.EMPTY : RobotsTxt.parse(answer.text(), UserAgent.NAME));
  }

  private Read allowed(RobotsTxt rules) {
    return new Read(rules, Optional.empty(), clock.instant().plus(FRESH));
  }

  /** A server that is away is asked again at the next look; one that fails, after a while. */
  private Read failed(Trouble<Answer> trouble) {
    boolean failing = trouble.kind() == Kind.ROBOTS;
    Instant until = failing ? clock.instant().plus(FAILED) : Instant.MIN;
    return new Read(RobotsTxt.EMPTY, Optional.of(trouble), until);
  }

  private static String path(URI target) {
    String query = target.getRawQuery();
    return target.getRawPath() + (query == null ? "" : "?" + query);
  }
}

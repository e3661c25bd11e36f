package org.wentai.telegram;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** What stands in the way of the bot's work now, told by its parts. Safe for many threads. */
final class Health {
  /** A part of the bot that can say what is wrong with it. */
  enum Part {
    START,
    POLL,
    STORE,
    SEND
  }

  private final Map<Part, String> problems = new ConcurrentSkipListMap<>();
  private volatile @Nullable Instant polled;

  /** {@code part} cannot work, and why, without full stop; said in the place of what it said. */
  void bad(Part part, String why) {
    problems.put(part, why);
  }

  /** {@code part} works; whether it did not before. */
  boolean good(Part part) {
    return problems.remove(part) != null;
  }

  Optional<String> problem(Part part) {
    return Optional.ofNullable(problems.get(part));
  }

  List<String> problems() {
    return List.copyOf(problems.values());
  }

  /** A call for updates ended well. */
  void polled(Instant at) {
    polled = at;
  }

  /** When one last did. */
  Optional<Instant> lastPoll() {
    return Optional.ofNullable(polled);
  }
}

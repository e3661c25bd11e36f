package org.wentai.telegram;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.wentai.knowledge.KnowledgeBase;
import org.wentai.store.Store;
import org.wentai.store.StoreException;

/** Whether the bot can do its work, looked up when asked. */
final class Readiness implements Supplier<List<String>> {
  /** Three polls in a row: one may fail. */
  static final Duration STALLED = Duration.ofSeconds(90);

  /** A write costs the disk something; whoever asks all the time does not get one each time. */
  private static final Duration TRY_AGAIN = Duration.ofSeconds(5);

  private final Health health;
  private final InstantSource clock;
  private final List<Supplier<Optional<String>>> further = new ArrayList<>();
  private Instant tried = Instant.MIN;
  private Optional<String> unwritable = Optional.empty();

  Readiness(Health health, InstantSource clock) {
    this.health = health;
    this.clock = clock;
  }

  /** Asks {@code check} too: what is wrong, without full stop. */
  synchronized void ask(Supplier<Optional<String>> check) {
    further.add(check);
  }

  void askKnowledge(KnowledgeBase knowledge) {
    ask(
        () -> {
          try {
            knowledge.serve(generation -> true);
            return Optional.empty();
          } catch (RuntimeException e) {
            return Optional.of("the posts cannot be searched: " + e.getMessage());
          }
        });
  }

  /** Asks whether {@code store} takes writes. */
  void askStore(Store store) {
    ask(() -> unwritable(store));
  }

  private Optional<String> unwritable(Store store) {
    Instant now = clock.instant();
    if (tried.isBefore(now.minus(TRY_AGAIN))) {
      tried = now;
      try {
        store.run(work -> work.marks().put("ready", now.toString()));
        unwritable = Optional.empty();
        health.good(Health.Part.STORE);
      } catch (StoreException e) {
        unwritable = Optional.of("the database takes no writes: " + e.getMessage());
      }
    }
    return unwritable;
  }

  /**
   * Asks whether polls end well.
   *
   * @param mine whether this process polls now; else another one does
   */
  void askPolls(BooleanSupplier mine) {
    ask(
        () -> {
          if (!mine.getAsBoolean()) {
            return Optional.empty();
          }
          Optional<Duration> age =
              health.lastPoll().map(last -> Duration.between(last, clock.instant()));
          if (age.isEmpty()) {
            return Optional.of("no poll of Telegram has ended well yet");
          }
          return age.filter(a -> a.compareTo(STALLED) > 0)
              .map(
                  a -> "the last poll of Telegram that ended well was " + a.toSeconds() + " s ago");
        });
  }

  /** What makes the bot unready, each without full stop; nothing when it is ready. */
  @Override
  public synchronized List<String> get() {
    List<String> problems =
        new ArrayList<>(further.stream().flatMap(c -> c.get().stream()).toList());
    problems.addAll(health.problems());
    return problems;
  }
}

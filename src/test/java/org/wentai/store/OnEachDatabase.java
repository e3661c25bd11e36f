package org.wentai.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that run on each database, on a real and empty one for each test. */
@ParameterizedClass
@EnumSource(Database.class)
abstract class OnEachDatabase {
  /** A day, in whose seconds tests count. */
  static final Instant START = Instant.parse("2026-11-02T08:00:00Z");

  @Parameter Database database = Database.SQLITE;
  @TempDir Path folder;
  Store store;

  @BeforeEach
  void openStore() {
    Assumptions.assumeFalse(database.isOff(), "-Dpostgresql=off");
    store = database.open(folder);
  }

  @AfterEach
  void closeStore() {
    if (!database.isOff()) {
      store.close();
    }
  }

  static Instant at(long second) {
    return START.plusSeconds(second);
  }

  /** What a write gives back, as a list. */
  <T> List<T> list(Function<Work, List<T>> work) {
    return store.write(work);
  }

  /** What a read finds, as a list. */
  <T> List<T> seen(Function<Work, List<T>> work) {
    return store.read(work);
  }

  /** The one thing that a read finds. */
  <T> Optional<T> found(Function<Work, Optional<T>> work) {
    return store.read(work);
  }

  /** A number that writing something tells. */
  long count(ToLongFunction<Work> work) {
    return store.write(work::applyAsLong);
  }

  /** Whether something was written. */
  boolean did(Predicate<Work> work) {
    return store.write(work::test);
  }
}

package org.wentai.crawl;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is remembered of a site, board or thread between two steps: numbers by name. Written as
 * {@code name=number} with spaces between.
 */
final class Notes {
  private final Map<String, Long> numbers;

  private Notes(Map<String, Long> numbers) {
    this.numbers = Collections.unmodifiableMap(numbers);
  }

  /**
   * Reads notes as {@link #toString} wrote them.
   *
   * @throws IllegalArgumentException when they are no notes
   */
  static Notes of(String text) {
    Map<String, Long> numbers = new TreeMap<>();
    for (String note : text.strip().split(" +")) {
      int sign = note.indexOf('=');
      if (sign > 0) {
        numbers.put(note.substring(0, sign), Long.parseLong(note.substring(sign + 1)));
      } else if (!note.isEmpty()) {
        throw new IllegalArgumentException("no note: " + note);
      }
    }
    return new Notes(numbers);
  }

  boolean has(String name) {
    return numbers.containsKey(name);
  }

  /** The number of this name, 0 when there is none. */
  long number(String name) {
    return numbers.getOrDefault(name, 0L);
  }

  Optional<Instant> time(String name) {
    return Optional.ofNullable(numbers.get(name)).map(Instant::ofEpochMilli);
  }

  Notes with(String name, long number) {
    Map<String, Long> more = new TreeMap<>(numbers);
    more.put(name, number);
    return new Notes(more);
  }

  Notes with(String name, Instant time) {
    return with(name, time.toEpochMilli());
  }

  Notes plus(String name, long more) {
    return with(name, number(name) + more);
  }

  Notes without(String... names) {
    Map<String, Long> fewer = new TreeMap<>(numbers);
    for (String name : names) {
      fewer.remove(name);
    }
    return new Notes(fewer);
  }

  @Override
  public String toString() {
    return numbers.entrySet().stream()
        .map(note -> note.getKey() + "=" + note.getValue())
        .collect(Collectors.joining(" "));
  }
}

package org.wentai.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SendWindowTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final SendLimits LIMITS = new SendLimits(5, 1050, 4);

  /** A call of the simulation, in milliseconds after the start. */
  private record Flight(long chat, long arrives, long ends, long written) {}

  @Property(tries = 60, seed = "7")
  void theServerNeverCountsTooMany(@ForAll long seed) {
    Random random = new Random(seed);
    SendWindow window = new SendWindow(LIMITS);
    List<Flight> all = new ArrayList<>();
    List<Flight> flying = new ArrayList<>();
    for (long at = 0; at < 150_000; at += 7) {
      Instant now = START.plusMillis(at);
      for (Flight flight : List.copyOf(flying)) {
        if (flight.ends() <= at) {
          window.answered(flight.chat(), now);
        }
        if (flight.written() <= at) {
          window.end(flight.chat(), now);
          flying.remove(flight);
        }
      }
      for (long chat : List.of(-1L, -2L, 3L, 4L, 5L, 6L, 7L, 8L)) {
        if (window.room(now) > 0 && !window.resting(now).contains(chat)) {
          window.begin(chat);
          long takes = random.nextInt(400);
          long ends = at + takes;
          Flight flight =
              new Flight(
                  chat, at + random.nextLong(takes + 1), ends, ends + random.nextInt(200));
          flying.add(flight);
          all.add(flight);
        }
      }
    }
    TreeMap<Long, List<Long>> byChat = new TreeMap<>();
    all.forEach(f -> byChat.computeIfAbsent(f.chat(), c -> new ArrayList<>()).add(f.arrives()));
    assertThat(mostIn(1000, all.stream().map(Flight::arrives).toList())).isBetween(3, 5);
    byChat.forEach(
        (chat, arrivals) -> {
          assertThat(mostIn(1050, arrivals)).as("chat %s", chat).isEqualTo(1);
          assertThat(mostIn(60_000, arrivals)).as("chat %s", chat).isLessThan(chat < 0 ? 5 : 60);
        });
    assertThat(byChat.get(-1L)).hasSizeGreaterThan(7); // what is held back comes later
  }

  /** The most arrivals in any window of so many milliseconds. */
  private static int mostIn(long window, List<Long> arrivals) {
    List<Long> sorted = arrivals.stream().sorted().toList();
    int most = 0;
    for (int first = 0, last = 0; last < sorted.size(); last++) {
      while (sorted.get(last) - sorted.get(first) >= window) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  @Test
  void whatACrashLeftCountsAsJustEnded() {
    SendWindow window = new SendWindow(LIMITS);
    Instant now = START.plusSeconds(100);
    window.restore(Map.of(-1L, List.of(now.minusMillis(1500)), 3L, List.of(START)), now);
    assertThat(window.resting(now)).containsExactly(-1L);
    assertThat(window.room(now)).isEqualTo(4);
    assertThat(window.resting(now.plusMillis(1050))).isEmpty();
    assertThat(window.next(now)).contains(now.plusMillis(1050));
  }

  @Test
  void writingDownHowCallsEndedTakesNothingFromTheRate() {
    SendWindow window = new SendWindow(LIMITS);
    window.begin(1);
    assertThat(window.room(START)).isEqualTo(4);
    window.answered(1, START);
    assertThat(window.room(START)).isEqualTo(4);
    Instant later = START.plusMillis(1001);
    assertThat(window.room(later)).isEqualTo(5);
    assertThat(window.resting(later.plusSeconds(5))).containsExactly(1L);
    assertThat(window.isIdle()).isFalse();
    window.end(1, later.plusSeconds(5));
    assertThat(window.room(later.plusSeconds(5))).isEqualTo(5);
    assertThat(window.isIdle()).isTrue();
  }

  @Test
  void severalFloodsAtOnceSlowAllForAWhile() {
    SendWindow window = new SendWindow(LIMITS);
    window.flooded(1, START);
    window.flooded(2, START.plusMillis(1500));
    window.flooded(3, START.plusMillis(1600));
    assertThat(window.room(START.plusMillis(1600))).isEqualTo(5);
    window.flooded(4, START.plusMillis(1700));
    assertThat(window.room(START.plusMillis(1700))).isEqualTo(2);
    assertThat(window.room(START.plusSeconds(60))).isEqualTo(5);
  }

  @Test
  void typingAndSendingDoNotMeet() throws Exception {
    SendWindow window = new SendWindow(LIMITS);
    window.begin(1);
    assertThat(window.beginTyping(1)).isFalse();
    assertThat(window.beginTyping(2)).isTrue();
    assertThat(window.beginTyping(2)).isFalse();
    assertThat(window.resting(START)).isEqualTo(new TreeSet<>(List.of(1L)));

    Thread waiting =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    window.awaitQuiet(2, Duration.ofMinutes(1));
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                });
    window.typed(2);
    waiting.join();
    window.end(1, START);
    assertThat(window.beginTyping(1)).isTrue();
    assertThat(window.isIdle()).isTrue();
  }
}

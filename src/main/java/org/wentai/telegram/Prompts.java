package org.wentai.telegram;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wentai.store.Work;

/**
 * Remembers what a message of the bot's asked for, the last one in each place, so that a reply to
 * it is taken so.
 */
final class Prompts {
  private static final Duration AGE = Duration.ofDays(1);
  private static final Pattern FORM = Pattern.compile("(\\d+) (\\d+) (\\d+)");

  private Prompts() {}

  /**
   * What was asked for: words.
   *
   * @param subscription whose they become; 0 for a new one
   */
  record Prompt(long subscription) {}

  /** Row {@code row} of the outbox asks those of {@code origin}. */
  static void remember(
      Work work, Incoming.Origin origin, long row, long subscription, Instant now) {
    String value = row + " " + subscription + " " + now.toEpochMilli();
    work.marks().put(name(origin), value);
  }

  /** What the message that {@code origin} replies to asked him for, within a day. */
  static Optional<Prompt> answered(Work work, Incoming.Origin origin, Instant now) {
    if (origin.replied().isEmpty()) {
      return Optional.empty();
    }
    Matcher known = FORM.matcher(work.marks().get(name(origin)).orElse(""));
    if (!known.matches()) {
      return Optional.empty();
    }
    Instant at = Instant.ofEpochMilli(Long.parseLong(known.group(3)));
    OptionalLong row = work.outbox().rowOf(origin.lane().chat(), origin.replied().getAsLong());
    boolean asked =
        row.equals(OptionalLong.of(Long.parseLong(known.group(1)))) && at.plus(AGE).isAfter(now);
    return asked ? Optional.of(new Prompt(Long.parseLong(known.group(2)))) : Optional.empty();
  }

  /** It was answered. */
  static void forget(Work work, Incoming.Origin origin) {
    work.marks().put(name(origin), "");
  }

  private static String name(Incoming.Origin origin) {
    return "prompt/" + origin.lane().key();
  }
}

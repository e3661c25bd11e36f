package org.wentai.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.wentai.index.Generation;
import org.wentai.index.Generation.Dated;

/** Looks back at what a subscription would have told of. */
final class Previewing {
  private static final int DAYS = 30;

  /** The most posts that are looked at, newest first: some two hundred milliseconds. */
  static final int MOST = 20_000;

  private static final int EXAMPLES = 3;

  private Previewing() {}

  static Preview of(Checked.Sound sound, Generation posts, Instant now) {
    Predicate<Dated> matches = matching(sound);
    Instant since = now.minus(Duration.ofDays(DAYS));
    List<Dated> latest = latest(posts, since);
    int looked = 0;
    int count = 0;
    var examples = new ArrayList<Dated>();
    for (Dated dated : latest) {
      Instant at = time(dated);
      if (at.isBefore(since)) {
        break;
      }
      looked++;
      if (!at.isAfter(now) && matches.test(dated)) {
        count++;
        if (examples.size() < EXAMPLES) {
          examples.add(dated);
        }
      }
    }
    return new Preview(DAYS, count, examples, looked, looked == MOST, sound.known());
  }

  /** The newest posts: few are read where the days have few. */
  private static List<Dated> latest(Generation posts, Instant since) {
    List<Dated> latest = List.of();
    for (int limit = 1_250; limit <= MOST; limit *= 4) {
      latest = posts.latest(limit);
      if (latest.size() < limit || time(latest.getLast()).isBefore(since)) {
        return latest;
      }
    }
    return latest;
  }

  private static Instant time(Dated dated) {
    return dated.post().postedAt().map(OffsetDateTime::toInstant).orElse(Instant.MIN);
  }

  private static Predicate<Dated> matching(Checked.Sound sound) {
    String folded = sound.folded();
    return switch (sound.kind()) {
      case ALL -> dated -> true;
      case BOARD -> dated -> dated.head().board().map(Targets::folded).equals(maybe(folded));
      case THREAD -> dated -> dated.head().id().equals(folded);
      case AUTHOR -> dated -> dated.post().author().map(Targets::folded).equals(maybe(folded));
      case WORDS -> {
        Words words = words(folded);
        yield dated -> words.in(TextUnits.of(dated.head(), dated.post()));
      }
      case QUESTION -> dated -> false;
    };
  }

  private static Optional<String> maybe(String folded) {
    return Optional.of(folded);
  }

  private static Words words(String folded) {
    try {
      return WordsReader.stored(folded);
    } catch (RefusedException e) {
      throw new IllegalArgumentException("not checked before: " + folded, e);
    }
  }
}

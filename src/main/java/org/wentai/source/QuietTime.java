package org.wentai.source;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wentai.source.Looked.Kind;
import org.wentai.source.Looked.Trouble;

/** How long a site wants to be left alone, by its Retry-After (RFC 9110, 10.2.3). */
final class QuietTime {
  private static final Duration LONGEST = Duration.ofDays(1);

  private final InstantSource clock;
  private Instant until = Instant.MIN;

  QuietTime(InstantSource clock) {
    this.clock = clock;
  }

  /** Takes note of an answer: 429 and 503 with a Retry-After are heeded. */
  synchronized void heed(int status, @Nullable String retryAfter) {
    if ((status == 429 || status == 503) && retryAfter != null) {
      Instant now = clock.instant();
      read(retryAfter.strip(), now)
          .map(time -> time.isAfter(now.plus(LONGEST)) ? now.plus(LONGEST) : time)
          .filter(time -> time.isAfter(until))
          .ifPresent(time -> until = time);
    }
  }

  /** The trouble that {@code target} may not be asked for yet, if that is so. */
  synchronized <T> Optional<Trouble<T>> trouble(URI target) {
    Instant now = clock.instant();
    if (!now.isBefore(until)) {
      return Optional.empty();
    }
    Duration rest = Duration.between(now, until);
    String why = target + " was not asked for: the site wants quiet for " + seconds(rest) + " s";
    return Optional.of(new Trouble<>(Kind.BUSY, why, Optional.of(rest)));
  }

  private static long seconds(Duration rest) {
    return rest.plusMillis(999).toSeconds();
  }

  private static Optional<Instant> read(String words, Instant now) {
    if (words.matches("\\d{1,9}")) {
      return Optional.of(now.plusSeconds(Long.parseLong(words)));
    }
    try {
      return Optional.of(
          ZonedDateTime.parse(words, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException neither) {
      return Optional.empty();
    }
  }
}

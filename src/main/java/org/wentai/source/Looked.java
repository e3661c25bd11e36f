package org.wentai.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What came of one look at a live site: what was asked for, or why it is not to be had. Sites
 * answer login walls, notices and challenges with status 200, so only a page that proves to be the
 * one asked for is a {@link Page}; nothing else may be read as "there is nothing".
 *
 * @param <T> what was asked for
 */
public sealed interface Looked<T> {

  /**
   * What was asked for.
   *
   * @param value what the page says
   * @param readAt when the answer came
   */
  record Page<T>(T value, Instant readAt) implements Looked<T> {}

  /**
   * Why it is not to be had.
   *
   * @param kind what kind of trouble
   * @param why one line for the operator, which names the address
   * @param retryAfter how long the site wants to be left alone, where it says so; until then every
   *     look at it gives this trouble again without asking the site
   * @param movedTo the thread that the one asked for has become, with {@link Kind#MOVED}
   */
  record Trouble<T>(Kind kind, String why, Optional<Duration> retryAfter, OptionalLong movedTo)
      implements Looked<T> {
    public Trouble(Kind kind, String why) {
      this(kind, why, Optional.empty(), OptionalLong.empty());
    }

    public Trouble(Kind kind, String why, Optional<Duration> retryAfter) {
      this(kind, why, retryAfter, OptionalLong.empty());
    }

    /** The same trouble, in place of another value. */
    <U> Trouble<U> of() {
      return new Trouble<>(kind, why, retryAfter, movedTo);
    }
  }

  /** What kind of trouble a look ran into. */
  enum Kind {
    /** A guest may not read it: a login wall, no permission, a password, a price. */
    DENIED,
    /** The site itself says that there is no such thread, post or board, or no longer. */
    GONE,
    /** It stands elsewhere: the thread was merged or moved, or the site has another address. */
    MOVED,
    /** The site wants to know whether a person asks. It is not answered; the operator decides. */
    CHALLENGE,
    /** The whole site is closed for now. */
    CLOSED,
    /** The site's robots.txt does not allow the address, or cannot be read, which counts alike. */
    ROBOTS,
    /** The site has too much to do (429, 503), or said so before and the time is not over. */
    BUSY,
    /** No answer: no connection, no name, a failing server, an interrupted wait. */
    UNREACHABLE,
    /** An answer that cannot be read as what was asked for: another template, too large, empty. */
    UNREADABLE,
    /** It would lead to a private address that is not the site's own. */
    REFUSED_ADDRESS
  }

  /** The value mapped, a trouble as it is. */
  default <U> Looked<U> map(Function<T, U> to) {
    return switch (this) {
      case Page<T> page -> new Page<>(to.apply(page.value()), page.readAt());
      case Trouble<T> trouble -> trouble.of();
    };
  }
}

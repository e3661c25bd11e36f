package org.wentai.source.standin;

import java.time.Duration;

/** How the stand-in answers, beside the forum it has. */
public sealed interface Mood {
  /** As a forum should. */
  record Well() implements Mood {}

  /** Every page says that the site is closed, in the operator's words. */
  record Closed(String words) implements Mood {}

  /** Every page is a login wall. */
  record LoginWall() implements Mood {}

  /** Every page asks whether a person is there. */
  record Challenge() implements Mood {}

  /** Every answer has this status; Retry-After where it is not empty. */
  record Failing(int status, String retryAfter) implements Mood {}

  /** Every answer takes this long. */
  record Slow(Duration delay) implements Mood {}

  /** Every connection breaks in the middle of the answer. */
  record Breaking() implements Mood {}

  /** Every page is empty, with status 200. */
  record Empty() implements Mood {}

  /** Every page leads elsewhere. */
  record Leading(String location) implements Mood {}

  /** Every page is of this many bytes. */
  record Huge(int bytes) implements Mood {}

  /** Every page is this one. */
  record Saying(int status, String contentType, String page) implements Mood {}
}

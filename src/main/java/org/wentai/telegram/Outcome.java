package org.wentai.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** How a call to the Bot API ended. */
sealed interface Outcome {
  /**
   * Carried out; what it returned.
   *
   * @param result missing ({@link JsonNode#isMissingNode()}) where the answer's head told that it
   *     was carried out and the rest was lost on the way
   */
  record Done(JsonNode result) implements Outcome {}

  /**
   * Refused by Telegram: not carried out.
   *
   * @param code as HTTP has it: 400, 401, 403, 409, 429
   * @param description Telegram's words
   * @param retryAfter how long Telegram wants no further call
   * @param migratedTo the chat's new id
   */
  record Refused(
      int code, String description, Optional<Duration> retryAfter, OptionalLong migratedTo)
      implements Outcome {}

  /** The request's bytes never left: not carried out. Trying again is safe. */
  record NotSent(String why) implements Outcome {}

  /**
   * The request was written, and no answer that tells came back: maybe carried out.
   *
   * @param answered whether an answer came at all: a server's error (5xx), which as a rule means
   *     that it was not carried out, or a page that is not Telegram's
   */
  record Unknown(String why, boolean answered) implements Outcome {}
}

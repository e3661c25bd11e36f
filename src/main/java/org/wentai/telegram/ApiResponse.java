package org.wentai.telegram;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer to a call, and what it says of it.
 *
 * @param status of HTTP
 * @param retryAfter the header Retry-After, in seconds
 * @param body its text; empty where it was lost on the way
 */
record ApiResponse(int status, Optional<Duration> retryAfter, Optional<String> body) {
  private static final int DEEPEST = 1_000_000;

  /**
   * Reads whatever nests, for one update that does must not make a whole batch unreadable; a tree
   * that deep costs memory, and no stack.
   */
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
              .build());

  /** What Telegram never asks for; a header that says more is not Telegram's. */
  private static final long LONGEST_WAIT_SECONDS = 86_400;

  /** The header's value, where it is a number of seconds. */
  static Optional<Duration> seconds(@Nullable String header) {
    return Optional.ofNullable(header)
        .filter(text -> text.matches("\\d{1,9}"))
        .map(text -> pause(Long.parseLong(text)));
  }

  /**
   * What became of the call. Telegram answers each call with an object whose {@code ok} tells
   * (core.telegram.org/bots/api, "Making requests"); this rules where it is there, and HTTP's
   * status where something in between has answered:
   *
   * <ul>
   *   <li>2xx whose body broke off: carried out, for Telegram gives every refusal a status of its
   *       own. Saying "unknown" would send a message twice for certain.
   *   <li>3xx: not carried out; a server that redirects asks for the call elsewhere. It is not
   *       followed, for the token would go along.
   *   <li>408 and 503: not carried out, by their definition (RFC 9110, 15.5.9 and 15.6.4: the
   *       request did not arrive whole; the server is unable to handle it).
   *   <li>Other 4xx: refused.
   *   <li>Other 5xx, also with {@code ok:false}: maybe carried out. The Bot API server fails what
   *       is in flight with 500 when it restarts, and 502 and 504 are a proxy's word that it lost
   *       the answer.
   * </ul>
   */
  Outcome outcome() {
    JsonNode json = body.map(ApiResponse::parse).orElse(MissingNode.getInstance());
    if (json.path("ok").isBoolean()) {
      return json.path("ok").booleanValue() ? new Outcome.Done(json.path("result")) : refused(json);
    }
    if (status / 100 == 2 && body.isEmpty()) {
      return new Outcome.Done(MissingNode.getInstance());
    }
    String page = "HTTP " + status + ", which is not an answer of the Bot API";
    return status / 100 == 2 ? new Outcome.Unknown(page, true) : byCode(status, page, json);
  }

  private Outcome refused(JsonNode json) {
    int code = json.path("error_code").asInt(status);
    return byCode(code, json.path("description").asText("HTTP " + status), json);
  }

  private Outcome byCode(int code, String description, JsonNode json) {
    if (code == 408 || code == 503 || code / 100 == 3) {
      return new Outcome.NotSent(code + ": " + description);
    }
    if (code < 400 || code >= 500) {
      return new Outcome.Unknown(code + ": " + description, true);
    }
    JsonNode parameters = json.path("parameters");
    JsonNode after = parameters.path("retry_after");
    JsonNode chat = parameters.path("migrate_to_chat_id");
    return new Outcome.Refused(
        code,
        description,
        after.isNumber() ? Optional.of(pause(after.longValue())) : retryAfter,
        chat.isNumber() ? OptionalLong.of(chat.longValue()) : OptionalLong.empty());
  }

  private static Duration pause(long seconds) {
    return Duration.ofSeconds(Math.clamp(seconds, 0, LONGEST_WAIT_SECONDS));
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance(); // a proxy's page; the status has to tell
    }
  }
}

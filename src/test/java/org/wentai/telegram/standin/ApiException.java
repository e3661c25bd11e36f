package org.wentai.telegram.standin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A call that is refused, as Telegram words it; a break of its rules where {@link #broke} says. */
final class ApiException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int code;
  private final transient ObjectNode parameters = JsonNodeFactory.instance.objectNode();
  private final transient Optional<Violation.Kind> broke;

  private ApiException(int code, String description, Optional<Violation.Kind> broke) {
    super(description, null, false, false);
    this.code = code;
    this.broke = broke;
  }

  /** Something that befalls a correct bot too. */
  static ApiException of(int code, String description) {
    return new ApiException(code, description, Optional.empty());
  }

  /** Something that a correct bot does not do. */
  static ApiException broken(Violation.Kind kind, int code, String description) {
    return new ApiException(code, description, Optional.of(kind));
  }

  static ApiException bad(String description) {
    return of(400, "Bad Request: " + description);
  }

  static ApiException bad(Violation.Kind kind, String description) {
    return broken(kind, 400, "Bad Request: " + description);
  }

  /** To be asked again after {@code seconds}. */
  static ApiException tooMany(Optional<Violation.Kind> kind, long seconds) {
    ApiException e = new ApiException(429, "Too Many Requests: retry after " + seconds, kind);
    e.parameters.put("retry_after", seconds);
    return e;
  }

  static ApiException migrated(long chat) {
    ApiException e = bad("group chat was upgraded to a supergroup chat");
    e.parameters.put("migrate_to_chat_id", chat);
    return e;
  }

  int code() {
    return code;
  }

  String description() {
    return String.valueOf(getMessage());
  }

  ObjectNode parameters() {
    return parameters;
  }

  Optional<Violation.Kind> broke() {
    return broke;
  }
}

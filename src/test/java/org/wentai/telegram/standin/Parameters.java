package org.wentai.telegram.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a call says, after the schema's check.
 *
 * @param files by the field or {@code attach://} name that they came under
 */
record Parameters(String method, ObjectNode json, Map<String, Upload> files) {
  JsonNode get(String name) {
    return json.path(name);
  }

  String text(String name) {
    return json.path(name).asText();
  }

  OptionalLong number(String name) {
    JsonNode value = json.path(name);
    if (value.isNumber()) {
      return OptionalLong.of(value.asLong());
    }
    return value.isTextual() && value.asText().matches("-?\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(value.asText()))
        : OptionalLong.empty();
  }

  long need(String name) {
    return number(name)
        .orElseThrow(() -> ApiException.bad("parameter \"" + name + "\" is required"));
  }

  boolean is(String name) {
    return json.path(name).asBoolean();
  }

  /** The file that field {@code name} stands for, where it was sent along. */
  Optional<Upload> file(String name) {
    String value = text(name);
    return value.startsWith(Body.ATTACHED)
        ? Optional.ofNullable(files.get(value.substring(Body.ATTACHED.length())))
        : Optional.empty();
  }
}

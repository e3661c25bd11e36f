package org.wentai.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The fields of a JSON object that came from outside. What is absent, or null, is empty; what is
 * there and of another type than asked for is refused with an IllegalArgumentException that names
 * the field and repeats nothing of what it held.
 *
 * @param path where the object stands, for what is refused
 */
record Fields(JsonNode node, String path) {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /**
   * The object that {@code json} is. Jackson's own limits hold: 1000 levels, numbers of 1000
   * digits.
   */
  static Fields of(String json) {
    JsonNode node;
    try {
      node = MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getClass().getSimpleName(), e);
    }
    return object(node, "update");
  }

  private static Fields object(JsonNode node, String path) {
    if (!node.isObject()) {
      throw new IllegalArgumentException(path + " is no object");
    }
    return new Fields(node, path);
  }

  /** Whether the field is there at all. */
  boolean has(String name) {
    return node.hasNonNull(name);
  }

  /** Whether the field says true. */
  boolean is(String name) {
    return node.path(name).asBoolean(false);
  }

  Optional<Fields> object(String name) {
    return has(name) ? Optional.of(object(node.get(name), path(name))) : Optional.empty();
  }

  Fields needObject(String name) {
    return object(name).orElseThrow(() -> missing(name));
  }

  /** The objects of a list; what else is in it is passed over. */
  List<Fields> objects(String name) {
    List<Fields> found = new ArrayList<>();
    for (JsonNode item : node.path(name)) {
      if (item.isObject()) {
        found.add(new Fields(item, path(name)));
      }
    }
    return found;
  }

  OptionalLong number(String name) {
    if (!has(name)) {
      return OptionalLong.empty();
    }
    JsonNode value = node.get(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new IllegalArgumentException(path(name) + " is no whole number of 64 bits");
    }
    return OptionalLong.of(value.longValue());
  }

  long needNumber(String name) {
    return number(name).orElseThrow(() -> missing(name));
  }

  /** The text; half characters in it, which no database keeps, become U+FFFD. */
  Optional<String> text(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    if (!node.get(name).isTextual()) {
      throw new IllegalArgumentException(path(name) + " is no text");
    }
    return Optional.of(whole(node.get(name).textValue()));
  }

  String needText(String name) {
    return text(name).orElseThrow(() -> missing(name));
  }

  IllegalArgumentException missing(String name) {
    return new IllegalArgumentException(path(name) + " is missing");
  }

  String path(String name) {
    return path + "." + name;
  }

  /** Unit for unit, so offsets into the text stay what they are. */
  private static String whole(String text) {
    StringBuilder units = new StringBuilder(text);
    for (int i = 0; i < units.length(); i++) {
      char unit = units.charAt(i);
      if (Character.isHighSurrogate(unit)
          && i + 1 < units.length()
          && Character.isLowSurrogate(units.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(unit) || unit == 0) {
        units.setCharAt(i, '\uFFFD');
      }
    }
    return units.toString();
  }
}

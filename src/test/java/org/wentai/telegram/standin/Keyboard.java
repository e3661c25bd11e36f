package org.wentai.telegram.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads inline keyboards. */
final class Keyboard {
  private static final int MOST_BUTTONS = 100;
  private static final int MOST_DATA = 64;

  private Keyboard() {}

  /** The rows of buttons of a {@code reply_markup}; none where it is another keyboard or none. */
  static List<List<Button>> read(JsonNode markup) {
    List<List<Button>> rows = new ArrayList<>();
    int count = 0;
    for (JsonNode row : markup.path("inline_keyboard")) {
      List<Button> buttons = new ArrayList<>();
      for (JsonNode button : row) {
        buttons.add(button(button));
        count++;
      }
      if (!buttons.isEmpty()) {
        rows.add(List.copyOf(buttons));
      }
    }
    if (count > MOST_BUTTONS) {
      throw ApiException.bad(Violation.Kind.LENGTH, "reply markup is too long");
    }
    return List.copyOf(rows);
  }

  private static Button button(JsonNode button) {
    String text = button.path("text").asText();
    if (text.isBlank()) {
      throw ApiException.bad(
          Violation.Kind.VALUE,
          "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
    }
    long actions =
        button.properties().stream()
            .filter(e -> !List.of("text", "style", "icon_custom_emoji_id").contains(e.getKey()))
            .count();
    if (actions != 1) {
      throw ApiException.bad(
          Violation.Kind.VALUE,
          "can't parse inline keyboard button: exactly one optional field must be used");
    }
    Optional<String> data = text(button, "callback_data");
    int bytes = data.map(d -> d.getBytes(StandardCharsets.UTF_8).length).orElse(1);
    if (bytes < 1 || bytes > MOST_DATA) {
      throw ApiException.bad(Violation.Kind.LENGTH, "BUTTON_DATA_INVALID");
    }
    Optional<String> url = text(button, "url");
    if (url.isPresent() && Link.checked(url.get()).isEmpty()) {
      throw ApiException.bad(
          Violation.Kind.VALUE,
          "inline keyboard button URL '" + url.get() + "' is invalid: Wrong HTTP URL");
    }
    return new Button(text, data, url);
  }

  private static Optional<String> text(JsonNode from, String field) {
    return from.has(field) ? Optional.of(from.path(field).asText()) : Optional.empty();
  }
}

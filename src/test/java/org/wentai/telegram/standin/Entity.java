package org.wentai.telegram.standin;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A part of a text that is formatted or means something.
 *
 * @param type as in Telegram's MessageEntity
 * @param offset in UTF-16 units
 * @param length in UTF-16 units
 * @param argument the link, language, emoji's id or user's id; for a date_time its Unix seconds and
 *     its format, parted by a blank; else empty
 */
public record Entity(String type, int offset, int length, String argument) {
  /** The part of {@code text} that this is. */
  public String of(String text) {
    return text.substring(offset, offset + length);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("type", type).put("offset", offset).put("length", length);
    switch (type) {
      case "text_link" -> json.put("url", argument);
      case "text_mention" ->
          json.putObject("user")
              .put("id", Long.parseLong(argument))
              .put("is_bot", false)
              .put("first_name", "User");
      case "custom_emoji" -> json.put("custom_emoji_id", argument);
      case "pre" -> {
        if (!argument.isEmpty()) {
          json.put("language", argument);
        }
      }
      case "date_time" -> {
        String[] parts = argument.split(" ", 2);
        json.put("unix_time", Long.parseLong(parts[0]));
        if (!parts[1].isEmpty()) {
          json.put("date_time_format", parts[1]);
        }
      }
      default -> {}
    }
    return json;
  }
}

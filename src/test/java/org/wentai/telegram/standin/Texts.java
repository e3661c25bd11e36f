package org.wentai.telegram.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads formatted text out of a call, as strictly as Telegram. */
final class Texts {
  static final int MESSAGE = 4096;
  static final int CAPTION = 1024;
  private static final int RAW_BYTES = 32_768;

  /** What Telegram takes for nothing. */
  private static final Pattern EMPTY =
      Pattern.compile(
          "[\\s\\p{Z}\\p{Cc}\\u00ad\\u034f\\u200b-\\u200f\\u2028-\\u202e\\u2060\\ufeff]*");

  private Texts() {}

  /** A message's text, which may not be empty. */
  static FormattedText message(JsonNode from, String field) {
    FormattedText text = read(from, field, "entities", MESSAGE, "message is too long");
    if (EMPTY.matcher(text.text()).matches()) {
      throw ApiException.bad(Violation.Kind.LENGTH, "message text is empty");
    }
    return text;
  }

  static FormattedText caption(JsonNode from) {
    return read(from, "caption", "caption_entities", CAPTION, "message caption is too long");
  }

  private static FormattedText read(
      JsonNode from, String field, String entities, int most, String tooLong) {
    String raw = from.path(field).asText();
    byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
    if (!new String(bytes, StandardCharsets.UTF_8).equals(raw)) {
      throw ApiException.bad(Violation.Kind.PARSER, "strings must be encoded in UTF-8");
    }
    if (bytes.length > RAW_BYTES) {
      throw ApiException.bad(Violation.Kind.LENGTH, tooLong);
    }
    FormattedText text = formatted(from, raw, entities);
    if (text.text().length() > most) {
      throw ApiException.bad(Violation.Kind.LENGTH, tooLong);
    }
    return FoundEntities.added(text);
  }

  private static FormattedText formatted(JsonNode from, String raw, String entities) {
    String mode = from.path("parse_mode").asText();
    return switch (mode) {
      case "HTML" -> Html.parse(raw);
      case "" -> new FormattedText(raw, given(from.path(entities), raw));
      default ->
          throw ApiException.broken(
              Violation.Kind.METHOD, 400, "the stand-in does not read the parse mode " + mode);
    };
  }

  private static List<Entity> given(JsonNode entities, String text) {
    List<Entity> given = new ArrayList<>();
    for (JsonNode entity : entities) {
      int offset = entity.path("offset").asInt();
      int length = entity.path("length").asInt();
      if (offset < 0 || length <= 0 || offset + length > text.length()) {
        throw ApiException.bad(Violation.Kind.PARSER, "an entity lies outside of the text");
      }
      String argument =
          entity.path("url").asText()
              + entity.path("language").asText()
              + entity.path("custom_emoji_id").asText()
              + entity.path("user").path("id").asText();
      if (entity.has("unix_time")) {
        argument = entity.get("unix_time") + " " + entity.path("date_time_format").asText();
      }
      given.add(new Entity(entity.path("type").asText(), offset, length, argument));
    }
    return List.copyOf(given);
  }
}

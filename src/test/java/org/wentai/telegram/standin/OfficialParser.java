package org.wentai.telegram.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Telegram's own parser, from the library that the system property {@code tdlib} names
 * (libtdjson.so of the npm package @prebuilt-tdlib/linux-x64-glibc). Needs no network.
 */
public final class OfficialParser implements AutoCloseable {
  private static final Map<String, String> NAMES =
      Map.of(
          "TextUrl", "text_link",
          "MentionName", "text_mention",
          "PreCode", "pre",
          "BlockQuote", "blockquote",
          "ExpandableBlockQuote", "expandable_blockquote",
          "CustomEmoji", "custom_emoji",
          "DateTime", "date_time",
          "BotCommand", "bot_command");

  private final Process process;
  private final Writer to;
  private final BufferedReader from;

  private OfficialParser(Path library) throws IOException, URISyntaxException {
    Path source =
        Path.of(
            Objects.requireNonNull(OfficialParser.class.getResource("/telegram/Tdlib.java"))
                .toURI());
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                source.toString(),
                library.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    to =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    from =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** The parser; empty where the property names no library. */
  public static Optional<OfficialParser> open() {
    return Optional.ofNullable(System.getProperty("tdlib"))
        .map(
            library -> {
              try {
                return new OfficialParser(Path.of(library));
              } catch (IOException | URISyntaxException e) {
                throw new IllegalStateException("cannot start the parser of " + library, e);
              }
            });
  }

  /**
   * The text and entities of {@code html}.
   *
   * @throws IllegalArgumentException with the parser's words, where it refuses it
   */
  public FormattedText parse(String html) {
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("@type", "parseTextEntities");
    request.put("text", html).putObject("parse_mode").put("@type", "textParseModeHTML");
    JsonNode answer = ask(request);
    if (answer.path("@type").asText().equals("error")) {
      throw new IllegalArgumentException(answer.path("message").asText());
    }
    return new FormattedText(answer.path("text").asText(), entities(answer));
  }

  /** The entities that are found in a plain text. */
  public List<Entity> found(String text) {
    return entities(
        ask(
            JsonNodeFactory.instance
                .objectNode()
                .put("@type", "getTextEntities")
                .put("text", text)));
  }

  private JsonNode ask(ObjectNode request) {
    try {
      to.write(request.toString());
      to.write('\n');
      to.flush();
      return Schema.JSON.readTree(Objects.requireNonNull(from.readLine(), "the parser ended"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Entity> entities(JsonNode answer) {
    List<Entity> entities = new ArrayList<>();
    for (JsonNode entity : answer.path("entities")) {
      JsonNode type = entity.path("type");
      String name = type.path("@type").asText().substring("textEntityType".length());
      entities.add(
          new Entity(
              NAMES.getOrDefault(name, name.toLowerCase(Locale.ROOT)),
              entity.path("offset").asInt(),
              entity.path("length").asInt(),
              argument(type)));
    }
    entities.sort(
        Comparator.comparingInt(Entity::offset)
            .thenComparing(Comparator.comparingInt(Entity::length).reversed()));
    return entities;
  }

  /** A time's format comes taken apart, and is left out. */
  private static String argument(JsonNode type) {
    return type.path("url").asText()
        + type.path("language").asText()
        + type.path("custom_emoji_id").asText()
        + type.path("user_id").asText()
        + type.path("unix_time").asText();
  }

  @Override
  public void close() {
    process.destroy();
  }
}

package org.wentai.settings;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wentai.settings.Value.Kind;

/** Reads a settings file token by token, so that every value knows its line. */
final class YamlFile {
  private final String name;
  private final Map<Key, Value> values = new LinkedHashMap<>();

  private YamlFile(String name) {
    this.name = name;
  }

  /**
   * The values of {@code yaml} by key.
   *
   * @param name the file, as messages name it
   * @throws SettingsException when it is not YAML, or has a key that does not exist or stands twice
   */
  static Map<Key, Value> read(String yaml, String name) {
    YamlFile file = new YamlFile(name);
    YAMLFactory factory =
        YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (JsonParser parser = factory.createParser(yaml)) {
      file.document(parser);
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      throw file.at(line, "is not valid YAML: " + firstLine(e.getOriginalMessage()));
    } catch (IOException | RuntimeException e) {
      // SnakeYAML throws its own unchecked exceptions for some documents, through Jackson.
      throw e instanceof SettingsException s
          ? s
          : file.at(1, "cannot be read as YAML: " + firstLine(String.valueOf(e.getMessage())));
    }
    return file.values;
  }

  private void document(JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null || first == JsonToken.VALUE_NULL) {
      return;
    }
    if (first != JsonToken.START_OBJECT) {
      throw at(line(parser), "holds no keys; write keys such as 'knowledge:' at the line's start");
    }
    group(parser, "");
    JsonToken more = parser.nextToken();
    if (more != null) {
      throw at(line(parser), "holds a second document; keep one");
    }
  }

  private void group(JsonParser parser, String prefix) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String path = prefix + parser.currentName();
      int line = line(parser);
      JsonToken token = parser.nextToken();
      boolean inner = isGroup(path);
      if (path.equals(SitesReader.SITES)) {
        parser.skipChildren();
      } else if (token == JsonToken.START_OBJECT && inner) {
        group(parser, path + ".");
      } else if (inner && isEmpty(parser, token)) {
        continue;
      } else if (inner) {
        throw at(line, path + " is a group of keys; write them below it, each on its own line");
      } else {
        put(path, line, value(parser, token, name + ", line " + line));
      }
    }
  }

  static boolean isEmpty(JsonParser parser, JsonToken token) throws IOException {
    return token == JsonToken.VALUE_NULL
        || token == JsonToken.VALUE_STRING && parser.getText().isEmpty();
  }

  private static boolean isGroup(String path) {
    return Key.paths().stream().anyMatch(p -> p.startsWith(path + "."));
  }

  private void put(String path, int line, Value value) {
    Optional<Key> key = Key.at(path);
    if (key.isEmpty()) {
      String meant =
          Likeness.nearest(path, Key.paths())
              .map(k -> "did you mean " + k + "?")
              .orElse("the keys are " + String.join(", ", Key.paths()));
      throw at(line, path + " is not a known key; " + meant);
    }
    values.put(key.get(), value);
  }

  /** The value at {@code token}, at {@code place}. */
  static Value value(JsonParser parser, JsonToken token, String place) throws IOException {
    return switch (token) {
      case START_OBJECT -> {
        parser.skipChildren();
        yield new Value("", Kind.GROUP, place);
      }
      case START_ARRAY -> new Value(list(parser), Kind.LIST, place);
      case VALUE_NULL -> new Value("", Kind.NOTHING, place);
      case VALUE_TRUE, VALUE_FALSE -> new Value(parser.getText(), Kind.BOOLEAN, place);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Value(parser.getText(), Kind.NUMBER, place);
      default -> new Value(String.valueOf(parser.getText()), Kind.TEXT, place);
    };
  }

  /** The list's scalars by commas, as an environment variable would write them. */
  private static String list(JsonParser parser) throws IOException {
    List<String> items = new ArrayList<>();
    for (JsonToken t = parser.nextToken();
        t != null && t != JsonToken.END_ARRAY;
        t = parser.nextToken()) {
      if (t.isScalarValue()) {
        items.add(parser.getText());
      } else {
        parser.skipChildren();
      }
    }
    return String.join(",", items);
  }

  static int line(JsonParser parser) {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }

  private SettingsException at(int line, String what) {
    return new SettingsException(name + ", line " + line + ": " + what);
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("no reason given").strip();
  }
}

package org.wentai.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The YAML between two lines of three dashes that a Markdown note begins with.
 *
 * @param values the values by key
 * @param body the note behind it
 */
record FrontMatter(Map<String, String> values, String body) {
  static final Set<String> KEYS = Set.of("id", "title", "board", "author", "date", "url");

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final String MEND = "write 'key: value' lines between two lines of ---";

  /** Splits {@code note}; without front matter there are no values. */
  static FrontMatter of(String note) throws UnreadableFile {
    List<String> lines = note.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().stripTrailing().equals("---")) {
      return new FrontMatter(Map.of(), note);
    }
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i).stripTrailing();
      if (line.equals("---") || line.equals("...")) {
        String body = String.join("\n", lines.subList(i + 1, lines.size()));
        return new FrontMatter(values(lines.subList(1, i)), body);
      }
    }
    throw new UnreadableFile(1, "the front matter has no end", MEND);
  }

  Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key)).map(String::strip).filter(v -> !v.isEmpty());
  }

  private static Map<String, String> values(List<String> lines) throws UnreadableFile {
    JsonNode yaml = parsed(lines.stream().collect(Collectors.joining("\n")));
    Map<String, String> values = new TreeMap<>();
    if (yaml.isMissingNode() || yaml.isNull()) {
      return values;
    }
    if (!yaml.isObject()) {
      throw new UnreadableFile(2, "the front matter has no keys", MEND);
    }
    for (Map.Entry<String, JsonNode> field : yaml.properties()) {
      if (field.getValue().isContainerNode() && KEYS.contains(field.getKey())) {
        throw new UnreadableFile(
            line(lines, field.getKey()), "'" + field.getKey() + "' is not one value", MEND);
      }
      values.put(field.getKey(), field.getValue().isNull() ? "" : field.getValue().asText());
    }
    return values;
  }

  private static JsonNode parsed(String yaml) throws UnreadableFile {
    try {
      return YAML.readTree(yaml);
    } catch (JsonProcessingException bad) {
      int line = bad.getLocation() == null ? 1 : bad.getLocation().getLineNr();
      throw new UnreadableFile(Math.max(1, line) + 1, "the front matter is not YAML", MEND);
    }
  }

  /** The line of the note that holds {@code key}, from 1; front matter begins on the second. */
  private static int line(List<String> lines, String key) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(key)) {
        return i + 2;
      }
    }
    return 2;
  }

  /** The line of the note that holds {@code key}. */
  static int lineOf(String note, String key) {
    return line(note.lines().skip(1).toList(), key);
  }
}

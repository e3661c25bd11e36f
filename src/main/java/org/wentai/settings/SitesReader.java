package org.wentai.settings;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.wentai.settings.Value.Kind;

/** Reads the list {@code sites} of a settings file, in which {@link YamlFile} found no fault. */
final class SitesReader {
  /** The list's key. */
  static final String SITES = "sites";

  private static final List<String> KEYS =
      List.of("name", "address", "zone", "boards", "every", "gap", "contact");
  private static final Duration MOST_EVERY = Duration.ofMinutes(5);
  private static final Duration MOST_GAP = Duration.ofMinutes(5);

  private final String file;
  private final ZoneId zone;
  private final List<SiteSettings> sites = new ArrayList<>();

  private SitesReader(String file, ZoneId zone) {
    this.file = file;
    this.zone = zone;
  }

  /**
   * The sites that {@code yaml} names, in its order.
   *
   * @param file as messages name it
   * @param zone for sites without one
   * @throws SettingsException when one is wrong
   */
  static List<SiteSettings> read(String yaml, String file, ZoneId zone) {
    SitesReader reader = new SitesReader(file, zone);
    try (JsonParser parser = new YAMLFactory().createParser(yaml)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        reader.document(parser);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(reader.sites);
  }

  private void document(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean here = SITES.equals(parser.currentName());
      int line = YamlFile.line(parser);
      JsonToken token = parser.nextToken();
      if (!here) {
        parser.skipChildren();
      } else if (token == JsonToken.START_ARRAY) {
        list(parser);
      } else if (!YamlFile.isEmpty(parser, token)) {
        throw at(line, "sites is a list; begin each site with '- name: NAME' below it");
      }
    }
  }

  private void list(JsonParser parser) throws IOException {
    for (JsonToken token = parser.nextToken();
        token != null && token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      int line = YamlFile.line(parser);
      if (token != JsonToken.START_OBJECT) {
        throw at(line, "a site is a group of keys: " + String.join(", ", KEYS));
      }
      SiteSettings site = site(fields(parser), line);
      if (sites.stream().anyMatch(other -> other.name().equals(site.name()))) {
        throw at(line, "the site '" + site.name() + "' stands twice; give each its own name");
      }
      sites.add(site);
    }
  }

  private Map<String, Value> fields(JsonParser parser) throws IOException {
    Map<String, Value> fields = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      int line = YamlFile.line(parser);
      JsonToken token = parser.nextToken();
      if (!KEYS.contains(key)) {
        String meant =
            Likeness.nearest(key, KEYS)
                .map(k -> "did you mean " + k + "?")
                .orElse("the keys are " + String.join(", ", KEYS));
        throw at(line, key + " is not a known key of a site; " + meant);
      }
      if (fields.put(key, YamlFile.value(parser, token, file + ", line " + line)) != null) {
        throw at(line, key + " stands twice in one site; keep one");
      }
    }
    return fields;
  }

  private SiteSettings site(Map<String, Value> fields, int line) {
    Value name = needed(fields, "name", line);
    if (!SiteSettings.isName(name.text())) {
      throw name.refused(
          "the site's name", "give up to 20 small letters, digits and hyphens, a letter first");
    }
    Value address = needed(fields, "address", line);
    return new SiteSettings(
        name.text(),
        web(address, "address", "https://bbs.example.com/"),
        Optional.ofNullable(fields.get("zone")).map(z -> Values.zone(z, "zone")).orElse(zone),
        Optional.ofNullable(fields.get("boards")).map(this::boards).orElse(new TreeSet<>()),
        within(fields, "every", SiteSettings.USUALLY, SiteSettings.USUALLY, MOST_EVERY),
        within(fields, "gap", SiteSettings.LEAST_GAP, SiteSettings.LEAST_GAP, MOST_GAP),
        Optional.ofNullable(fields.get("contact"))
            .filter(v -> !v.text().isBlank())
            .map(v -> web(v, "contact", "https://example.com/about")));
  }

  private Value needed(Map<String, Value> fields, String key, int line) {
    Value value = fields.get(key);
    if (value == null || value.text().isBlank()) {
      throw at(line, "a site needs '" + key + ":'; add it");
    }
    return value;
  }

  private static URI web(Value value, String key, String example) {
    return Values.webAddress(value.text().strip())
        .orElseThrow(() -> value.refused(key, "give an address such as " + example));
  }

  private SortedSet<Long> boards(Value value) {
    SortedSet<Long> fids = new TreeSet<>();
    for (String fid : value.text().split("[,\\s]+")) {
      if (!fid.isEmpty() && !fid.matches("[1-9]\\d{0,9}") || value.kind() == Kind.GROUP) {
        throw value.refused("boards", "give the boards' numbers such as [2, 36]");
      }
      if (!fid.isEmpty()) {
        fids.add(Long.parseLong(fid));
      }
    }
    return fids;
  }

  private static Duration within(
      Map<String, Value> fields, String key, Duration usual, Duration least, Duration most) {
    Value value = fields.get(key);
    if (value == null) {
      return usual;
    }
    return Values.duration(value.text())
        .filter(d -> d.compareTo(least) >= 0 && d.compareTo(most) <= 0)
        .orElseThrow(
            () ->
                value.refused(
                    key, "give a length of time from " + shown(least) + " to " + shown(most)));
  }

  private static String shown(Duration duration) {
    return duration.toSecondsPart() == 0 ? duration.toMinutes() + "m" : duration.toSeconds() + "s";
  }

  private SettingsException at(int line, String what) {
    return new SettingsException(file + ", line " + line + ": " + what);
  }
}

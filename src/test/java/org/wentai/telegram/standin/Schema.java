package org.wentai.telegram.standin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The Bot API's methods and what each takes: Bot API 10.3's JSON Schema (draft 7). */
final class Schema {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final String PLACE = "/telegram/botapi-10.3.json";
  private static final String ADDRESS = "https://wentai.invalid" + PLACE;

  /** Those that take nothing, which the schema leaves out. */
  private static final List<String> BARE = List.of("getMe", "getWebhookInfo", "logOut", "close");

  private static final Schema ONLY = new Schema();

  private final JsonNode definitions;
  private final JsonSchemaFactory factory;
  private final Map<String, String> methods = new HashMap<>();
  private final Map<String, JsonSchema> known = new ConcurrentHashMap<>();

  private Schema() {
    String text;
    try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream(PLACE))) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      definitions = JSON.readTree(text).path("definitions");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    factory =
        JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V7,
            b -> b.schemaLoaders(l -> l.schemas(Map.of(ADDRESS, text))));
    for (String name : (Iterable<String>) definitions::fieldNames) {
      if (name.endsWith("Params")) {
        String method = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        add(method.substring(0, method.length() - "Params".length()));
      }
    }
    BARE.forEach(this::add);
  }

  static Schema botApi() {
    return ONLY;
  }

  private void add(String method) {
    methods.put(method.toLowerCase(Locale.ROOT), method);
  }

  /** A method's name as written in the documentation. */
  Optional<String> method(String anyCase) {
    return Optional.ofNullable(methods.get(anyCase.toLowerCase(Locale.ROOT)));
  }

  /** What {@code params} break, in a few words; empty when nothing. */
  Optional<String> broken(String method, ObjectNode params) {
    if (BARE.contains(method)) {
      return params.isEmpty() ? Optional.empty() : Optional.of("takes no parameters");
    }
    List<String> wrong = new ArrayList<>();
    for (ValidationMessage message : schema(definition(method)).validate(params)) {
      wrong.add(message.getMessage());
    }
    String all = String.join("; ", wrong);
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(all.length() > 500 ? all.substring(0, 500) + "…" : all);
  }

  /** A form's field as JSON: a text where the schema takes one, else what it says in JSON. */
  JsonNode value(String method, String field, String text) {
    JsonNode wanted = definitions.path(definition(method)).path("properties").path(field);
    if (wanted.isMissingNode() || takesText(wanted)) {
      return TextNode.valueOf(text);
    }
    try {
      JsonNode read = JSON.readTree(text);
      return read == null || read.isMissingNode() ? TextNode.valueOf(text) : read;
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(text);
    }
  }

  /** Whether {@code method} takes a parameter {@code field}. */
  boolean has(String method, String field) {
    return definitions.path(definition(method)).path("properties").has(field);
  }

  private boolean takesText(JsonNode wanted) {
    if (wanted.has("$ref")) {
      String name = wanted.path("$ref").asText().substring("#/definitions/".length());
      return takesText(definitions.path(name));
    }
    for (JsonNode either : wanted.path("anyOf")) {
      if (takesText(either)) {
        return true;
      }
    }
    JsonNode type = wanted.path("type");
    boolean text = type.asText().equals("string");
    for (JsonNode each : type) {
      text |= each.asText().equals("string");
    }
    return text;
  }

  private JsonSchema schema(String definition) {
    return known.computeIfAbsent(
        definition, d -> factory.getSchema(SchemaLocation.of(ADDRESS + "#/definitions/" + d)));
  }

  private static String definition(String method) {
    return method.substring(0, 1).toUpperCase(Locale.ROOT) + method.substring(1) + "Params";
  }
}

package org.wentai.telegram.standin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.wentai.telegram.standin.Multipart.Part;

/** Reads a call's parameters from where they may stand: query, JSON, form or multipart form. */
final class Body {
  static final String ATTACHED = "attach://";

  private final Schema schema;
  private final String method;
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();
  private final Map<String, Upload> files = new HashMap<>();

  private Body(Schema schema, String method) {
    this.schema = schema;
    this.method = method;
  }

  /**
   * The parameters of {@code request}, without {@code method}.
   *
   * @throws ApiException where they cannot be read or break the schema
   */
  static Parameters read(HttpRequest request, Schema schema, String method) {
    Body body = new Body(schema, method);
    body.form(request.query());
    String type = request.contentType();
    if (type.startsWith("application/json")) {
      body.json(request.body());
    } else if (type.startsWith("multipart/form-data")) {
      Multipart.parts(type, request.body()).forEach(body::part);
    } else if (type.startsWith("application/x-www-form-urlencoded")) {
      body.form(text(request.body()));
    } else if (request.body().length > 0) {
      throw broken("a body of the type \"" + type + "\"");
    }
    body.json.remove("method");
    return new Parameters(method, body.json, Map.copyOf(body.files));
  }

  private void json(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    try {
      JsonNode read = Schema.JSON.readTree(text(bytes));
      if (!(read instanceof ObjectNode object)) {
        throw broken("object expected as JSON");
      }
      json.setAll(object);
    } catch (JsonProcessingException e) {
      throw broken("can't parse JSON object: " + e.getOriginalMessage());
    }
  }

  private void form(String form) {
    for (String pair : form.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        field(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
      }
    }
  }

  private void part(Part part) {
    if (part.file().isPresent()) {
      files.put(part.name(), new Upload(part.file().get(), part.type(), part.bytes()));
      if (schema.has(method, part.name())) {
        json.put(part.name(), ATTACHED + part.name());
      }
    } else {
      field(part.name(), text(part.bytes()));
    }
  }

  private void field(String name, String text) {
    json.set(name, schema.value(method, name, text));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw broken("strings must be encoded in UTF-8");
    }
  }

  private static ApiException broken(String why) {
    return ApiException.bad(Violation.Kind.SCHEMA, why);
  }
}

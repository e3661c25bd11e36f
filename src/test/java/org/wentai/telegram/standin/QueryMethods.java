package org.wentai.telegram.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers to pressed buttons and to inline queries. */
final class QueryMethods {
  private static final int MOST_TEXT = 200;
  private static final int MOST_RESULTS = 50;
  private static final int MOST_ID = 64;
  private static final Duration FRESH = Duration.ofSeconds(150);

  private final World world;
  private final List<ObjectNode> answers = new ArrayList<>();

  QueryMethods(World world) {
    this.world = world;
  }

  void addTo(Map<String, Method> methods) {
    methods.put("answerCallbackQuery", this::answerCallback);
    methods.put("answerInlineQuery", this::answerInline);
  }

  /** What was answered, in order: the calls' parameters. */
  List<ObjectNode> answers() {
    return List.copyOf(answers);
  }

  private JsonNode answerCallback(Parameters params) {
    if (params.text("text").length() > MOST_TEXT) {
      throw ApiException.bad(Violation.Kind.LENGTH, "MESSAGE_TOO_LONG");
    }
    return take(Query.Kind.CALLBACK, params.text("callback_query_id"), params.json());
  }

  private JsonNode answerInline(Parameters params) {
    JsonNode results = params.get("results");
    if (results.size() > MOST_RESULTS) {
      throw ApiException.bad(Violation.Kind.LENGTH, "RESULTS_TOO_MUCH");
    }
    if (params.text("next_offset").getBytes(StandardCharsets.UTF_8).length > MOST_ID) {
      throw ApiException.bad(Violation.Kind.LENGTH, "NEXT_OFFSET_INVALID");
    }
    JsonNode start = params.get("button").path("start_parameter");
    if (!start.isMissingNode() && !start.asText().matches("[A-Za-z0-9_-]{1,64}")) {
      throw ApiException.bad(Violation.Kind.VALUE, "START_PARAM_INVALID");
    }
    ObjectNode answer = params.json().deepCopy();
    Set<String> ids = new HashSet<>();
    for (JsonNode result : answer.path("results")) {
      String id = result.path("id").asText();
      int bytes = id.getBytes(StandardCharsets.UTF_8).length;
      if (bytes < 1 || bytes > MOST_ID || !ids.add(id)) {
        throw ApiException.bad(
            Violation.Kind.VALUE,
            bytes > 0 && bytes <= MOST_ID ? "RESULT_ID_DUPLICATE" : "RESULT_ID_INVALID");
      }
      check(result);
    }
    return take(Query.Kind.INLINE, params.text("inline_query_id"), answer);
  }

  /** Adds to a result's content the text that its parse mode makes. */
  private static void check(JsonNode result) {
    Keyboard.read(result.path("reply_markup"));
    if (result.path("input_message_content") instanceof ObjectNode content
        && content.has("message_text")) {
      content.put("parsed_text", Texts.message(content, "message_text").text());
    }
  }

  private JsonNode take(Query.Kind kind, String id, ObjectNode answer) {
    Query query = world.queries.get(id);
    if (query == null
        || query.kind() != kind
        || query.asked().plus(FRESH).isBefore(Instant.now())) {
      throw ApiException.bad(
          "query is too old and response timeout expired or query ID is invalid");
    }
    world.queries.remove(id);
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    kept.setAll(answer);
    answers.add(kept);
    return BooleanNode.TRUE;
  }
}

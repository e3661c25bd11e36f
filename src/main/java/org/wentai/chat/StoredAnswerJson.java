package org.wentai.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.wentai.answer.Question;
import org.wentai.forum.PostRef;
import org.wentai.forum.RecordField;
import org.wentai.forum.Span;

/** Stored answers as JSON and back. */
final class StoredAnswerJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private StoredAnswerJson() {}

  static String write(StoredAnswer answer) {
    ObjectNode json = JSON.createObjectNode();
    answer
        .after()
        .ifPresent(
            turn -> {
              ObjectNode after = json.putObject("after").put("question", turn.question());
              turn.thread().ifPresent(thread -> after.put("thread", thread));
            });
    json.put("shown", answer.shown());
    ArrayNode cited = json.putArray("cited");
    answer.cited().forEach(citation -> write(citation, cited.addObject()));
    ArrayNode threads = json.putArray("threads");
    answer.threads().forEach(threads::add);
    return json.toString();
  }

  private static void write(StoredCitation citation, ObjectNode json) {
    json.put("thread", citation.post().thread()).put("floor", citation.post().floor());
    citation.post().pid().ifPresent(pid -> json.put("pid", pid));
    citation.field().ifPresent(field -> json.put("field", field.key()));
    json.put("start", citation.span().start()).put("end", citation.span().end());
    json.put("quoted", citation.quoted());
    ArrayNode marked = json.putArray("highlights");
    citation.highlights().forEach(s -> marked.addArray().add(s.start()).add(s.end()));
    json.put("score", citation.score());
    citation.sum().ifPresent(sum -> json.put("sum", sum));
  }

  static StoredAnswer read(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      return new StoredAnswer(
          Optional.ofNullable(json.get("after")).map(StoredAnswerJson::turn),
          json.required("shown").intValue(),
          each(json.required("cited"), StoredAnswerJson::citation),
          each(json.required("threads"), JsonNode::textValue));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a stored answer is not JSON", e);
    }
  }

  private static Question.Turn turn(JsonNode json) {
    return new Question.Turn(
        json.required("question").textValue(),
        Optional.ofNullable(json.get("thread")).map(JsonNode::textValue));
  }

  private static StoredCitation citation(JsonNode json) {
    return new StoredCitation(
        new PostRef(
            json.required("thread").textValue(),
            json.required("floor").intValue(),
            number(json, "pid")),
        Optional.ofNullable(json.get("field")).map(field -> field(field.textValue())),
        new Span(json.required("start").intValue(), json.required("end").intValue()),
        json.required("quoted").textValue(),
        each(json.required("highlights"), s -> new Span(s.get(0).intValue(), s.get(1).intValue())),
        json.required("score").doubleValue(),
        number(json, "sum"));
  }

  private static OptionalLong number(JsonNode json, String name) {
    return json.has(name) ? OptionalLong.of(json.get(name).longValue()) : OptionalLong.empty();
  }

  private static RecordField field(String key) {
    return Stream.of(RecordField.values())
        .filter(field -> field.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no record has a field " + key));
  }

  private static <T> List<T> each(JsonNode array, Function<JsonNode, T> read) {
    List<T> all = new ArrayList<>();
    array.forEach(one -> all.add(read.apply(one)));
    return all;
  }
}

package org.wentai.eval;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Parses one line of a question file. */
final class QuestionLine {
  private static final JsonFactory JSON = new JsonFactory();

  private String id = "null";
  private String type = "";
  private String question = "";
  private List<List<String>> gold = List.of();
  private boolean goldGiven;
  private OptionalInt floor = OptionalInt.empty();
  private List<String> positives = List.of();
  private Optional<Boolean> answerable = Optional.empty();

  private QuestionLine() {}

  /**
   * The question of {@code line}.
   *
   * @throws IllegalArgumentException when it is no question; the message says why
   */
  static GoldQuestion parse(String line) {
    QuestionLine parsed = new QuestionLine();
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("is no JSON object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        parsed.take(field, json);
      }
      if (json.nextToken() != null) {
        throw new IllegalArgumentException("holds more than one JSON object");
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("is not valid JSON", e);
    }
    return parsed.finished();
  }

  private void take(String field, JsonParser json) throws IOException {
    switch (field) {
      case "id" -> id = id(json);
      case "type" -> type = scalar(field, json);
      case "question" -> question = string(field, json);
      case "text" -> question = question.isEmpty() ? string(field, json) : question;
      case "gold" -> {
        gold = facts(json);
        goldGiven = true;
      }
      case "answers" -> {
        List<String> ways = strings(field, json);
        gold = ways.isEmpty() ? List.of() : List.of(ways);
        goldGiven = true;
      }
      case "floor" -> floor = floor(json);
      case "positive", "positive_passage_ids" -> positives = strings(field, json);
      case "answerable" -> answerable = answerable(json);
      default -> json.skipChildren();
    }
  }

  private GoldQuestion finished() {
    if (question.isBlank()) {
      throw new IllegalArgumentException("has no \"question\"");
    }
    boolean told = !gold.isEmpty() || !positives.isEmpty() || !goldGiven;
    return new GoldQuestion(id, type, question, gold, floor, positives, answerable.orElse(told));
  }

  private static String id(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    if (token == JsonToken.VALUE_STRING) {
      return "\""
          + new String(JsonStringEncoder.getInstance().quoteAsString(json.getText()))
          + "\"";
    }
    if (!token.isScalarValue()) {
      throw new IllegalArgumentException("\"id\" is neither a string nor a number");
    }
    return json.getText();
  }

  private static String string(String field, JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw new IllegalArgumentException("\"" + field + "\" is not a string");
    }
    return json.getText();
  }

  private static String scalar(String field, JsonParser json) throws IOException {
    return json.currentToken() == JsonToken.VALUE_NULL ? "" : string(field, json);
  }

  private static OptionalInt floor(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return OptionalInt.empty();
    }
    if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw new IllegalArgumentException("\"floor\" is not a whole number");
    }
    return OptionalInt.of(json.getIntValue());
  }

  private static Optional<Boolean> answerable(JsonParser json) throws IOException {
    if (!json.currentToken().isBoolean()) {
      throw new IllegalArgumentException("\"answerable\" is neither true nor false");
    }
    return Optional.of(json.getBooleanValue());
  }

  private static List<List<String>> facts(JsonParser json) throws IOException {
    array("gold", json);
    List<List<String>> facts = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      facts.add(strings("gold", json));
    }
    return facts;
  }

  /** A list of strings or numbers, as text; one string stands for a list of it. */
  private static List<String> strings(String field, JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return List.of();
    }
    if (json.currentToken().isScalarValue()) {
      return List.of(json.getText());
    }
    array(field, json);
    List<String> strings = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (!json.currentToken().isScalarValue()) {
        throw new IllegalArgumentException("\"" + field + "\" is not a list of strings");
      }
      strings.add(json.getText());
    }
    return strings;
  }

  private static void array(String field, JsonParser json) {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new IllegalArgumentException("\"" + field + "\" is not a list");
    }
  }
}

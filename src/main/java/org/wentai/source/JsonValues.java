package org.wentai.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Takes typed values from one line of JSON; what has another type is refused by key and column. */
final class JsonValues {
  private final JsonParser parser;
  private final List<String> unknown = new ArrayList<>();

  JsonValues(JsonParser parser) {
    this.parser = parser;
  }

  /** Reads the value the parser stands at. */
  interface Field {
    /**
     * Takes the value.
     *
     * @param path where it stands in the line: {@code posts[2].author}
     */
    void read(String path) throws IOException;
  }

  /** Keys that no field has; those that begin with x- are anybody's own. */
  List<String> unknown() {
    return unknown;
  }

  /** Reads the line's only value, an object. */
  void line(Map<String, Field> fields) throws IOException {
    parser.nextToken();
    object("", fields);
    if (parser.nextToken() != null) {
      throw refused("behind the thread stands more", "give each thread a line of its own");
    }
  }

  /** Reads the object the parser stands at; a null counts as absent. */
  void object(String path, Map<String, Field> fields) throws IOException {
    expect(JsonToken.START_OBJECT, path.isEmpty() ? "the line" : path, "an object");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      String inside = path.isEmpty() ? key : path + "." + key;
      Field field = fields.get(key);
      JsonToken value = parser.nextToken();
      if (field == null) {
        if (!key.startsWith("x-")) {
          unknown.add(inside);
        }
        parser.skipChildren();
      } else if (value != JsonToken.VALUE_NULL) {
        field.read(inside);
      }
    }
  }

  /** Reads the array the parser stands at. */
  void array(String path, Field element) throws IOException {
    expect(JsonToken.START_ARRAY, path, "an array");
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      element.read(path + "[" + i + "]");
    }
  }

  String string(String path) throws IOException {
    expect(JsonToken.VALUE_STRING, path, "a string");
    return parser.getText();
  }

  /** A string that may be written as a number, as ids are. */
  String name(String path) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NUMBER_INT ? parser.getText() : string(path);
  }

  long number(String path, long least, long most) throws IOException {
    expect(JsonToken.VALUE_NUMBER_INT, path, "a whole number");
    boolean fits =
        parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER
            && parser.getLongValue() >= least
            && parser.getLongValue() <= most;
    if (!fits) {
      throw refused(path + " is out of range", "write a number from " + least + " to " + most);
    }
    return parser.getLongValue();
  }

  int offset(String path) throws IOException {
    return (int) number(path, 0, Integer.MAX_VALUE);
  }

  /** What to throw about the value the parser stands at. */
  UnreadableFile refused(String reason, String mend) {
    return new UnreadableFile(
        reason + " (column " + parser.currentTokenLocation().getColumnNr() + ")", mend);
  }

  private void expect(JsonToken token, String path, String what) throws IOException {
    if (parser.currentToken() != token) {
      throw refused(path + " is not " + what, "write " + what + " there");
    }
  }
}

package org.wentai.settings;

/**
 * A setting as written.
 *
 * @param text the scalar's text
 * @param kind what it was written as
 * @param place where, as messages name it: {@code config/wentai.yaml, line 3}
 */
record Value(String text, Kind kind, String place) {
  /** What YAML took a value for. An environment variable may be anything. */
  enum Kind {
    TEXT("text"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    NOTHING("nothing"),
    LIST("a list"),
    GROUP("a group of keys"),
    VARIABLE("text");

    final String shown;

    Kind(String shown) {
      this.shown = shown;
    }
  }

  SettingsException refused(String key, String mend) {
    String what =
        switch (kind) {
          case NOTHING -> "has no value";
          case LIST, GROUP -> "is " + kind.shown;
          default -> text.isEmpty() ? "is empty" : "is '" + text + "'";
        };
    return new SettingsException(place + ": " + key + " " + what + "; " + mend);
  }
}

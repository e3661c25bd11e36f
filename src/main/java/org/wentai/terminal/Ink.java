package org.wentai.terminal;

import java.util.Map;
import org.wentai.settings.Settings.Switch;

/** Colours, where the terminal has them; else plain text. */
enum Ink {
  COLOURED,
  PLAIN;

  /**
   * The ink for a stream.
   *
   * @param terminal whether the stream is a terminal; {@code NO_COLOR} as on no-color.org
   */
  static Ink of(Switch choice, boolean terminal, Map<String, String> environment) {
    boolean wanted =
        switch (choice) {
          case ALWAYS -> true;
          case NEVER -> false;
          case AUTO ->
              terminal
                  && environment.getOrDefault("NO_COLOR", "").isEmpty()
                  && !"dumb".equals(environment.getOrDefault("TERM", "dumb"));
        };
    return wanted ? COLOURED : PLAIN;
  }

  String bold(String text) {
    return paint("1", text);
  }

  /** The words that a citation was found by. */
  String found(String text) {
    return paint("1;33", text);
  }

  String faint(String text) {
    return paint("2", text);
  }

  String number(String text) {
    return paint("36", text);
  }

  String bad(String text) {
    return paint("31", text);
  }

  String warned(String text) {
    return paint("33", text);
  }

  String good(String text) {
    return paint("32", text);
  }

  private String paint(String code, String text) {
    return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}

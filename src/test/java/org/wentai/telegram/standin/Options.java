package org.wentai.telegram.standin;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a long run is told on its command line, as {@code name=value}. */
final class Options {
  private static final Set<String> NAMES =
      Set.of(
          "questions",
          "chats",
          "kills",
          "seconds",
          "faults",
          "seed",
          "updates",
          "command",
          "work",
          "forum",
          "script",
          "posts",
          "patience",
          "processes",
          "postgres");

  private final Map<String, String> given = new HashMap<>();

  Options(String[] args) {
    for (String arg : args) {
      String[] parts = arg.split("=", 2);
      if (parts.length != 2 || !NAMES.contains(parts[0])) {
        throw new IllegalArgumentException(arg + " is none of " + NAMES + " followed by =value");
      }
      given.put(parts[0], parts[1]);
    }
  }

  int number(String name, int usual) {
    return Integer.parseInt(given.getOrDefault(name, Integer.toString(usual)));
  }

  /**
   * What has no usual value.
   *
   * @throws IllegalArgumentException where it is not given
   */
  String text(String name) {
    String value = given.get(name);
    if (value == null) {
      throw new IllegalArgumentException("say " + name + "=...");
    }
    return value;
  }

  double share(String name, double usual) {
    return Double.parseDouble(given.getOrDefault(name, Double.toString(usual)));
  }

  boolean is(String name) {
    return Boolean.parseBoolean(given.getOrDefault(name, "false"));
  }

  /** How the bot is started, from the folder that this runs in. */
  List<String> command() {
    return Arrays.asList(given.getOrDefault("command", "./wentai serve").split(" "));
  }

  /** Where everything that the run makes is kept. */
  Path work(String usual) {
    return Path.of(given.getOrDefault("work", "target/" + usual)).toAbsolutePath();
  }
}

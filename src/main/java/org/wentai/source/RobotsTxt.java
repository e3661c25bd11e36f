package org.wentai.source;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a robots.txt allows this program, by RFC 9309: the group that names it, else the one for
 * all; the longest rule that fits decides, and at equal length the allowing one. Crawl-delay, which
 * the RFC leaves out, is read as well.
 *
 * @param rules the rules of the group
 * @param delay the pause between two requests that the group asks for
 */
record RobotsTxt(List<Rule> rules, Optional<Duration> delay) {
  /** A file without rules. */
  static final RobotsTxt EMPTY = new RobotsTxt(List.of(), Optional.empty());

  /** No pause is longer than this, whatever a file says. */
  private static final int LONGEST_DELAY = 300;

  /**
   * One rule.
   *
   * @param allow whether it allows
   * @param pattern the start of a path, with * for anything and $ for the end
   */
  record Rule(boolean allow, String pattern) {}

  /** Reads a file for the robot {@code name}; lines that are no rules are passed over. */
  static RobotsTxt parse(String file, String name) {
    Group named = new Group();
    Group all = new Group();
    List<Group> open = new ArrayList<>();
    boolean inNames = false;
    for (String line : file.lines().toList()) {
      String[] parts = line.replaceFirst("^\\ufeff", "").replaceFirst("#.*", "").split(":", 2);
      String key = parts[0].strip().toLowerCase(Locale.ROOT);
      String value = parts.length < 2 ? "" : parts[1].strip();
      if (key.equals("user-agent")) {
        if (!inNames) {
          open.clear();
        }
        inNames = true;
        if (value.equals("*")) {
          open.add(all);
        } else if (value.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
          named.found = true;
          open.add(named);
        }
      } else if (key.equals("allow") || key.equals("disallow") || key.equals("crawl-delay")) {
        inNames = false;
        open.forEach(group -> group.add(key, value));
      }
    }
    Group mine = named.found ? named : all;
    return new RobotsTxt(List.copyOf(mine.rules), mine.delay);
  }

  /** Whether {@code path}, with its query, may be asked for. */
  boolean allows(String path) {
    if (path.equals("/robots.txt")) {
      return true;
    }
    String plain = unescaped(path);
    boolean allowed = true;
    int longest = -1;
    for (Rule rule : rules) {
      int length = rule.pattern().length();
      if (length >= longest && fits(rule.pattern(), plain)) {
        allowed = length == longest ? allowed || rule.allow() : rule.allow();
        longest = length;
      }
    }
    return allowed;
  }

  /**
   * Whether {@code pattern} fits the start of {@code path}; never more than their product of steps.
   */
  private static boolean fits(String pattern, String path) {
    boolean whole = pattern.endsWith("$");
    String[] parts =
        (whole ? pattern.substring(0, pattern.length() - 1) : pattern).split("\\*", -1);
    if (!path.startsWith(parts[0])) {
      return false;
    }
    int at = parts[0].length();
    for (int i = 1; i < parts.length; i++) {
      boolean last = whole && i == parts.length - 1;
      int found = last ? path.length() - parts[i].length() : path.indexOf(parts[i], at);
      if (found < at || last && !path.endsWith(parts[i])) {
        return false;
      }
      at = found + parts[i].length();
    }
    return !whole || at == path.length();
  }

  /** Escapes of letters, digits and marks undone, others in capitals, so that spellings compare. */
  private static String unescaped(String path) {
    StringBuilder out = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      if (b < 0) {
        out.append(String.format(Locale.ROOT, "%%%02X", b));
      } else {
        out.append((char) b);
      }
    }
    for (int i = out.indexOf("%"); i >= 0 && i + 2 < out.length(); i = out.indexOf("%", i + 1)) {
      int high = Character.digit(out.charAt(i + 1), 16);
      int low = Character.digit(out.charAt(i + 2), 16);
      int code = high << 4 | low;
      boolean plain = Character.isLetterOrDigit(code) || "-._~".indexOf(code) >= 0;
      if (high >= 0 && low >= 0 && code < 128 && plain) {
        out.replace(i, i + 3, String.valueOf((char) code));
      } else {
        out.replace(i, i + 3, out.substring(i, i + 3).toUpperCase(Locale.ROOT));
      }
    }
    return out.toString();
  }

  private static final class Group {
    private final List<Rule> rules = new ArrayList<>();
    private Optional<Duration> delay = Optional.empty();
    private boolean found;

    void add(String key, String value) {
      if (key.equals("crawl-delay")) {
        if (value.matches("\\d{1,6}(?:\\.\\d{1,3})?")) {
          double seconds = Math.min(LONGEST_DELAY, Double.parseDouble(value));
          delay = Optional.of(Duration.ofMillis((long) (seconds * 1000)));
        }
      } else if (!value.isEmpty()) {
        rules.add(new Rule(key.equals("allow"), unescaped(value)));
      }
    }
  }
}

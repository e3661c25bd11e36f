package org.wentai.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.wentai.settings.Value.Kind;

/** The written values by key, read as what each key wants. */
final class Values {
  private static final Pattern DURATION = Pattern.compile("([1-9]\\d{0,5})([smhd])");

  private final Map<Key, Value> written;
  private final Path home;
  private final Map<String, String> environment;

  /**
   * @param home where relative folders start
   * @param environment has the secrets
   */
  Values(Map<Key, Value> written, Path home, Map<String, String> environment) {
    this.written = written;
    this.home = home;
    this.environment = environment;
  }

  /** The secret in {@code variable} of the environment, where it is set. */
  Optional<Secret> secret(String variable) {
    return Secret.of(variable, environment);
  }

  /** What was written for {@code key}, one value: not a list, nor a group of keys. */
  Value scalar(Key key) {
    Value value = written.getOrDefault(key, new Value(key.fallback(), Kind.TEXT, "default"));
    if (value.kind() == Kind.NOTHING || value.kind() == Kind.LIST || value.kind() == Kind.GROUP) {
      throw value.refused(key.path(), "give one value such as " + example(key));
    }
    return value;
  }

  private static String example(Key key) {
    return key.fallback().isEmpty() ? "\"\"" : key.fallback();
  }

  String text(Key key) {
    Value value = scalar(key);
    if (value.kind() == Kind.NUMBER || value.kind() == Kind.BOOLEAN) {
      throw value.refused(
          key.path(), "text is wanted: write it in quotes, \"" + value.text() + "\"");
    }
    return value.text();
  }

  Path folder(Key key) {
    String text = text(key);
    if (text.isBlank()) {
      throw scalar(key).refused(key.path(), "give a folder such as " + key.fallback());
    }
    try {
      return home.resolve(text).normalize();
    } catch (InvalidPathException e) {
      throw scalar(key).refused(key.path(), "give a folder such as " + key.fallback());
    }
  }

  ZoneId zone(Key key) {
    return zone(scalar(key), key.path());
  }

  static ZoneId zone(Value value, String key) {
    try {
      return ZoneId.of(value.text());
    } catch (DateTimeException e) {
      throw value.refused(key, "give an offset such as \"+08:00\" or Asia/Shanghai");
    }
  }

  int count(Key key, int least, int most) {
    Value value = scalar(key);
    try {
      int number = Integer.parseInt(value.text());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through to the refusal, which says what a count is.
    }
    throw value.refused(key.path(), "give a whole number from " + least + " to " + most);
  }

  double fraction(Key key) {
    Value value = scalar(key);
    try {
      double number = Double.parseDouble(value.text());
      if (number >= 0 && number <= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through to the refusal, which says what a fraction is.
    }
    throw value.refused(key.path(), "give a number from 0 to 1");
  }

  /** A length of time: {@code 90s}, {@code 15m}, {@code 2h}, {@code 30d}. */
  Duration duration(Key key) {
    return durationOrOff(key)
        .orElseThrow(() -> scalar(key).refused(key.path(), "give a length of time such as 2h"));
  }

  /** A length of time, or {@code off}, which YAML may take for false. */
  Optional<Duration> durationOrOff(Key key) {
    Value value = scalar(key);
    String text = value.text().toLowerCase(Locale.ROOT);
    if (text.equals("off") || text.equals("false")) {
      return Optional.empty();
    }
    return Optional.of(
        duration(text)
            .orElseThrow(
                () ->
                    value.refused(
                        key.path(),
                        "give a length of time such as 90s, 15m, 2h or 30d, and more than"
                            + " nothing")));
  }

  /** The length of time that {@code text} is. */
  static Optional<Duration> duration(String text) {
    Matcher parts = DURATION.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(parts.group(1));
    return Optional.of(
        switch (parts.group(2)) {
          case "s" -> Duration.ofSeconds(count);
          case "m" -> Duration.ofMinutes(count);
          case "h" -> Duration.ofHours(count);
          default -> Duration.ofDays(count);
        });
  }

  /** Numeric ids parted by commas; a YAML list reads the same. */
  Set<Long> ids(Key key) {
    Value value = written.getOrDefault(key, new Value(key.fallback(), Kind.TEXT, "default"));
    Set<Long> ids = new TreeSet<>();
    for (String id : value.text().split("[,\\s]+")) {
      if (!id.isEmpty() && !id.matches("-?\\d{1,18}") || value.kind() == Kind.GROUP) {
        throw value.refused(key.path(), "give numeric user ids such as 1001,1002");
      }
      if (!id.isEmpty()) {
        ids.add(Long.parseLong(id));
      }
    }
    return ids;
  }

  /** An http or https address without a slash at its end; empty when the text is. */
  Optional<URI> webAddress(Key key) {
    String text = text(key).strip().replaceAll("/+$", "");
    if (text.isEmpty() && key.fallback().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        webAddress(text)
            .orElseThrow(
                () ->
                    scalar(key)
                        .refused(key.path(), "give an address such as https://bot.example.org")));
  }

  /** The http or https address that {@code text} is. */
  static Optional<URI> webAddress(String text) {
    try {
      URI address = new URI(text);
      boolean web = String.valueOf(address.getScheme()).matches("https?");
      return web && address.getHost() != null ? Optional.of(address) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  <E extends Enum<E>> E oneOf(Key key, Class<E> kind) {
    Value value = scalar(key);
    for (E constant : kind.getEnumConstants()) {
      if (written(constant).equals(value.text().toLowerCase(Locale.ROOT))) {
        return constant;
      }
    }
    String all =
        Arrays.stream(kind.getEnumConstants())
            .map(Values::written)
            .collect(Collectors.joining(", "));
    throw value.refused(key.path(), "give one of: " + all);
  }

  private static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}

package org.wentai.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.wentai.settings.Value.Kind;

/** The written values by key, read as what each key wants. */
final class Values {
  private final Map<Key, Value> written;
  private final Path home;

  /**
   * @param home where relative folders start
   */
  Values(Map<Key, Value> written, Path home) {
    this.written = written;
    this.home = home;
  }

  private Value scalar(Key key) {
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
    Value value = scalar(key);
    try {
      return ZoneId.of(value.text());
    } catch (DateTimeException e) {
      throw value.refused(key.path(), "give an offset such as \"+08:00\" or Asia/Shanghai");
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

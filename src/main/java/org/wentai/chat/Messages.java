package org.wentai.chat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * A message bundle in one language. Messages hold {@code {0}}, {@code {1}}… for what is filled in.
 */
public final class Messages {
  private final ResourceBundle bundle;

  private Messages(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  /**
   * The bundle {@code name} (as {@code org.wentai.chat.messages}) in {@code language}.
   *
   * @throws java.util.MissingResourceException when there is none, which a test rules out
   */
  public static Messages of(String name, Language language) {
    return new Messages(ResourceBundle.getBundle(name, Locale.of(language.code())));
  }

  /** What conversations say. */
  static Messages ofChat(Language language) {
    return of("org.wentai.chat.messages", language);
  }

  public ResourceBundle bundle() {
    return bundle;
  }

  /** The message at {@code key}, filled in; what is filled in is taken literally. */
  public String say(String key, @Nullable Object... values) {
    String message = bundle.getString(key);
    StringBuilder said = new StringBuilder();
    for (int i = 0; i < message.length(); i++) {
      int place =
          i + 2 < message.length() && message.charAt(i) == '{' && message.charAt(i + 2) == '}'
              ? message.charAt(i + 1) - '0'
              : -1;
      if (place >= 0 && place < values.length) {
        said.append(values[place]);
        i += 2;
      } else {
        said.append(message.charAt(i));
      }
    }
    return said.toString();
  }
}

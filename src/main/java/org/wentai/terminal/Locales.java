package org.wentai.terminal;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.wentai.chat.Language;
import org.wentai.chat.Messages;
import org.wentai.settings.Settings.LanguageChoice;

/** Which language the terminal speaks. */
final class Locales {
  private Locales() {}

  /** The chosen language; left open, the locale's, and Chinese where that names neither. */
  static Language of(LanguageChoice choice, Map<String, String> environment) {
    return switch (choice) {
      case ZH -> Language.ZH;
      case EN -> Language.EN;
      case AUTO -> ofLocale(environment).orElse(Language.ZH);
    };
  }

  /** POSIX: the first of LC_ALL, LC_MESSAGES and LANG that is set says it. */
  private static Optional<Language> ofLocale(Map<String, String> environment) {
    return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
        .map(name -> environment.getOrDefault(name, ""))
        .filter(value -> !value.isEmpty())
        .findFirst()
        .flatMap(Language::named);
  }

  static ResourceBundle usage(Map<String, String> environment) {
    String override = environment.getOrDefault("WENTAI_TERMINAL_LANGUAGE", "");
    Language language =
        Language.named(override).orElseGet(() -> of(LanguageChoice.AUTO, environment));
    return Messages.of("org.wentai.terminal.usage", language).bundle();
  }

  static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}

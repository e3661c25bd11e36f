package org.wentai.terminal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wentai.chat.Language;
import picocli.CommandLine.Option;

/** {@code --lang zh|en}: the language for this run. */
final class LanguageOption {
  @Option(names = "--lang", paramLabel = "zh|en", descriptionKey = "option.lang")
  private @Nullable Language language;

  Optional<Language> language() {
    return Optional.ofNullable(language);
  }
}

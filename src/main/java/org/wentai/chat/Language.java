package org.wentai.chat;

import java.util.Locale;
import java.util.Optional;

/** The languages that the program speaks. The posts keep their own. */
public enum Language {
  ZH,
  EN;

  /** {@code zh}, {@code en}: as in settings, options and bundle names. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The language that people name: a code, a locale such as {@code zh_CN.UTF-8}, or 中文, 英文. */
  public static Optional<Language> named(String name) {
    String plain = name.strip().toLowerCase(Locale.ROOT);
    if (plain.startsWith("zh") || plain.equals("chinese") || plain.contains("中")) {
      return Optional.of(ZH);
    }
    if (plain.startsWith("en") || plain.contains("英")) {
      return Optional.of(EN);
    }
    return Optional.empty();
  }
}

package org.wentai.text;

import java.util.regex.Pattern;

/** Emoji, which say nothing that could be looked for. */
public final class Pictures {
  private static final Pattern PICTURES =
      Pattern.compile("[\\p{IsEmoji_Presentation}\\p{IsEmoji_Modifier}\\p{Cf}\\uFE0F]");

  private Pictures() {}

  /** {@code text} without emoji and what joins and colours them. */
  public static String without(String text) {
    return PICTURES.matcher(text).replaceAll("");
  }
}

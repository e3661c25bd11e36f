package org.wentai.telegram.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wentai.telegram.TelegramHtml.Entity;
import org.wentai.telegram.TelegramHtml.Message;

/** Breaks marked texts into lines. */
final class Lettering {
  static final Color LINK = new Color(0x2f7fc0);
  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
  private static final List<String> FAMILIES = List.of("Noto Sans CJK SC", "WenQuanYi Micro Hei");
  private static final String SIGNS = "Symbola";

  private final String family;

  /**
   * @throws IllegalStateException when the machine has none of the fonts
   */
  Lettering() {
    this.family =
        FAMILIES.stream()
            .filter(Lettering::isThere)
            .findFirst()
            .orElseThrow(() -> absent(FAMILIES.getFirst(), "fonts-noto-cjk"));
    if (!isThere(SIGNS)) {
      throw absent(SIGNS, "fonts-symbola");
    }
  }

  private static boolean isThere(String family) {
    return new Font(family, Font.PLAIN, 12).getFamily().equals(family);
  }

  private static IllegalStateException absent(String font, String debian) {
    return new IllegalStateException(
        "The picture needs the font " + font + " (apt-get install " + debian + ").");
  }

  Font font(int style, float size) {
    return new Font(family, style, 1).deriveFont(size);
  }

  /** {@code text} in one line. */
  TextLayout line(String text, int style, float size, Color colour) {
    AttributedString letters = letters(text, style, size);
    letters.addAttribute(TextAttribute.FOREGROUND, colour);
    return new TextLayout(letters.getIterator(), CONTEXT);
  }

  /** The part {@code start} to {@code end} of a message in lines; an empty line is an empty one. */
  List<Optional<TextLayout>> lines(
      Message message, int start, int end, float size, Color colour, float width) {
    List<Optional<TextLayout>> lines = new ArrayList<>();
    int at = start;
    for (String paragraph : message.text().substring(start, end).split("\n", -1)) {
      if (paragraph.isEmpty()) {
        lines.add(Optional.empty());
      } else {
        AttributedString letters = letters(paragraph, Font.PLAIN, size);
        letters.addAttribute(TextAttribute.FOREGROUND, colour);
        mark(letters, message, at, paragraph, size);
        LineBreakMeasurer measurer = new LineBreakMeasurer(letters.getIterator(), CONTEXT);
        while (measurer.getPosition() < paragraph.length()) {
          lines.add(Optional.of(measurer.nextLayout(width)));
        }
      }
      at += paragraph.length() + 1;
    }
    return lines;
  }

  private void mark(AttributedString letters, Message message, int at, String text, float size) {
    for (Entity entity : message.entities()) {
      int from = Math.max(entity.start() - at, 0);
      int to = Math.min(entity.end() - at, text.length());
      if (from < to) {
        switch (entity.kind()) {
          case "b" -> letters.addAttribute(TextAttribute.FONT, font(Font.BOLD, size), from, to);
          case "i" -> letters.addAttribute(TextAttribute.FONT, font(Font.ITALIC, size), from, to);
          case "a" -> letters.addAttribute(TextAttribute.FOREGROUND, LINK, from, to);
          default -> {
            // A quotation is drawn around its lines.
          }
        }
      }
    }
  }

  private AttributedString letters(String text, int style, float size) {
    Font plain = font(style, size);
    Map<TextAttribute, Object> all = new HashMap<>();
    all.put(TextAttribute.FONT, plain);
    AttributedString letters = new AttributedString(text, all);
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (!plain.canDisplay(c)) {
        Font signs = new Font(SIGNS, Font.PLAIN, 1).deriveFont(size * 1.5f);
        letters.addAttribute(TextAttribute.FONT, signs, i, i + Character.charCount(c));
      }
    }
    return letters;
  }
}

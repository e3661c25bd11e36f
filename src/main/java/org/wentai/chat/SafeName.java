package org.wentai.chat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the name of a given file one that can do no harm in the knowledge folder. */
final class SafeName {
  static final List<String> KINDS = List.of(".txt", ".html", ".htm", ".jsonl", ".md");
  private static final int MOST_BYTES = 100;
  private static final String NAMELESS = "file";

  private SafeName() {}

  /**
   * The name without folders, control characters and what changes the direction of writing, in
   * Unicode's form NFC, of at most {@value #MOST_BYTES} bytes in UTF-8; empty when it is of no kind
   * that the folder takes.
   */
  static Optional<String> of(String given) {
    String name = Normalizer.normalize(harmless(given), Normalizer.Form.NFC);
    String base = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String lower = base.strip().toLowerCase(Locale.ROOT);
    return KINDS.stream()
        .filter(lower::endsWith)
        .findFirst()
        .map(kind -> stem(base.strip(), kind) + kind)
        .map(safe -> safe.equalsIgnoreCase(GoldenSet.FILE) ? GoldenSet.FILE : safe);
  }

  private static String stem(String base, String kind) {
    String plain = base.substring(0, base.length() - kind.length()).replaceAll("[:*?\"<>|]", "_");
    String visible = plain.replaceAll("^[.\\s~-]+", "").replaceAll("[.\\s]+$", "");
    String shortened = shortened(visible, MOST_BYTES - kind.length()).strip();
    return shortened.isEmpty() ? NAMELESS : shortened;
  }

  /** Only what is seen: no control, format, private or unpaired characters; blanks are blanks. */
  private static String harmless(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c)
        .filter(SafeName::isSeen)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean isSeen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  private static String shortened(String text, int bytes) {
    int end = 0;
    int used = 0;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      used += Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
      if (used > bytes) {
        break;
      }
      end += Character.charCount(c);
    }
    return text.substring(0, end);
  }
}

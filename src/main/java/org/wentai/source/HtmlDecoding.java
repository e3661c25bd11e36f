package org.wentai.source;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns a saved page into text: by its mark, else its meta element, else as UTF-8. Pages in gbk and
 * gb2312 use characters of GB18030 as well, so they are read as that.
 */
final class HtmlDecoding {
  private static final Pattern META =
      Pattern.compile(
          "<meta[^>]{0,200}charset\\s*=\\s*[\"']?\\s*([\\w.:-]+)", Pattern.CASE_INSENSITIVE);

  private static final Pattern XML =
      Pattern.compile("\\s*<\\?xml[^>]{0,100}encoding\\s*=\\s*[\"']([\\w.:-]+)");

  private static final int HEAD = 8192;

  private HtmlDecoding() {}

  static String read(Path file) throws IOException {
    byte[] bytes = TextDecoding.bytes(file);
    if (bytes.length == 0) {
      throw new UnreadableFile("the file is empty", "save the page again");
    }
    Charset declared = declared(bytes);
    // Browsers sometimes save in another charset than the meta element goes on to say.
    return TextDecoding.strict(bytes, declared)
        .or(() -> TextDecoding.strict(bytes, StandardCharsets.UTF_8))
        .or(() -> TextDecoding.strict(bytes, TextDecoding.GB18030))
        .orElseThrow(
            () ->
                new UnreadableFile(
                    "its bytes are not text in " + declared + ", UTF-8 or GB18030",
                    "save the page again"));
  }

  /**
   * A page as it came over the wire: by its header, else by its own declaration, else as UTF-8.
   * Forums cut words in the middle of a character, so bytes that fit no charset are replaced.
   */
  static String lenient(byte[] bytes, Optional<String> header) {
    Charset said = header.flatMap(HtmlDecoding::charset).orElseGet(() -> declared(bytes));
    return TextDecoding.strict(bytes, said)
        .or(() -> TextDecoding.strict(bytes, StandardCharsets.UTF_8))
        .orElseGet(() -> new String(bytes, said));
  }

  private static Charset declared(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
    Matcher meta = META.matcher(head);
    Matcher xml = XML.matcher(head);
    return Optional.of(meta)
        .filter(Matcher::find)
        .or(() -> Optional.of(xml).filter(Matcher::lookingAt))
        .flatMap(found -> charset(found.group(1)))
        .orElse(StandardCharsets.UTF_8);
  }

  private static Optional<Charset> charset(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("gb")) {
      return Optional.of(TextDecoding.GB18030);
    }
    try {
      return Optional.of(Charset.forName(lower));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return Optional.empty();
    }
  }
}

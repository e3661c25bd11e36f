package org.wentai.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Turns bytes into text strictly: what a charset does not allow is refused, never replaced. */
final class TextDecoding {
  /** The superset of GB2312 and GBK. */
  static final Charset GB18030 = Charset.forName("GB18030");

  private static final long LARGEST = 64L << 20;
  private static final String AS_UTF_8 = "save it as UTF-8";

  private TextDecoding() {}

  /** The bytes of a file that is read whole. */
  static byte[] bytes(Path path) throws IOException {
    if (Files.size(path) > LARGEST) {
      throw new UnreadableFile(
          "the file is larger than 64 MB", "split it, or bring it into JSON Lines");
    }
    return Files.readAllBytes(path);
  }

  /** Text in UTF-8, with or without a mark, or in UTF-16 with one. */
  static String utf8(byte[] bytes) throws UnreadableFile {
    return marked(bytes)
        .or(() -> strict(bytes, StandardCharsets.UTF_8))
        .map(TextDecoding::unmarked)
        .filter(TextDecoding::isText)
        .orElseThrow(() -> new UnreadableFile("the file is not text in UTF-8", AS_UTF_8));
  }

  /** As {@link #utf8}, and GB18030 where it is not UTF-8: what Windows saves in China. */
  static String utf8OrGb18030(byte[] bytes) throws UnreadableFile {
    return marked(bytes)
        .or(() -> strict(bytes, StandardCharsets.UTF_8))
        .or(() -> strict(bytes, GB18030))
        .map(TextDecoding::unmarked)
        .filter(TextDecoding::isText)
        .orElseThrow(() -> new UnreadableFile("the file is neither UTF-8 nor GBK text", AS_UTF_8));
  }

  /** The text, if every byte is allowed in {@code charset}. */
  static Optional<String> strict(byte[] bytes, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException notThisCharset) {
      return Optional.empty();
    }
  }

  private static Optional<String> marked(byte[] bytes) {
    if (bytes.length < 2) {
      return Optional.empty();
    }
    int mark = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    return mark == 0xfeff || mark == 0xfffe
        ? strict(bytes, StandardCharsets.UTF_16)
        : Optional.empty();
  }

  private static String unmarked(String text) {
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  /** Text holds no NUL; executables, pictures and archives do. */
  private static boolean isText(String text) {
    return text.indexOf('\0') < 0;
  }
}

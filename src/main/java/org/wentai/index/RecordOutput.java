package org.wentai.index;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Writes the values of a record one behind the other; {@link RecordInput} reads them. */
final class RecordOutput {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

  byte[] bytes() {
    return out.toByteArray();
  }

  /** A whole number, small ones in few bytes. */
  void number(long value) {
    long left = (value << 1) ^ (value >> 63);
    while ((left & ~0x7FL) != 0) {
      out.write((int) (left & 0x7F) | 0x80);
      left >>>= 7;
    }
    out.write((int) left);
  }

  /** Text as UTF-8, or as UTF-16 where it has a lone surrogate, which UTF-8 would lose. */
  void text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    boolean exact = new String(utf8, StandardCharsets.UTF_8).equals(value);
    if (exact) {
      number(utf8.length);
      out.writeBytes(utf8);
    } else {
      number(-1L - value.length());
      for (int i = 0; i < value.length(); i++) {
        out.write(value.charAt(i) >> 8);
        out.write(value.charAt(i));
      }
    }
  }

  <T> void optional(Optional<T> value, BiConsumer<RecordOutput, T> write) {
    out.write(value.isPresent() ? 1 : 0);
    value.ifPresent(v -> write.accept(this, v));
  }

  <T> void list(Collection<T> values, BiConsumer<RecordOutput, T> write) {
    number(values.size());
    values.forEach(v -> write.accept(this, v));
  }
}

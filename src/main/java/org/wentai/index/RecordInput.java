package org.wentai.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads what {@link RecordOutput} wrote, in the same order. */
final class RecordInput {
  private final byte[] bytes;
  private int at;

  RecordInput(byte[] bytes) {
    this.bytes = bytes;
  }

  long number() {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes[at++];
      value |= (next & 0x7FL) << shift;
      shift += 7;
    } while (next < 0);
    return (value >>> 1) ^ -(value & 1);
  }

  String text() {
    long length = number();
    if (length >= 0) {
      String text = new String(bytes, at, (int) length, StandardCharsets.UTF_8);
      at += (int) length;
      return text;
    }
    char[] units = new char[(int) (-1 - length)];
    for (int i = 0; i < units.length; i++) {
      units[i] = (char) ((bytes[at++] & 0xFF) << 8 | (bytes[at++] & 0xFF));
    }
    return new String(units);
  }

  <T> Optional<T> optional(Function<RecordInput, T> read) {
    return bytes[at++] == 0 ? Optional.empty() : Optional.of(read.apply(this));
  }

  <T> List<T> list(Function<RecordInput, T> read) {
    int size = (int) number();
    var values = new ArrayList<T>(size);
    for (int i = 0; i < size; i++) {
      values.add(read.apply(this));
    }
    return values;
  }
}

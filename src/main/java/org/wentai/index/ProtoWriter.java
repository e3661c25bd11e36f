package org.wentai.index;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes the fields of a Protocol Buffers message
 * (https://protobuf.dev/programming-guides/encoding).
 */
final class ProtoWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  ProtoWriter put(int field, long value) {
    varint((long) field << 3);
    varint(value);
    return this;
  }

  ProtoWriter put(int field, float value) {
    varint((long) field << 3 | 5);
    int bits = Float.floatToIntBits(value);
    for (int i = 0; i < Integer.SIZE; i += Byte.SIZE) {
      out.write(bits >>> i);
    }
    return this;
  }

  ProtoWriter put(int field, String value) {
    return put(field, value.getBytes(StandardCharsets.UTF_8));
  }

  ProtoWriter put(int field, ProtoWriter message) {
    return put(field, message.bytes());
  }

  ProtoWriter put(int field, byte[] value) {
    varint((long) field << 3 | 2);
    varint(value.length);
    out.writeBytes(value);
    return this;
  }

  private void varint(long value) {
    long left = value;
    while ((left & ~0x7fL) != 0) {
      out.write((int) (left & 0x7f | 0x80));
      left >>>= 7;
    }
    out.write((int) left);
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}

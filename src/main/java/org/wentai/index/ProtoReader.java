package org.wentai.index;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Reads the fields of a Protocol Buffers message one after the other
 * (https://protobuf.dev/programming-guides/encoding). What is cut off or malformed ends in some
 * RuntimeException.
 */
final class ProtoReader {
  private final ByteBuffer in;
  private int field;
  private int wire;
  private long number;
  private ByteBuffer content = ByteBuffer.allocate(0);

  ProtoReader(ByteBuffer in) {
    this.in = in;
  }

  /** Goes to the next field; false at the end. */
  boolean next() {
    if (!in.hasRemaining()) {
      return false;
    }
    long key = varint(in);
    field = (int) (key >>> 3);
    wire = (int) (key & 7);
    switch (wire) {
      case 0 -> number = varint(in);
      case 1 -> content = take(Long.BYTES);
      case 2 -> content = take((int) varint(in));
      case 5 -> content = take(Integer.BYTES);
      default -> throw new IllegalArgumentException("wire type " + wire);
    }
    return true;
  }

  private ByteBuffer take(int length) {
    ByteBuffer part = in.slice(in.position(), length);
    in.position(in.position() + length);
    return part;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte part = in.get();
      value |= (long) (part & 0x7f) << shift;
      if (part >= 0) {
        return value;
      }
    }
  }

  /** The field's number. */
  int field() {
    return field;
  }

  long number() {
    return number;
  }

  /** {@code before} and the numbers of this field, which is repeated, packed or not. */
  long[] numbers(long[] before) {
    long[] numbers = before;
    if (wire == 0) {
      numbers = Arrays.copyOf(numbers, numbers.length + 1);
      numbers[numbers.length - 1] = number;
      return numbers;
    }
    while (content.hasRemaining()) {
      numbers = Arrays.copyOf(numbers, numbers.length + 1);
      numbers[numbers.length - 1] = varint(content);
    }
    return numbers;
  }

  ProtoReader message() {
    return new ProtoReader(content);
  }

  byte[] bytes() {
    byte[] bytes = new byte[content.remaining()];
    content.get(bytes);
    return bytes;
  }
}

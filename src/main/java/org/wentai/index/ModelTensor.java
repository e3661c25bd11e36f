package org.wentai.index;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A tensor of an ONNX file.
 *
 * @param type {@link #FLOAT} and so on, as onnx.proto numbers them
 * @param values little endian
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ModelTensor(int type, long[] dimensions, byte[] values) {
  static final int FLOAT = 1;
  static final int UINT8 = 2;
  static final int INT64 = 7;

  static ModelTensor of(float[] values, long... dimensions) {
    var bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return new ModelTensor(FLOAT, dimensions, bytes.array());
  }

  /** A single unsigned byte. */
  static ModelTensor of(int unsigned) {
    return new ModelTensor(UINT8, new long[0], new byte[] {(byte) unsigned});
  }

  static ModelTensor ofLongs(long... values) {
    var bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    return new ModelTensor(INT64, new long[] {values.length}, bytes.array());
  }
}

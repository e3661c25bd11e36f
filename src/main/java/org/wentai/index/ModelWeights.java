package org.wentai.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The weights of a model, read from an ONNX file: of a {@code ModelProto} the graph's initializers,
 * by name. Numbers of fields and types are those of onnx.proto.
 */
final class ModelWeights {
  private static final int GRAPH = 7;
  private static final int INITIALIZER = 5;
  private static final int DIMENSIONS = 1;
  private static final int TYPE = 2;
  private static final int FLOATS = 4;
  private static final int INTEGERS = 5;
  private static final int NAME = 8;
  private static final int RAW = 9;

  private final Map<String, ModelTensor> tensors = new HashMap<>();

  private ModelWeights() {}

  /**
   * Reads them.
   *
   * @throws IOException when {@code onnx} is no such file
   */
  static ModelWeights of(byte[] onnx) throws IOException {
    var weights = new ModelWeights();
    try {
      for (var model = new ProtoReader(ByteBuffer.wrap(onnx)); model.next(); ) {
        if (model.field() == GRAPH) {
          weights.readGraph(model.message());
        }
      }
    } catch (RuntimeException e) {
      throw new IOException("the embedding model's file cannot be read: " + e, e);
    }
    return weights;
  }

  private void readGraph(ProtoReader graph) {
    while (graph.next()) {
      if (graph.field() == INITIALIZER) {
        readTensor(graph.message());
      }
    }
  }

  private void readTensor(ProtoReader tensor) {
    var name = "";
    var dimensions = new long[0];
    int type = 0;
    byte[] values = new byte[0];
    while (tensor.next()) {
      switch (tensor.field()) {
        case DIMENSIONS -> dimensions = tensor.numbers(dimensions);
        case TYPE -> type = (int) tensor.number();
        case NAME -> name = new String(tensor.bytes(), StandardCharsets.UTF_8);
        case FLOATS, RAW -> values = tensor.bytes();
        case INTEGERS -> values = bytes(tensor.numbers(new long[0]));
        default -> {
          // Not needed.
        }
      }
    }
    tensors.put(name, new ModelTensor(type, dimensions, values));
  }

  private static byte[] bytes(long[] numbers) {
    byte[] bytes = new byte[numbers.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) numbers[i];
    }
    return bytes;
  }

  /** All names. */
  Iterable<String> names() {
    return tensors.keySet();
  }

  ModelTensor get(String name) throws IOException {
    ModelTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IOException("the embedding model has no " + name);
    }
    return tensor;
  }

  /** The values of a quantized table as floats: (value - zero point) × scale. */
  float[] floats(String name) throws IOException {
    byte[] values = get(name + "_quantized").values();
    float scale = single(name + "_scale");
    int zero = get(name + "_zero_point").values()[0] & 0xff;
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = ((values[i] & 0xff) - zero) * scale;
    }
    return floats;
  }

  private float single(String name) throws IOException {
    return ByteBuffer.wrap(get(name).values()).order(ByteOrder.LITTLE_ENDIAN).getFloat();
  }
}

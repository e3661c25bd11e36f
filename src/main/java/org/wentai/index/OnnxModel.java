package org.wentai.index;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * A model that was put together for ONNX Runtime, ready to be run: whole numbers in, real numbers
 * out. Safe for many threads.
 */
final class OnnxModel implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  /**
   * An input.
   *
   * @param shape how many values in each dimension
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Numbers(long[] values, long... shape) {
    /** {@code size} ascending ones, the first {@code from}. */
    static Numbers from(int from, int size) {
      return new Numbers(LongStream.range(from, from + size).toArray(), size);
    }
  }

  OnnxModel(Path file) throws OrtException {
    try (var options = new OrtSession.SessionOptions()) {
      // The callers are many, and threads of the runtime's own would spin while they wait.
      options.setIntraOpNumThreads(1);
      // The graph has nothing left to be optimised, and looking for it takes time.
      options.setOptimizationLevel(OptLevel.NO_OPT);
      session = environment.createSession(file.toString(), options);
    }
  }

  /** The values of the model's one output. */
  float[] run(Map<String, Numbers> inputs) {
    var tensors = new HashMap<String, OnnxTensor>();
    try {
      for (var input : inputs.entrySet()) {
        tensors.put(input.getKey(), tensor(input.getValue()));
      }
      try (OrtSession.Result result = session.run(tensors)) {
        FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
        float[] read = new float[values.remaining()];
        values.get(read);
        return read;
      }
    } catch (OrtException e) {
      throw new IllegalStateException("a model failed: " + e.getMessage(), e);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  private OnnxTensor tensor(Numbers numbers) throws OrtException {
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(numbers.values), numbers.shape);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("a model did not close: " + e.getMessage(), e);
    }
  }
}

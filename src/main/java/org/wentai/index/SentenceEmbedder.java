package org.wentai.index;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The sentence embedding model bge-small-zh-v1.5, int8, in process: text in, a unit vector out (the
 * hidden state of [CLS], normalised). Safe for many threads.
 *
 * <p>The model and its vocabulary come from langchain4j's artifact; ONNX Runtime is called
 * directly, because a start through langchain4j loads a second native library and reads the model
 * into the heap first. What is run is put together from its weights by {@link SentenceGraph}.
 */
final class SentenceEmbedder implements AutoCloseable {
  /** As it comes. */
  static final String PACKED = "bge-small-zh-v1.5-q";

  /** As it is run; to be changed when {@link SentenceGraph} or {@link ActivationRanges} are. */
  static final String MODEL = "bge-small-zh-v1.5-q-fixed";

  static final int DIMENSIONS = 512;
  static final int MOST_PIECES = 512;

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final WordPieces pieces;

  SentenceEmbedder(Path modelFile, WordPieces pieces) throws OrtException {
    environment = OrtEnvironment.getEnvironment();
    try (var options = new OrtSession.SessionOptions()) {
      // One thread a text: the callers are many, and waiting threads of the runtime's own would
      // spin.
      options.setIntraOpNumThreads(1);
      session = environment.createSession(modelFile.toString(), options);
    }
    this.pieces = pieces;
  }

  /** The unit vector of {@code text}, which is folded already. */
  float[] embed(String text) {
    return embedAll(List.of(pieces(text))).get(0);
  }

  /** The numbers of the word pieces of {@code text}, which is folded already. */
  long[] pieces(String text) {
    return pieces.ids(text, MOST_PIECES);
  }

  /** The unit vectors of texts, given by their pieces, of which all have as many; in one run. */
  List<float[]> embedAll(List<long[]> ids) {
    int width = ids.get(0).length;
    long[] input = new long[ids.size() * width];
    for (int row = 0; row < ids.size(); row++) {
      System.arraycopy(ids.get(row), 0, input, row * width, width);
    }
    long[] places = LongStream.range(0, width).toArray();
    try (OnnxTensor inputs = tensor(input, ids.size(), width);
        OnnxTensor positions = tensor(places, width);
        OrtSession.Result result =
            session.run(Map.of(SentenceGraph.PIECES, inputs, SentenceGraph.POSITIONS, positions))) {
      var first = ((OnnxTensor) result.get(0)).getFloatBuffer();
      var vectors = new ArrayList<float[]>(ids.size());
      for (int row = 0; row < ids.size(); row++) {
        float[] vector = new float[DIMENSIONS];
        first.get(vector);
        vectors.add(normalised(vector));
      }
      return vectors;
    } catch (OrtException e) {
      throw new IllegalStateException("the embedding model failed: " + e.getMessage(), e);
    }
  }

  private OnnxTensor tensor(long[] values, long... shape) throws OrtException {
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
  }

  static float[] normalised(float[] vector) {
    double squares = 0;
    for (float v : vector) {
      squares += v * v;
    }
    float scale = (float) (1 / Math.sqrt(squares));
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= scale;
    }
    return vector;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the embedding model did not close: " + e.getMessage(), e);
    }
  }
}

package org.wentai.index;

import ai.onnxruntime.OrtException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

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

  /**
   * As it is run; to be changed when {@link SentenceGraph} or {@link ActivationRanges} are, so that
   * vectors change.
   */
  static final String MODEL = "bge-small-zh-v1.5-q-fixed";

  /** To be changed with every change to its content, as what was made is known by its name. */
  static final String FILE = MODEL + "-2.onnx";

  static final int DIMENSIONS = 512;
  static final int MOST_PIECES = 512;

  private final OnnxModel model;
  private final WordPieces pieces;

  SentenceEmbedder(Path modelFile, WordPieces pieces) throws OrtException {
    model = new OnnxModel(modelFile);
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
    float[] first =
        model.run(
            Map.of(
                SentenceGraph.PIECES,
                new OnnxModel.Numbers(input, ids.size(), width),
                SentenceGraph.POSITIONS,
                OnnxModel.Numbers.from(0, width)));
    var vectors = new ArrayList<float[]>(ids.size());
    for (int row = 0; row < ids.size(); row++) {
      vectors.add(normalised(Arrays.copyOfRange(first, row * DIMENSIONS, (row + 1) * DIMENSIONS)));
    }
    return vectors;
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
    model.close();
  }
}

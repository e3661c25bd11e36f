package org.wentai.index;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * The embedding model as it comes, with ONNX Runtime's own settings, one text a call, as anyone
 * would start with it: what {@link EmbeddingBench} compares with.
 */
final class PlainEmbedder implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final WordPieces pieces;

  PlainEmbedder(Path nativeFiles) throws IOException, OrtException {
    Path model = NativeFiles.unpack("/" + SentenceEmbedder.PACKED + ".onnx", nativeFiles);
    try (var options = new OrtSession.SessionOptions()) {
      session = environment.createSession(model.toString(), options);
    }
    pieces = EmbeddingModel.pieces();
  }

  /** The unit vector of {@code text}, which is folded already. */
  float[] embed(String text) throws OrtException {
    long[] ids = pieces.ids(text, SentenceEmbedder.MOST_PIECES);
    long[] mask = new long[ids.length];
    Arrays.fill(mask, 1);
    try (OnnxTensor input = tensor(ids);
        OnnxTensor masks = tensor(mask);
        OnnxTensor types = tensor(new long[ids.length]);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", input, "attention_mask", masks, "token_type_ids", types))) {
      float[] vector = new float[SentenceEmbedder.DIMENSIONS];
      ((OnnxTensor) result.get(0)).getFloatBuffer().get(vector);
      return SentenceEmbedder.normalised(vector);
    }
  }

  private OnnxTensor tensor(long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        environment, LongBuffer.wrap(values), new long[] {1, values.length});
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}

package org.wentai.index;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.wentai.forum.Span;

/**
 * A small reading model: given a question and a few sentences of a post, it says where in them the
 * answer stands, and how much likelier that is than that it does not stand there. It was fitted
 * from the embedding model's weights ({@code docs/fitting.md}) and uses its vocabulary. Safe for
 * many threads.
 *
 * <p>A piece has two outputs, start and end. A span's score is the sum of its first piece's start
 * and its last piece's end, less the same sum at [CLS], which stands for "no answer here" (Devlin
 * et al. 2019, section 4.3).
 */
final class SpanReader implements AutoCloseable {
  /** Its name changes with each fit, as what is unpacked is known by its name. */
  static final String RESOURCE = "/org/wentai/index/reader-20261129.onnx";

  /** The most pieces of a question, a title, a window and an answer; as it was fitted. */
  private static final int QUESTION = 48;

  private static final int TITLE = 24;
  private static final int WINDOW = 200;
  private static final int ANSWER = 60;

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final WordPieces pieces;

  SpanReader(Path modelFile, WordPieces pieces) throws OrtException {
    environment = OrtEnvironment.getEnvironment();
    try (var options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1); // windows are read side by side
      session = environment.createSession(modelFile.toString(), options);
    }
    this.pieces = pieces;
  }

  /**
   * Reads {@code window} for the answer to {@code question}, which is folded.
   *
   * @return one for each of the window's sentences, in order
   */
  List<FoundSpan> read(String question, ReadingWindow window) {
    var asked = pieces.pieces(question, QUESTION);
    var title = pieces.pieces(window.title(), TITLE);
    var text = pieces.pieces(window.text(), WINDOW);
    int offset = asked.size() + title.size() + 3;
    long[] ids = new long[offset + text.size() + 1];
    long[] types = new long[ids.length];
    ids[0] = pieces.first();
    int at = put(asked, ids, 1);
    java.util.Arrays.fill(types, at, ids.length, 1L);
    put(text, ids, put(title, ids, at));
    return found(logits(ids, types), window.sentences(), text, offset);
  }

  /** Puts pieces and a [SEP] at {@code at}; where the next may go. */
  private int put(WordPieces.Pieces of, long[] ids, int at) {
    for (int i = 0; i < of.size(); i++) {
      ids[at + i] = of.id(i);
    }
    ids[at + of.size()] = pieces.last();
    return at + of.size() + 1;
  }

  private float[] logits(long[] ids, long[] types) {
    long[] shape = {1, ids.length};
    long[] mask = new long[ids.length];
    java.util.Arrays.fill(mask, 1L);
    try (OnnxTensor inputs = tensor(ids, shape);
        OnnxTensor kinds = tensor(types, shape);
        OnnxTensor masks = tensor(mask, shape);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", inputs, "attention_mask", masks, "token_type_ids", kinds))) {
      FloatBuffer spans = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] logits = new float[ids.length * 2];
      spans.get(logits);
      return logits;
    } catch (OrtException e) {
      throw new IllegalStateException("the reading model failed: " + e.getMessage(), e);
    }
  }

  private OnnxTensor tensor(long[] values, long[] shape) throws OrtException {
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
  }

  private static List<FoundSpan> found(
      float[] logits, List<Span> sentences, WordPieces.Pieces text, int offset) {
    float none = logits[0] + logits[1];
    var all = new ArrayList<FoundSpan>();
    int from = 0;
    for (Span sentence : sentences) {
      while (from < text.size() && text.start(from) < sentence.start()) {
        from++;
      }
      int to = from;
      while (to < text.size() && text.end(to) <= sentence.end()) {
        to++;
      }
      all.add(best(logits, text, offset, from, to, none, sentence));
      from = to;
    }
    return all;
  }

  /** The best span of pieces [from, to). */
  private static FoundSpan best(
      float[] logits,
      WordPieces.Pieces text,
      int offset,
      int from,
      int to,
      float none,
      Span sentence) {
    var best = new FoundSpan(new Span(sentence.start(), sentence.start()), Double.NaN);
    for (int start = from; start < to; start++) {
      for (int end = start; end < Math.min(to, start + ANSWER); end++) {
        double score = logits[2 * (offset + start)] + logits[2 * (offset + end) + 1] - none;
        if (!(score <= best.score())) {
          best = new FoundSpan(new Span(text.start(start), text.end(end)), score);
        }
      }
    }
    return best;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the reading model did not close: " + e.getMessage(), e);
    }
  }
}

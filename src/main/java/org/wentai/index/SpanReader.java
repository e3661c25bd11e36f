package org.wentai.index;

import ai.onnxruntime.OrtException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
  /** Its name changes with each fit, as what is unpacked is known by its name and length. */
  static final String RESOURCE = "/org/wentai/index/reader-20261130-2.onnx";

  /** The most pieces of a question, a title, a window and an answer; as it was fitted. */
  private static final int QUESTION = 48;

  private static final int TITLE = 24;
  private static final int WINDOW = 200;
  private static final int ANSWER = 60;

  private final OnnxModel model;
  private final WordPieces pieces;

  SpanReader(Path modelFile, WordPieces pieces) throws OrtException {
    model = new OnnxModel(modelFile);
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
    int length = asked.size() + title.size() + text.size() + 4;
    long[] ids = new long[length];
    long[] types = new long[length];
    ids[0] = pieces.first();
    int at = put(asked, ids, 1);
    Arrays.fill(types, at, length, 1L);
    at = put(title, ids, at);
    put(text, ids, at);
    return found(logits(ids, types, at, text.size()), window.sentences(), text);
  }

  /** Puts pieces and a [SEP] at {@code at}; where the next may go. */
  private int put(WordPieces.Pieces of, long[] ids, int at) {
    for (int i = 0; i < of.size(); i++) {
      ids[at + i] = of.id(i);
    }
    ids[at + of.size()] = pieces.last();
    return at + of.size() + 1;
  }

  /** Start and end of [CLS] and of {@code size} pieces from {@code from} on, by turns. */
  private float[] logits(long[] ids, long[] types, int from, int size) {
    long[] wanted = new long[size + 1];
    for (int i = 1; i < wanted.length; i++) {
      wanted[i] = from + i - 1L;
    }
    return model.run(
        Map.of(
            SentenceGraph.PIECES,
            new OnnxModel.Numbers(ids, 1, ids.length),
            "token_type_ids",
            new OnnxModel.Numbers(types, 1, types.length),
            SentenceGraph.POSITIONS,
            OnnxModel.Numbers.from(0, ids.length),
            "wanted",
            new OnnxModel.Numbers(wanted, wanted.length)));
  }

  private static List<FoundSpan> found(
      float[] logits, List<Span> sentences, WordPieces.Pieces text) {
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
      all.add(best(logits, text, from, to, sentence));
      from = to;
    }
    return all;
  }

  /** The best span of pieces [from, to). */
  private static FoundSpan best(
      float[] logits, WordPieces.Pieces text, int from, int to, Span sentence) {
    float none = logits[0] + logits[1];
    var best = new FoundSpan(new Span(sentence.start(), sentence.start()), Double.NaN);
    for (int start = from; start < to; start++) {
      for (int end = start; end < Math.min(to, start + ANSWER); end++) {
        double score = logits[2 * start + 2] + logits[2 * end + 3] - none;
        if (!(score <= best.score())) {
          best = new FoundSpan(new Span(text.start(start), text.end(end)), score);
        }
      }
    }
    return best;
  }

  @Override
  public void close() {
    model.close();
  }
}

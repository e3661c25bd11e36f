package org.wentai.index;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.util.BytesRef;

/** Times embedding as the index does it beside one call a text. */
public final class EmbeddingBench {
  private EmbeddingBench() {}

  /**
   * What was measured, by turns in one process.
   *
   * @param sentences different sentences
   * @param pieces word pieces in them, on an average
   * @param plain one call a text of the model as it comes, with ONNX Runtime's own settings
   * @param single one call a text of the model as it is run here, on one thread
   * @param batches as the index embeds: batches, on all cores
   */
  public record Result(
      int sentences, double pieces, Duration plain, Duration single, Duration batches) {}

  /**
   * Embeds the first sentences of the posts {@code rounds} times each way, by turns, and gives the
   * quickest round of each.
   *
   * @param folder for the model's files
   * @param most sentences at most
   * @throws IndexException when the model does not load, or the posts hold nothing
   */
  public static Result run(Generation posts, Path folder, int most, int rounds) {
    Map<BytesRef, String> texts = Unchecked.io(() -> sentences(posts.words(), most));
    if (texts.isEmpty()) {
      throw new IndexException("There is no sentence to be embedded.");
    }
    SentenceEmbedder ours =
        EmbeddingModel.load(folder)
            .join()
            .embedder()
            .orElseThrow(() -> new IndexException("The embedding model does not load."));
    try (var plain = new PlainEmbedder(folder)) {
      return run(texts, ours, plain, rounds);
    } catch (IOException | OrtException e) {
      throw new IndexException("The embedding model fails: " + e.getMessage(), e);
    }
  }

  private static Result run(
      Map<BytesRef, String> texts, SentenceEmbedder ours, PlainEmbedder plain, int rounds)
      throws OrtException {
    long[] best = {Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE};
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      for (String text : texts.values()) {
        plain.embed(text);
      }
      long second = System.nanoTime();
      texts.values().forEach(ours::embed);
      long third = System.nanoTime();
      inBatches(texts, ours);
      long end = System.nanoTime();
      best[0] = Math.min(best[0], second - start);
      best[1] = Math.min(best[1], third - second);
      best[2] = Math.min(best[2], end - third);
    }
    double pieces =
        texts.values().stream().mapToInt(t -> ours.pieces(t).length).average().orElse(0);
    return new Result(
        texts.size(),
        pieces,
        Duration.ofNanos(best[0]),
        Duration.ofNanos(best[1]),
        Duration.ofNanos(best[2]));
  }

  private static void inBatches(Map<BytesRef, String> texts, SentenceEmbedder embedder) {
    var vectors = new ConcurrentHashMap<BytesRef, float[]>();
    try (var workers = new Workers(Runtime.getRuntime().availableProcessors())) {
      for (Map<BytesRef, String> some : parts(texts)) {
        for (SentenceBatch batch : SentenceBatch.of(some, embedder)) {
          workers.submit(() -> vectors.putAll(batch.embedded(embedder)));
        }
        workers.finish();
      }
    }
    if (vectors.size() != texts.size()) {
      throw new IndexException("Not all sentences were embedded.");
    }
  }

  /** As many at once as a build looks at. */
  private static List<Map<BytesRef, String>> parts(Map<BytesRef, String> texts) {
    var parts = new ArrayList<Map<BytesRef, String>>();
    texts.forEach(
        (hash, text) -> {
          if (parts.isEmpty() || parts.getLast().size() == VectorsPass.AT_ONCE) {
            parts.add(new LinkedHashMap<>());
          }
          parts.getLast().put(hash, text);
        });
    return parts;
  }

  private static Map<BytesRef, String> sentences(WordsReader words, int most) throws IOException {
    var texts = new LinkedHashMap<BytesRef, String>();
    var sentences = new StoredSentences(words);
    for (var next = sentences.read(1); !next.isEmpty() && texts.size() < most; ) {
      texts.putIfAbsent(SentenceHash.of(next.get(0).text()), next.get(0).text());
      next = sentences.read(1);
    }
    return texts;
  }
}

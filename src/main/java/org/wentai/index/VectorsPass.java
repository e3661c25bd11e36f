package org.wentai.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * The second pass of a build: embeds the sentences of the words index, except those whose vector an
 * earlier generation has, and writes the vectors index.
 */
final class VectorsPass {
  private static final int BATCH = 512;
  private static final int MOST_REMEMBERED = 10_000;

  private final WordsReader words;
  private final @Nullable VectorsReader earlier;
  private final Map<BytesRef, float[]> live;
  private final int threads;
  private long embedded;
  private long reused;

  /**
   * @param live vectors of sentences that were embedded since {@code earlier}
   * @param threads how many embed
   */
  VectorsPass(
      WordsReader words,
      @Nullable VectorsReader earlier,
      Map<BytesRef, float[]> live,
      int threads) {
    this.words = words;
    this.earlier = earlier;
    this.live = live;
    this.threads = threads;
  }

  /** Whether more than {@code limit} different sentences have no vector yet. */
  boolean moreNewThan(int limit) throws IOException {
    var sentences = new StoredSentences(words);
    Set<BytesRef> fresh = new HashSet<>();
    List<StoredSentence> batch = sentences.read(BATCH);
    while (!batch.isEmpty() && fresh.size() <= limit) {
      List<BytesRef> hashes = hashes(batch);
      fresh.addAll(hashes);
      fresh.removeAll(known(hashes).keySet());
      batch = sentences.read(BATCH);
    }
    return fresh.size() > limit;
  }

  /** Writes all vectors; {@code total} sentences are expected. */
  void write(Path folder, SentenceEmbedder embedder, BuildProgress progress, long total)
      throws IOException {
    var sentences = new StoredSentences(words);
    var remembered = new Remembered();
    long done = 0;
    try (var writer = new VectorsWriter(folder);
        var workers = new Workers(threads)) {
      List<StoredSentence> batch = sentences.read(BATCH);
      while (!batch.isEmpty()) {
        List<BytesRef> hashes = hashes(batch);
        Map<BytesRef, float[]> vectors = vectors(batch, hashes, remembered, embedder, workers);
        for (int i = 0; i < batch.size(); i++) {
          writer.add(
              batch.get(i),
              hashes.get(i),
              java.util.Objects.requireNonNull(vectors.get(hashes.get(i))));
        }
        remembered.putAll(vectors);
        done += batch.size();
        progress.at(BuildProgress.Step.EMBED, done, total);
        batch = sentences.read(BATCH);
      }
      writer.commit();
    }
    reused = done - embedded;
  }

  private Map<BytesRef, float[]> vectors(
      List<StoredSentence> batch,
      List<BytesRef> hashes,
      Map<BytesRef, float[]> remembered,
      SentenceEmbedder embedder,
      Workers workers)
      throws IOException {
    Map<BytesRef, float[]> vectors = new ConcurrentHashMap<>(known(hashes));
    Map<BytesRef, String> fresh = new HashMap<>();
    for (int i = 0; i < batch.size(); i++) {
      float[] before = remembered.get(hashes.get(i));
      if (before != null) {
        vectors.putIfAbsent(hashes.get(i), before);
      } else if (!vectors.containsKey(hashes.get(i))) {
        fresh.put(hashes.get(i), batch.get(i).text());
      }
    }
    fresh.forEach((hash, text) -> workers.submit(() -> vectors.put(hash, embedder.embed(text))));
    workers.finish();
    embedded += fresh.size();
    return vectors;
  }

  private Map<BytesRef, float[]> known(List<BytesRef> hashes) throws IOException {
    Map<BytesRef, float[]> known = new HashMap<>();
    for (BytesRef hash : hashes) {
      float[] vector = live.get(hash);
      if (vector != null) {
        known.put(hash, vector);
      }
    }
    if (earlier != null) {
      known.putAll(earlier.known(hashes));
    }
    return known;
  }

  private static List<BytesRef> hashes(List<StoredSentence> batch) {
    return batch.stream().map(s -> SentenceHash.of(s.text())).toList();
  }

  long embedded() {
    return embedded;
  }

  long reused() {
    return reused;
  }

  /** The vectors used last: forums say some sentences again and again. */
  private static final class Remembered extends LinkedHashMap<BytesRef, float[]> {
    private static final long serialVersionUID = 1L;

    Remembered() {
      super(1024, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<BytesRef, float[]> eldest) {
      return size() > MOST_REMEMBERED;
    }
  }
}

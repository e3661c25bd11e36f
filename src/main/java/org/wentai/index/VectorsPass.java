package org.wentai.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.apache.lucene.util.BytesRef;

/**
 * Embeds the sentences of a words index, except those whose vector is known, and writes the vectors
 * index.
 */
final class VectorsPass {
  /** Of so many sentences, many have as many word pieces as another. */
  static final int AT_ONCE = 1024;

  private static final int MOST_REMEMBERED = 10_000;

  /** What a kill may lose, a few seconds' work. */
  private static final int EMBEDDED_A_COMMIT = 1000;

  private final WordsReader words;
  private final KnownVectors known;
  private final int threads;
  private final Remembered remembered = new Remembered();
  private long embedded;
  private long reused;

  /**
   * @param threads how many embed
   */
  VectorsPass(WordsReader words, KnownVectors known, int threads) {
    this.words = words;
    this.known = known;
    this.threads = threads;
  }

  /** Whether more than {@code limit} different sentences have no vector yet. */
  boolean moreNewThan(int limit) throws IOException {
    var sentences = new StoredSentences(words);
    Set<BytesRef> fresh = new HashSet<>();
    List<StoredSentence> some = sentences.read(AT_ONCE);
    while (!some.isEmpty() && fresh.size() <= limit) {
      List<BytesRef> hashes = hashes(some);
      fresh.addAll(hashes);
      fresh.removeAll(known.of(hashes).keySet());
      some = sentences.read(AT_ONCE);
    }
    return fresh.size() > limit;
  }

  /** Writes all vectors; {@code total} sentences are expected. */
  void write(Path folder, SentenceEmbedder embedder, BuildProgress progress, long total)
      throws IOException {
    try (var writer = new VectorsWriter(folder)) {
      var sentences = new StoredSentences(words);
      add(sentences, writer, embedder, () -> false, Long.MAX_VALUE, progress, total);
      writer.finish();
    }
  }

  /**
   * As {@link #write}, going on where an earlier call for the same words ended, and keeping what is
   * done so far again and again.
   *
   * @param stopped asked again and again
   * @return whether all is written; false when it was stopped before
   */
  boolean resume(
      Path folder,
      SentenceEmbedder embedder,
      BooleanSupplier stopped,
      BuildProgress progress,
      long total)
      throws IOException {
    try (var writer = VectorsWriter.resuming(folder, total)) {
      var sentences = new StoredSentences(words);
      sentences.skip(writer.sentences());
      reused = writer.sentences();
      add(sentences, writer, embedder, stopped, EMBEDDED_A_COMMIT, progress, total);
      if (stopped.getAsBoolean()) {
        writer.commit();
        return false;
      }
      writer.finish();
      return true;
    }
  }

  private void add(
      StoredSentences sentences,
      VectorsWriter writer,
      SentenceEmbedder embedder,
      BooleanSupplier stopped,
      long embeddedPerCommit,
      BuildProgress progress,
      long total)
      throws IOException {
    long committed = 0;
    try (var workers = new Workers(threads)) {
      List<StoredSentence> some = sentences.read(AT_ONCE);
      while (!some.isEmpty()) {
        List<BytesRef> hashes = hashes(some);
        Map<BytesRef, float[]> vectors = vectors(some, hashes, embedder, workers, stopped);
        if (stopped.getAsBoolean()) {
          return;
        }
        for (int i = 0; i < some.size(); i++) {
          BytesRef hash = hashes.get(i);
          writer.add(some.get(i), hash, Objects.requireNonNull(vectors.get(hash)));
        }
        remembered.putAll(vectors);
        if (embedded - committed >= embeddedPerCommit) {
          writer.commit();
          committed = embedded;
        }
        progress.at(BuildProgress.Step.EMBED, embedded + reused, total);
        some = sentences.read(AT_ONCE);
      }
    }
  }

  private Map<BytesRef, float[]> vectors(
      List<StoredSentence> some,
      List<BytesRef> hashes,
      SentenceEmbedder embedder,
      Workers workers,
      BooleanSupplier stopped)
      throws IOException {
    Map<BytesRef, float[]> vectors = new ConcurrentHashMap<>(known.of(hashes));
    Map<BytesRef, String> fresh = new LinkedHashMap<>();
    for (int i = 0; i < some.size(); i++) {
      float[] before = remembered.get(hashes.get(i));
      if (before != null) {
        vectors.putIfAbsent(hashes.get(i), before);
      } else if (!vectors.containsKey(hashes.get(i))) {
        fresh.put(hashes.get(i), some.get(i).text());
      }
    }
    for (SentenceBatch batch : SentenceBatch.of(fresh, embedder)) {
      workers.submit(() -> embed(batch, embedder, vectors, stopped));
    }
    workers.finish();
    embedded += fresh.size();
    reused += some.size() - fresh.size();
    return vectors;
  }

  private static void embed(
      SentenceBatch batch,
      SentenceEmbedder embedder,
      Map<BytesRef, float[]> vectors,
      BooleanSupplier stopped) {
    if (!stopped.getAsBoolean()) {
      vectors.putAll(batch.embedded(embedder));
    }
  }

  private static List<BytesRef> hashes(List<StoredSentence> some) {
    return some.stream().map(s -> SentenceHash.of(s.text())).toList();
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

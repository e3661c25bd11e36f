package org.wentai.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.util.BytesRef;
import org.wentai.forum.Span;
import org.wentai.index.LiveVectors.Embedded;

/**
 * The sentences of an overlay, embedded behind: a thread is found by its words at once, and by its
 * vectors when they are there. Not safe for several threads, but for {@link #known}.
 */
final class LiveEmbedding {
  private final Optional<SentenceVectors> built;
  private final Map<BytesRef, float[]> known = new ConcurrentHashMap<>();
  private final Map<String, List<Integer>> passages = new HashMap<>();
  private final Map<Integer, Embedded> embedded = new HashMap<>();
  private final TreeMap<Integer, Waiting> waiting = new TreeMap<>();
  private LiveVectors snapshot = LiveVectors.NONE;
  private boolean changed;

  /**
   * @param built what was embedded before; without it nothing is embedded here
   */
  LiveEmbedding(Optional<SentenceVectors> built) {
    this.built = built;
  }

  private record Waiting(int passage, String thread, int floor, List<String> texts) {
    List<BytesRef> hashes() {
      return texts.stream().map(SentenceHash::of).toList();
    }
  }

  void drop(String thread) {
    for (int passage : passages.getOrDefault(thread, List.of())) {
      changed |= embedded.remove(passage) != null;
      waiting.remove(passage);
    }
    passages.remove(thread);
  }

  /** Takes a thread's passages in; those whose sentences are all known have their vectors. */
  void add(PreparedThread thread) throws IOException {
    if (built.isEmpty()) {
      return;
    }
    List<Integer> numbers = new ArrayList<>();
    int next = Math.toIntExact(thread.firstPassage());
    for (PreparedPost post : thread.posts()) {
      for (Passage passage : post.passages()) {
        List<String> texts = new ArrayList<>();
        for (Span sentence : passage.sentences()) {
          texts.add(sentence.of(post.folded()));
        }
        waiting.put(next, new Waiting(next, thread.head().id(), post.post().floor(), texts));
        numbers.add(next++);
      }
    }
    passages.put(thread.head().id(), numbers);
    remember(numbers);
    numbers.forEach(this::settle);
  }

  /** Looks up in the build what is not known here. */
  private void remember(List<Integer> numbers) throws IOException {
    List<BytesRef> unknown = new ArrayList<>();
    for (int number : numbers) {
      for (BytesRef hash : Objects.requireNonNull(waiting.get(number)).hashes()) {
        if (!known.containsKey(hash)) {
          unknown.add(hash);
        }
      }
    }
    known.putAll(built.orElseThrow().built().known(unknown));
  }

  private void settle(int passage) {
    Waiting of = waiting.get(passage);
    if (of == null) {
      return;
    }
    List<float[]> vectors = new ArrayList<>();
    for (BytesRef hash : of.hashes()) {
      float[] vector = known.get(hash);
      if (vector == null) {
        return;
      }
      vectors.add(vector);
    }
    waiting.remove(passage);
    embedded.put(passage, new Embedded(passage, of.thread(), of.floor(), vectors));
    changed = true;
  }

  /** Sentences that wait to be embedded, by their hash, the newest passages' first. */
  Map<BytesRef, String> waiting(int limit) {
    Map<BytesRef, String> texts = new LinkedHashMap<>();
    for (Waiting passage : waiting.descendingMap().values()) {
      for (String text : passage.texts()) {
        BytesRef hash = SentenceHash.of(text);
        if (!known.containsKey(hash)) {
          texts.put(hash, text);
        }
      }
      if (texts.size() >= limit) {
        break;
      }
    }
    return texts;
  }

  /** Whether all is embedded. */
  boolean done() {
    return waiting.isEmpty();
  }

  void put(Map<BytesRef, float[]> fresh) {
    known.putAll(fresh);
    List.copyOf(waiting.keySet()).forEach(this::settle);
  }

  Map<BytesRef, float[]> known() {
    return known;
  }

  /** The vectors that are there now. */
  LiveVectors vectors() {
    if (changed) {
      snapshot = new LiveVectors(embedded);
      changed = false;
    }
    return snapshot;
  }
}

package org.wentai.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.util.BytesRef;

/**
 * Sentences of as many word pieces each, which one run of the model embeds. Short ones gain most:
 * the model's weights are read once for all of them.
 *
 * @param hashes of the sentences
 * @param pieces of the sentences, in the same order
 */
record SentenceBatch(List<BytesRef> hashes, List<long[]> pieces) {
  /** Above this a run gains nothing, but its intermediate values leave the processor's cache. */
  private static final int MOST_PIECES = 256;

  /** All of {@code texts}, by their hash, in batches; the longest first. */
  static List<SentenceBatch> of(Map<BytesRef, String> texts, SentenceEmbedder embedder) {
    var byLength = new TreeMap<Integer, SentenceBatch>();
    var batches = new ArrayList<SentenceBatch>();
    texts.forEach(
        (hash, text) -> {
          long[] pieces = embedder.pieces(text);
          var open =
              byLength.computeIfAbsent(
                  pieces.length, l -> new SentenceBatch(new ArrayList<>(), new ArrayList<>()));
          open.hashes.add(hash);
          open.pieces.add(pieces);
          if ((open.pieces.size() + 1) * pieces.length > MOST_PIECES) {
            batches.add(byLength.remove(pieces.length));
          }
        });
    batches.addAll(byLength.descendingMap().values());
    return batches;
  }

  /** Their vectors, by their hash. */
  Map<BytesRef, float[]> embedded(SentenceEmbedder embedder) {
    List<float[]> vectors = embedder.embedAll(pieces);
    var embedded = new HashMap<BytesRef, float[]>();
    for (int i = 0; i < vectors.size(); i++) {
      embedded.put(hashes.get(i), vectors.get(i));
    }
    return embedded;
  }
}

package org.wentai.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentHashMap;
import org.wentai.text.Tokens;

/** Inverse document frequencies over passages, remembered. */
final class TermWeights {
  private static final int MOST_REMEMBERED = 100_000;

  private final WordsReader words;
  private final int passages;
  private final ConcurrentHashMap<String, Double> remembered = new ConcurrentHashMap<>();

  TermWeights(WordsReader words) throws IOException {
    this.words = words;
    this.passages = words.passages();
  }

  /** {@code ln(1 + (N - n + 0.5) / (n + 0.5))}, as BM25 has it. */
  double idf(String term) {
    Double known = remembered.get(term);
    if (known != null) {
      return known;
    }
    double idf = read(term);
    if (remembered.size() >= MOST_REMEMBERED) {
      remembered.clear();
    }
    remembered.put(term, idf);
    return idf;
  }

  private double read(String term) {
    boolean pair = term.codePointCount(0, term.length()) == 2 && Tokens.isHan(term.codePointAt(0));
    try {
      int with = words.documentFrequency(pair ? WordsFields.PAIRS : WordsFields.SINGLES, term);
      return Math.log(1 + (passages - with + 0.5) / (with + 0.5));
    } catch (IOException e) {
      throw new UncheckedIOException("the index cannot be read; build it anew", e);
    }
  }
}

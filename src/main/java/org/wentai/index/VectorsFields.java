package org.wentai.index;

import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene103.Lucene103Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswScalarQuantizedVectorsFormat;

/**
 * The fields of the vectors index: one document a sentence, in the order of passages and of
 * sentences within them. {@link WordsFields#THREAD} and {@link WordsFields#FLOOR} mean here what
 * they mean there.
 */
final class VectorsFields {
  /** The sentence's unit vector; its neighbour graph is searched over 7-bit values. */
  static final String VECTOR = "vector";

  /** The passage's place in the order of reading. */
  static final String PASSAGE = "passage";

  /** {@link SentenceHash} of the embedded text. */
  static final String HASH = "hash";

  /** How the names of Lucene's files of raw floats end. */
  static final String RAW_FILES = "vec";

  private static final int NEIGHBOURS = 16;
  private static final int BEAM = 100;
  private static final int BITS = 7;

  private VectorsFields() {}

  static Codec codec() {
    return new Lucene103Codec() {
      @Override
      public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return new Lucene99HnswScalarQuantizedVectorsFormat(
            NEIGHBOURS, BEAM, 1, BITS, false, null, null);
      }
    };
  }
}

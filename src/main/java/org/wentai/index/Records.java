package org.wentai.index;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** The records of threads' heads and posts in a words index, as {@link PostCodec} wrote them. */
final class Records {
  private Records() {}

  /** Told records in the order they are stored: each thread's head, then its posts. */
  interface Sink {
    void head(byte[] record);

    void post(byte[] record);
  }

  /** Hands every thread's records to {@code sink}. */
  static void each(IndexReader reader, Sink sink) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      NumericDocValues heads = leaf.reader().getNumericDocValues(WordsFields.THREAD_ORDER);
      NumericDocValues posts = leaf.reader().getNumericDocValues(WordsFields.TO_HEAD);
      if (heads == null || posts == null) {
        continue;
      }
      each(leaf, heads, posts, sink);
    }
  }

  private static void each(
      LeafReaderContext leaf, NumericDocValues heads, NumericDocValues posts, Sink sink)
      throws IOException {
    Bits live = leaf.reader().getLiveDocs();
    BinaryDocValues records = in(leaf);
    int head = heads.nextDoc();
    int post = posts.nextDoc();
    while (head != DocIdSetIterator.NO_MORE_DOCS || post != DocIdSetIterator.NO_MORE_DOCS) {
      int next = Math.min(head, post);
      if (live == null || live.get(next)) {
        byte[] record = of(records, next);
        if (head < post) {
          sink.head(record);
        } else {
          sink.post(record);
        }
      }
      head = head == next ? heads.nextDoc() : head;
      post = post == next ? posts.nextDoc() : post;
    }
  }

  static BinaryDocValues in(LeafReaderContext leaf) throws IOException {
    return DocValues.getBinary(leaf.reader(), WordsFields.RECORD);
  }

  /** Of a document of the segment that {@code records} are of, by its number there. */
  static byte[] of(BinaryDocValues records, int document) throws IOException {
    if (!records.advanceExact(document)) {
      throw new IllegalStateException("document " + document + " of the index has no record");
    }
    BytesRef record = records.binaryValue();
    return Arrays.copyOfRange(record.bytes, record.offset, record.offset + record.length);
  }
}

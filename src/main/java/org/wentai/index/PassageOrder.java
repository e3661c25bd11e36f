package org.wentai.index;

import java.io.IOException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.jspecify.annotations.Nullable;

/** Finds the document of a passage by its place in the order of reading; read when first asked. */
final class PassageOrder {
  private final IndexReader reader;
  private final int passages;
  private volatile int @Nullable [] documents;

  PassageOrder(IndexReader reader, int passages) {
    this.passages = passages;
    this.reader = reader;
  }

  int documentOf(int passage) throws IOException {
    int[] known = documents;
    if (known == null) {
      known = read();
      documents = known;
    }
    return known[passage];
  }

  private int[] read() throws IOException {
    int[] read = new int[passages];
    for (LeafReaderContext leaf : reader.leaves()) {
      NumericDocValues places = leaf.reader().getNumericDocValues(WordsFields.ORDER);
      while (places != null && places.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        read[(int) places.longValue()] = leaf.docBase + places.docID();
      }
    }
    return read;
  }
}

package org.wentai.index;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/** Finds the document of a passage by its place in the order of reading; read when first asked. */
final class PassageOrder {
  private final IndexReader reader;
  private final int passages;
  private final @Nullable PassageOrder before;
  private volatile int @Nullable [] documents;
  private volatile @Nullable Map<Integer, Integer> later;

  /** Of an index whose passages are numbered without gaps. */
  PassageOrder(IndexReader reader, int passages) {
    this.passages = passages;
    this.reader = reader;
    this.before = null;
  }

  /** Of {@code reader}, whose first documents are those of {@code before}. */
  PassageOrder(IndexReader reader, PassageOrder before) {
    this.passages = before.passages;
    this.reader = reader;
    this.before = before;
  }

  int documentOf(int passage) throws IOException {
    if (before == null) {
      return all()[passage];
    }
    if (passage < passages) {
      return before.documentOf(passage);
    }
    return Objects.requireNonNull(afterwards().get(passage));
  }

  private int[] all() throws IOException {
    int[] known = documents;
    if (known == null) {
      known = new int[passages];
      for (LeafReaderContext leaf : reader.leaves()) {
        NumericDocValues places = leaf.reader().getNumericDocValues(WordsFields.ORDER);
        while (places != null && places.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          known[(int) places.longValue()] = leaf.docBase + places.docID();
        }
      }
      documents = known;
    }
    return known;
  }

  private Map<Integer, Integer> afterwards() throws IOException {
    Map<Integer, Integer> known = later;
    if (known == null) {
      known = new HashMap<>();
      for (LeafReaderContext leaf : reader.leaves()) {
        if (leaf.docBase >= Objects.requireNonNull(before).reader.maxDoc()) {
          read(leaf, known);
        }
      }
      later = known;
    }
    return known;
  }

  private static void read(LeafReaderContext leaf, Map<Integer, Integer> into) throws IOException {
    NumericDocValues places = leaf.reader().getNumericDocValues(WordsFields.ORDER);
    Bits live = leaf.reader().getLiveDocs();
    while (places != null && places.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      if (live == null || live.get(places.docID())) {
        into.put((int) places.longValue(), leaf.docBase + places.docID());
      }
    }
  }
}

package org.wentai.index;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;

/** Finds the threads that were read first. */
final class FirstThreads {
  private FirstThreads() {}

  private record Read(long place, int document) {}

  /** The documents of up to {@code limit} threads' heads, in the order of reading. */
  static List<Integer> of(IndexReader reader, int limit) throws IOException {
    Comparator<Read> byPlace = Comparator.comparingLong(Read::place);
    var kept = new PriorityQueue<Read>(byPlace.reversed());
    for (LeafReaderContext leaf : reader.leaves()) {
      NumericDocValues places = leaf.reader().getNumericDocValues(WordsFields.THREAD_ORDER);
      Bits live = leaf.reader().getLiveDocs();
      while (places != null && places.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        if (live != null && !live.get(places.docID())) {
          continue;
        }
        kept.add(new Read(places.longValue(), leaf.docBase + places.docID()));
        if (kept.size() > limit) {
          kept.remove();
        }
      }
    }
    return kept.stream().sorted(byPlace).map(Read::document).toList();
  }
}

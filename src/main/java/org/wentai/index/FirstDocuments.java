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

/** Finds the documents that come first by a number that they hold; those without one are none. */
final class FirstDocuments {
  private static final Comparator<Valued> ASCENDING =
      Comparator.comparingLong(Valued::value).thenComparingInt(Valued::document);

  private FirstDocuments() {}

  private record Valued(long value, int document) {}

  /** Up to {@code limit} documents with the least values of {@code field}, the least first. */
  static List<Integer> least(IndexReader reader, String field, int limit) throws IOException {
    return first(reader, field, limit, ASCENDING);
  }

  /** Up to {@code limit} documents with the greatest values of {@code field}, greatest first. */
  static List<Integer> greatest(IndexReader reader, String field, int limit) throws IOException {
    return first(reader, field, limit, ASCENDING.reversed());
  }

  private static List<Integer> first(
      IndexReader reader, String field, int limit, Comparator<Valued> order) throws IOException {
    var kept = new PriorityQueue<Valued>(order.reversed());
    for (LeafReaderContext leaf : reader.leaves()) {
      NumericDocValues values = leaf.reader().getNumericDocValues(field);
      Bits live = leaf.reader().getLiveDocs();
      while (values != null && values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        if (live != null && !live.get(values.docID())) {
          continue;
        }
        kept.add(new Valued(values.longValue(), leaf.docBase + values.docID()));
        if (kept.size() > limit) {
          kept.remove();
        }
      }
    }
    return kept.stream().sorted(order).map(Valued::document).toList();
  }
}

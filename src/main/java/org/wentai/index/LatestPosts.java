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

/** Finds the posts with the latest posting times. */
final class LatestPosts {
  private LatestPosts() {}

  private record Posted(long at, int document) {}

  /** The documents of up to {@code limit} posts whose times are known, latest first. */
  static List<Integer> of(IndexReader reader, int limit) throws IOException {
    Comparator<Posted> byTime =
        Comparator.comparingLong(Posted::at).thenComparingInt(Posted::document);
    var kept = new PriorityQueue<Posted>(byTime);
    for (LeafReaderContext leaf : reader.leaves()) {
      NumericDocValues times = leaf.reader().getNumericDocValues(WordsFields.POSTED);
      Bits live = leaf.reader().getLiveDocs();
      while (times != null && times.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        if (live != null && !live.get(times.docID())) {
          continue;
        }
        kept.add(new Posted(times.longValue(), leaf.docBase + times.docID()));
        if (kept.size() > limit) {
          kept.remove();
        }
      }
    }
    return kept.stream().sorted(byTime.reversed()).map(Posted::document).toList();
  }
}

package org.wentai.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/** Reads the vectors index: one unit vector a sentence. Safe for many threads. */
final class VectorsReader implements AutoCloseable {
  private final FSDirectory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  /** The first sentence's document of each passage, and one past the last passage's last. */
  private final int[] firstOf;

  VectorsReader(Path folder, int passages) throws IOException {
    directory = FSDirectory.open(folder);
    try {
      reader = DirectoryReader.open(directory);
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
    searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    firstOf = firstOf(passages);
  }

  private int[] firstOf(int passages) throws IOException {
    int[] first = new int[passages + 1];
    Arrays.fill(first, -1);
    for (LeafReaderContext leaf : reader.leaves()) {
      NumericDocValues of = leaf.reader().getNumericDocValues(VectorsFields.PASSAGE);
      while (of != null && of.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        int passage = (int) of.longValue();
        if (first[passage] < 0) {
          first[passage] = leaf.docBase + of.docID();
        }
      }
    }
    int next = reader.maxDoc();
    for (int i = passages; i >= 0; i--) {
      next = first[i] < 0 ? next : first[i];
      first[i] = next;
    }
    return first;
  }

  /** Whether the sentences stand in the order of their passages, as {@link #cosines} needs. */
  boolean inOrder() throws IOException {
    long last = 0;
    for (LeafReaderContext leaf : reader.leaves()) {
      NumericDocValues of = leaf.reader().getNumericDocValues(VectorsFields.PASSAGE);
      while (of != null && of.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        if (of.longValue() < last) {
          return false;
        }
        last = of.longValue();
      }
    }
    return true;
  }

  int sentences() {
    return reader.maxDoc();
  }

  /** Passages of the {@code limit} sentences next to {@code question}. */
  int[] nearest(float[] question, int limit, @Nullable Query filter) throws IOException {
    if (reader.maxDoc() == 0) {
      return new int[0];
    }
    var query = new KnnFloatVectorQuery(VectorsFields.VECTOR, question, limit, filter);
    ScoreDoc[] found = searcher.search(query, limit).scoreDocs;
    int[] passages = new int[found.length];
    for (int i = 0; i < found.length; i++) {
      LeafReaderContext leaf = leaf(found[i].doc);
      NumericDocValues of = leaf.reader().getNumericDocValues(VectorsFields.PASSAGE);
      of.advanceExact(found[i].doc - leaf.docBase);
      passages[i] = (int) of.longValue();
    }
    return Arrays.stream(passages).distinct().toArray();
  }

  /** The cosines of a passage's sentences to {@code question}, in the order of the sentences. */
  float[] cosines(int passage, float[] question) throws IOException {
    int first = firstOf[passage];
    float[] cosines = new float[firstOf[passage + 1] - first];
    FloatVectorValues vectors = null;
    LeafReaderContext leaf = null;
    for (int i = 0; i < cosines.length; i++) {
      LeafReaderContext of = leaf(first + i);
      if (vectors == null || !of.equals(leaf)) {
        leaf = of;
        vectors = of.reader().getFloatVectorValues(VectorsFields.VECTOR);
      }
      // Every document has a vector, so a vector's ordinal is its document's number.
      cosines[i] = VectorUtil.dotProduct(question, vectors.vectorValue(first + i - of.docBase));
    }
    return cosines;
  }

  /** The vectors of those of {@code hashes} that are here. */
  Map<BytesRef, float[]> known(List<BytesRef> hashes) throws IOException {
    var known = new HashMap<BytesRef, float[]>();
    for (LeafReaderContext leaf : reader.leaves()) {
      FloatVectorValues vectors = leaf.reader().getFloatVectorValues(VectorsFields.VECTOR);
      for (BytesRef hash : hashes) {
        PostingsEnum of = leaf.reader().postings(new Term(VectorsFields.HASH, hash));
        if (of != null && of.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          known.putIfAbsent(hash, vectors.vectorValue(of.docID()).clone());
        }
      }
    }
    return known;
  }

  private LeafReaderContext leaf(int document) {
    return reader.leaves().get(ReaderUtil.subIndex(document, reader.leaves()));
  }

  @Override
  public void close() throws IOException {
    try (directory) {
      reader.close();
    }
  }
}

package org.wentai.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.VectorScorer;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FileSwitchDirectory;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Reads the vectors index: one unit vector a sentence. Safe for many threads. */
final class VectorsReader implements AutoCloseable {
  private final Closeable held;
  private final IndexReader reader;
  private final IndexSearcher searcher;

  /** The first sentence's document of each passage, and one past the last passage's last. */
  private final int[] firstOf;

  VectorsReader(Path folder, int passages) throws IOException {
    Directory directory = directory(folder);
    try {
      reader = DirectoryReader.open(directory);
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
    held = directory;
    searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    firstOf = firstOf(passages);
  }

  /**
   * Maps all but the raw floats, four fifths of the whole: no question reads them, but taking
   * vectors over by their hash does, here and there, and the system would count 64 KB around each
   * as this process's memory.
   */
  private static Directory directory(Path folder) throws IOException {
    return new FileSwitchDirectory(
        Set.of(VectorsFields.RAW_FILES),
        new NIOFSDirectory(folder),
        FSDirectory.open(folder),
        true);
  }

  /**
   * Of the same sentences, some of them hidden.
   *
   * @param reader has the documents of {@code whole}; closed with this
   */
  VectorsReader(VectorsReader whole, IndexReader reader) {
    this.held = () -> {};
    this.reader = reader;
    this.searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    this.firstOf = whole.firstOf;
  }

  /** What hides threads of this index. */
  Mask mask() {
    return new Mask(reader);
  }

  /** How many passages have their sentences here. */
  int passages() {
    return firstOf.length - 1;
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

  /** Whether the sentences stand in the order of their passages, as {@link Cosines} needs. */
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

  /** The {@code limit} sentences next to {@code question}, nearest first. */
  List<LiveVectors.Near> nearest(float[] question, int limit, @Nullable Query filter)
      throws IOException {
    if (reader.numDocs() == 0) {
      return List.of();
    }
    var query = new KnnFloatVectorQuery(VectorsFields.VECTOR, question, limit, filter);
    List<LiveVectors.Near> nearest = new ArrayList<>();
    for (ScoreDoc found : searcher.search(query, limit).scoreDocs) {
      LeafReaderContext leaf = leaf(found.doc);
      NumericDocValues of = leaf.reader().getNumericDocValues(VectorsFields.PASSAGE);
      of.advanceExact(found.doc - leaf.docBase);
      nearest.add(new LiveVectors.Near((int) of.longValue(), found.score));
    }
    return nearest;
  }

  /** Compares sentences with {@code question}; for one thread. */
  Cosines cosines(float[] question) {
    return new Cosines(question);
  }

  /**
   * The cosines of one question to sentences, of their 7-bit values: to two places those of the raw
   * floats, which would have to be read from the disk one by one.
   */
  final class Cosines {
    private final float[] question;
    private final @Nullable VectorScorer[] scorers =
        new @Nullable VectorScorer[reader.leaves().size()];

    private Cosines(float[] question) {
      this.question = question;
    }

    /** To a passage's sentences, in their order. */
    float[] of(int passage) throws IOException {
      int first = firstOf[passage];
      float[] cosines = new float[firstOf[passage + 1] - first];
      for (int i = 0; i < cosines.length; i++) {
        cosines[i] = 2 * at(first + i).score() - 1; // as Lucene scores a dot product
      }
      return cosines;
    }

    private VectorScorer at(int document) throws IOException {
      LeafReaderContext leaf = leaf(document);
      int wanted = document - leaf.docBase;
      VectorScorer scorer = scorers[leaf.ord];
      if (scorer == null || scorer.iterator().docID() > wanted) { // it only goes forwards
        scorer = leaf.reader().getFloatVectorValues(VectorsFields.VECTOR).scorer(question);
        scorers[leaf.ord] = scorer;
      }
      if (scorer.iterator().docID() < wanted) {
        scorer.iterator().advance(wanted);
      }
      return scorer;
    }
  }

  /** The vectors of those of {@code hashes} that are here. */
  Map<BytesRef, float[]> known(List<BytesRef> hashes) throws IOException {
    return KnownVectors.in(reader, hashes);
  }

  private LeafReaderContext leaf(int document) {
    return reader.leaves().get(ReaderUtil.subIndex(document, reader.leaves()));
  }

  @Override
  public void close() throws IOException {
    try (held) {
      reader.close();
    }
  }
}

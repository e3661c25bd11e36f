package org.wentai.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexNotFoundException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Vectors that need not be embedded again, by {@link SentenceHash}: those of the newest generation
 * that has any, those that wait in {@link DataFolder#embedding}, and those of live threads.
 */
final class KnownVectors implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KnownVectors.class);

  private final Map<BytesRef, float[]> live;
  private final List<DirectoryReader> readers = new ArrayList<>();

  private KnownVectors(Map<BytesRef, float[]> live) {
    this.live = live;
  }

  /**
   * All that {@code folder} has by this model, as of now.
   *
   * @param live vectors that stand in no file
   */
  static KnownVectors in(DataFolder folder, Map<BytesRef, float[]> live) throws IOException {
    var known = new KnownVectors(live);
    try {
      for (Path index : indexes(folder)) {
        known.open(index);
      }
      return known;
    } catch (IOException | RuntimeException e) {
      known.close();
      throw e;
    }
  }

  private static List<Path> indexes(DataFolder folder) throws IOException {
    List<Path> indexes = new ArrayList<>();
    for (String name : folder.complete().reversed()) {
      Path generation = folder.generation(name);
      if (indexes.isEmpty() && Manifest.model(generation).equals(SentenceEmbedder.MODEL)) {
        indexes.add(generation.resolve(GenerationBuilder.VECTORS));
      }
    }
    if (Files.isDirectory(folder.embedding())) {
      try (Stream<Path> parts = Files.list(folder.embedding())) {
        parts.filter(VectorsBehind::isByThisModel).forEach(indexes::add);
      }
    }
    return indexes;
  }

  /** What cannot be read is embedded again. */
  private void open(Path index) throws IOException {
    var directory = FSDirectory.open(index);
    try {
      readers.add(DirectoryReader.open(directory));
    } catch (IndexNotFoundException e) {
      directory.close(); // nothing was committed yet
    } catch (IOException e) {
      LOG.warn("What was embedded into {} cannot be read: {}", index, e.toString());
      directory.close();
    }
  }

  /** The vectors of those of {@code hashes} that are known. */
  Map<BytesRef, float[]> of(List<BytesRef> hashes) throws IOException {
    Map<BytesRef, float[]> known = new HashMap<>();
    for (BytesRef hash : hashes) {
      float[] vector = live.get(hash);
      if (vector != null) {
        known.put(hash, vector);
      }
    }
    for (DirectoryReader reader : readers) {
      add(reader, hashes, known);
    }
    return known;
  }

  /** The vectors of those of {@code hashes} that {@code reader} has. */
  static Map<BytesRef, float[]> in(IndexReader reader, List<BytesRef> hashes) throws IOException {
    Map<BytesRef, float[]> known = new HashMap<>();
    add(reader, hashes, known);
    return known;
  }

  private static void add(IndexReader reader, List<BytesRef> hashes, Map<BytesRef, float[]> known)
      throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      FloatVectorValues vectors = leaf.reader().getFloatVectorValues(VectorsFields.VECTOR);
      for (BytesRef hash : hashes) {
        PostingsEnum of =
            known.containsKey(hash)
                ? null
                : leaf.reader().postings(new Term(VectorsFields.HASH, hash));
        if (of != null && of.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          known.put(hash, vectors.vectorValue(of.docID()).clone());
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (DirectoryReader reader : readers) {
      reader.close();
      reader.directory().close();
    }
  }
}

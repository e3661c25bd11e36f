package org.wentai.index;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogByteSizeMergePolicy;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the vectors index, from one thread. Only neighbouring segments are merged, so documents
 * stay in the order in which they were added.
 */
final class VectorsWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VectorsWriter.class);
  private static final double BUFFER_MB = 128;
  private static final int CHEAP_TO_MERGE = 20_000;

  /**
   * Each segment has a graph of its own to be searched. More than these are small ones, which are
   * merged in a fraction of the time that embedding took; to merge the large ones too takes long.
   */
  private static final int MOST_SEGMENTS = 8;

  private final FSDirectory directory;
  private final IndexWriter writer;

  /** Goes on behind what {@code folder} has, which is nothing when it is new. */
  VectorsWriter(Path folder) throws IOException {
    directory = FSDirectory.open(folder);
    var config = new IndexWriterConfig();
    config.setRAMBufferSizeMB(BUFFER_MB);
    config.setUseCompoundFile(false);
    var neighbours = new LogByteSizeMergePolicy();
    neighbours.setNoCFSRatio(0); // VectorsReader tells files apart by their names
    config.setMergePolicy(neighbours);
    config.setCodec(VectorsFields.codec());
    try {
      writer = new IndexWriter(directory, config);
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /**
   * Goes on behind what was last committed in {@code folder}; anew where that cannot be read or has
   * more than {@code most} sentences.
   */
  static VectorsWriter resuming(Path folder, long most) throws IOException {
    try {
      var writer = new VectorsWriter(folder);
      if (writer.sentences() <= most) {
        return writer;
      }
      writer.close();
    } catch (IOException e) {
      LOG.warn("What was embedded into {} cannot be read: {}", folder, e.toString());
    }
    DurableFiles.deleteTree(folder);
    return new VectorsWriter(folder);
  }

  /** Sentences added, and those before that were gone on behind. */
  long sentences() {
    return writer.getDocStats().numDocs;
  }

  /** Adds the next sentence of a passage. */
  void add(StoredSentence sentence, BytesRef hash, float[] vector) throws IOException {
    var document = new Document();
    document.add(new StringField(WordsFields.THREAD, sentence.thread(), Field.Store.NO));
    document.add(new NumericDocValuesField(WordsFields.FLOOR, sentence.floor()));
    document.add(new NumericDocValuesField(VectorsFields.PASSAGE, sentence.passage()));
    document.add(new StringField(VectorsFields.HASH, hash, Field.Store.NO));
    document.add(
        new KnnFloatVectorField(
            VectorsFields.VECTOR, vector, VectorSimilarityFunction.DOT_PRODUCT));
    writer.addDocument(document);
  }

  /** Keeps what was added, whatever happens from here on. */
  void commit() throws IOException {
    writer.commit();
  }

  /** Commits the whole. */
  void finish() throws IOException {
    writer.forceMerge(writer.getDocStats().numDocs <= CHEAP_TO_MERGE ? 1 : MOST_SEGMENTS);
    writer.commit();
  }

  @Override
  public void close() throws IOException {
    try (directory;
        writer) {
      writer.rollback();
    }
  }
}

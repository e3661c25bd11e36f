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

/**
 * Writes the vectors index, from one thread. Only neighbouring segments are merged, so documents stay
 * in the order in which they were added.
 */
final class VectorsWriter implements AutoCloseable {
  private static final double BUFFER_MB = 128;
  private static final int CHEAP_TO_MERGE = 20_000;

  private final FSDirectory directory;
  private final IndexWriter writer;

  VectorsWriter(Path folder) throws IOException {
    directory = FSDirectory.open(folder);
    var config = new IndexWriterConfig();
    config.setRAMBufferSizeMB(BUFFER_MB);
    config.setUseCompoundFile(false);
    config.setMergePolicy(new LogByteSizeMergePolicy());
    config.setCodec(VectorsFields.codec());
    writer = new IndexWriter(directory, config);
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

  void commit() throws IOException {
    if (writer.getDocStats().numDocs <= CHEAP_TO_MERGE) {
      writer.forceMerge(1);
    }
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

package org.wentai.index;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;

/** Writes the words index. Safe for many threads. */
final class WordsWriter implements AutoCloseable {
  private static final double BUFFER_MB = 128;

  private final FSDirectory directory;
  private final IndexWriter writer;

  WordsWriter(Path folder) throws IOException {
    directory = FSDirectory.open(folder);
    var config = new IndexWriterConfig();
    config.setRAMBufferSizeMB(BUFFER_MB);
    config.setUseCompoundFile(false);
    writer = new IndexWriter(directory, config);
  }

  /** Adds a thread. */
  void add(PreparedThread thread) throws IOException {
    writer.addDocuments(WordsDocuments.of(thread));
  }

  /** Merges all that was added, since each segment has its own search, and makes it durable. */
  void commit() throws IOException {
    writer.forceMerge(1);
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

package org.wentai.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.wentai.forum.ForumThread;
import org.wentai.forum.Post;

/** Plain Lucene, as anyone would start with it: what {@link IndexBench} compares with. */
final class PlainWriter implements AutoCloseable {
  private static final double BUFFER_MB = 128;

  private final FSDirectory directory;
  private final IndexWriter writer;

  PlainWriter(Path folder) throws IOException {
    directory = FSDirectory.open(folder);
    var config = new IndexWriterConfig(analyzer());
    config.setRAMBufferSizeMB(BUFFER_MB);
    config.setUseCompoundFile(false);
    writer = new IndexWriter(directory, config);
  }

  static Analyzer analyzer() {
    return new PerFieldAnalyzerWrapper(new StandardAnalyzer(), Map.of("pairs", new CJKAnalyzer()));
  }

  boolean add(ForumThread thread) throws IOException {
    for (Post post : thread.posts()) {
      var document = new Document();
      document.add(new TextField("title", thread.head().title(), Field.Store.YES));
      document.add(new TextField("singles", post.text(), Field.Store.YES));
      document.add(new TextField("pairs", post.text(), Field.Store.NO));
      writer.addDocument(document);
    }
    return true;
  }

  void commit() throws IOException {
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

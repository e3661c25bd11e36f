package org.wentai.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/** Searches what {@link PlainWriter} wrote: single characters and pairs, summed, BM25. */
final class PlainSearcher implements AutoCloseable {
  private final FSDirectory directory;
  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final Analyzer analyzer = PlainWriter.analyzer();

  PlainSearcher(Path folder) throws IOException {
    directory = FSDirectory.open(folder);
    reader = DirectoryReader.open(directory);
    searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
  }

  /** The texts of the best {@code limit} posts, best first. */
  List<String> search(String question, int limit) throws IOException {
    var builder = new QueryBuilder(analyzer);
    var query = new BooleanQuery.Builder();
    for (String field : List.of("singles", "pairs")) {
      @Nullable Query part = builder.createBooleanQuery(field, question);
      if (part != null) {
        query.add(part, BooleanClause.Occur.SHOULD);
      }
    }
    List<String> texts = new ArrayList<>();
    for (ScoreDoc found : searcher.search(query.build(), limit).scoreDocs) {
      texts.add(searcher.storedFields().document(found.doc).get("singles"));
    }
    return texts;
  }

  @Override
  public void close() throws IOException {
    try (directory) {
      reader.close();
    }
  }
}

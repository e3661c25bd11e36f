package org.wentai.alert;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.monitor.CandidateMatcher;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Tries the queries that may match a post. One for a single term is a candidate only because the
 * post has this very term, so it is not run: most are of that kind.
 */
final class Tries extends CandidateMatcher<QueryMatch> {
  Tries(IndexSearcher post) {
    super(post);
  }

  @Override
  public void matchQuery(String id, Query query, Map<String, String> metadata) throws IOException {
    if (query instanceof TermQuery || searcher.count(query) > 0) {
      addMatch(new QueryMatch(id), 0);
    }
  }

  @Override
  public QueryMatch resolve(QueryMatch one, QueryMatch other) {
    return one;
  }
}

package org.wentai.alert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.search.Query;

/**
 * Queries that wait for posts, in memory: Lucene's Monitor, which tries only those of which the
 * post has a term. Safe for many threads.
 */
final class StoredQueries implements AutoCloseable {
  private final Monitor monitor;

  StoredQueries() {
    var configuration = new MonitorConfiguration();
    configuration.setPurgeFrequency(1, TimeUnit.HOURS);
    try {
      monitor = new Monitor(new KeywordAnalyzer(), new TermFilteredPresearcher(), configuration);
    } catch (IOException e) {
      throw new UncheckedIOException("the matcher's memory cannot be written", e);
    }
  }

  /**
   * Adds queries, each in the place of what had its name.
   *
   * @return those that could not be added, with what was thrown; the others were
   */
  Map<String, Exception> put(Map<String, Query> queries) {
    List<MonitorQuery> all =
        queries.entrySet().stream().map(e -> new MonitorQuery(e.getKey(), e.getValue())).toList();
    try {
      monitor.register(all);
      return Map.of();
    } catch (IOException | RuntimeException e) {
      return putEach(all);
    }
  }

  private Map<String, Exception> putEach(List<MonitorQuery> queries) {
    var failed = new HashMap<String, Exception>();
    for (MonitorQuery query : queries) {
      try {
        monitor.register(query);
      } catch (IOException | RuntimeException e) {
        failed.put(query.getId(), e);
      }
    }
    return failed;
  }

  void remove(Collection<String> names) {
    try {
      monitor.deleteById(new ArrayList<>(names));
    } catch (IOException e) {
      throw new UncheckedIOException("the matcher's memory cannot be written", e);
    }
  }

  /**
   * What a post matches.
   *
   * @param names of the queries that match
   * @param failed those that threw while they were tried
   * @param tried how many were tried
   */
  record Matched(Set<String> names, Map<String, Exception> failed, int tried) {}

  /** The queries that match a post that says {@code units}. */
  Matched match(List<String> units) {
    try {
      MatchingQueries<QueryMatch> found =
          monitor.match(UnitFields.document(units), QueryMatch.SIMPLE_MATCHER);
      Set<String> names =
          found.getMatches().stream().map(QueryMatch::getQueryId).collect(Collectors.toSet());
      return new Matched(names, Map.copyOf(found.getErrors()), found.getQueriesRun());
    } catch (IOException e) {
      throw new UncheckedIOException("the matcher's memory cannot be read", e);
    }
  }

  int size() {
    try {
      return monitor.getQueryCount();
    } catch (IOException e) {
      throw new UncheckedIOException("the matcher's memory cannot be read", e);
    }
  }

  @Override
  public void close() {
    try {
      monitor.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the matcher's memory cannot be freed", e);
    }
  }
}

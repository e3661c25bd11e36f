package org.wentai.alert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * Queries that wait for posts, in memory: Lucene's Monitor, which tries only those of which the
 * post has a term. Safe for many threads.
 *
 * <p>A change costs a Monitor work that grows with all it has. So there are two: new queries go to
 * a small one and are moved together; removed ones are only forgotten here, and taken out together.
 */
final class StoredQueries implements AutoCloseable {
  /** How many are moved, or taken out, together. */
  private static final int TOGETHER = 1_000;

  /** As many as are read at once: each commit costs. */
  private static final int BUFFER = 50_000;

  private final Monitor settled = monitor();
  private final Monitor fresh = monitor();

  /** Short names for the Monitors, which unpack blocks of them for each query that is tried. */
  private final Map<String, String> ids = new HashMap<>();

  private final Map<String, String> names = new ConcurrentHashMap<>();
  private final Map<String, Query> inFresh = new LinkedHashMap<>();
  private final Set<String> ended = new HashSet<>();
  private long last;

  private static Monitor monitor() {
    var configuration = new MonitorConfiguration();
    configuration.setPurgeFrequency(1, TimeUnit.HOURS);
    configuration.setQueryUpdateBufferSize(BUFFER);
    try {
      return new Monitor(new KeywordAnalyzer(), new TermFilteredPresearcher(), configuration);
    } catch (IOException e) {
      throw new UncheckedIOException("the matcher's memory cannot be written", e);
    }
  }

  /**
   * Adds queries by their names; a name that is there keeps its query.
   *
   * @return those that could not be added, with what was thrown; the others were
   */
  synchronized Map<String, Exception> put(Map<String, Query> queries) {
    var added = new LinkedHashMap<String, Query>();
    queries.forEach(
        (name, query) -> {
          if (!ids.containsKey(name)) {
            String id = Long.toString(++last, Character.MAX_RADIX);
            ids.put(name, id);
            names.put(id, name);
            added.put(id, query);
          }
        });
    var failed = new HashMap<String, Exception>();
    register(added).forEach((id, why) -> failed.put(String.valueOf(names.get(id)), why));
    failed.keySet().forEach(this::forget);
    return failed;
  }

  private Map<String, Exception> register(Map<String, Query> added) {
    if (inFresh.size() + added.size() < TOGETHER) {
      inFresh.putAll(added);
      return register(fresh, added);
    }
    var all = new LinkedHashMap<>(inFresh);
    all.putAll(added);
    Map<String, Exception> failed = register(settled, all);
    try {
      fresh.clear();
    } catch (IOException e) {
      throw new UncheckedIOException("the matcher's memory cannot be written", e);
    }
    inFresh.clear();
    return failed;
  }

  private static Map<String, Exception> register(Monitor monitor, Map<String, Query> queries) {
    List<MonitorQuery> all =
        queries.entrySet().stream().map(e -> new MonitorQuery(e.getKey(), e.getValue())).toList();
    try {
      monitor.register(all);
      return Map.of();
    } catch (IOException | RuntimeException e) {
      return registerEach(monitor, all);
    }
  }

  /** One of them cannot be registered: that one is found, and the others are. */
  private static Map<String, Exception> registerEach(Monitor monitor, List<MonitorQuery> queries) {
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

  /** Takes queries out. */
  synchronized void remove(Collection<String> gone) {
    gone.forEach(this::forget);
    if (ended.size() >= TOGETHER) {
      try {
        settled.deleteById(new ArrayList<>(ended));
      } catch (IOException e) {
        throw new UncheckedIOException("the matcher's memory cannot be written", e);
      }
      ended.clear();
    }
  }

  private void forget(String name) {
    String id = ids.remove(name);
    if (id != null) {
      names.remove(id);
      if (inFresh.remove(id) == null) {
        ended.add(id);
      }
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
    var matched = new HashSet<String>();
    var failed = new HashMap<String, Exception>();
    // The fresh ones first: what is moved meanwhile is then found in one of them.
    int tried = match(fresh, units, matched, failed) + match(settled, units, matched, failed);
    return new Matched(matched, failed, tried);
  }

  private int match(
      Monitor monitor, List<String> units, Set<String> matched, Map<String, Exception> failed) {
    Document document = UnitFields.document(units);
    try {
      MatchingQueries<QueryMatch> found = monitor.match(document, Tries::new);
      found.getMatches().forEach(match -> named(match.getQueryId(), matched::add));
      found.getErrors().forEach((id, why) -> named(id, name -> failed.put(name, why)));
      return found.getQueriesRun();
    } catch (IOException e) {
      throw new UncheckedIOException("the matcher's memory cannot be read", e);
    }
  }

  private void named(String id, Consumer<String> sink) {
    @Nullable String name = names.get(id);
    if (name != null) {
      sink.accept(name);
    }
  }

  synchronized int size() {
    return ids.size();
  }

  @Override
  public void close() {
    try (fresh) {
      settled.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the matcher's memory cannot be freed", e);
    }
  }
}

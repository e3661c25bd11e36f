package org.wentai.alert;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/**
 * How long a post takes to be matched with many subscriptions to words, beside trying each of them
 * in turn, in one run. Times are of the thread's processor: other work on the machine does not
 * count. Arguments: how many subscriptions (100000), how many posts (1000), the seed.
 */
public final class MatchBench {
  private static final int IN_TURN = 20;

  private MatchBench() {}

  public static void main(String[] arguments) throws Exception {
    int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
    int posts = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1000;
    long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 7;
    var forum = new MadeForum(seed);
    Map<String, Query> queries = new LinkedHashMap<>();
    forum.subscriptions(count).forEach(w -> queries.put(w.folded(), UnitFields.query(w)));
    List<List<String>> said = new ArrayList<>();
    for (int i = 0; i < posts; i++) {
      said.add(TextUnits.of(forum.post()));
    }
    List<List<String>> essays = new ArrayList<>();
    for (int i = 0; i < posts / 5; i++) {
      essays.add(TextUnits.of(forum.essay()));
    }
    long before = heap();
    long start = cpu();
    try (var stored = new StoredQueries()) {
      putSome(stored, queries);
      System.out.printf("%d subscriptions put in: %d ms%n", stored.size(), millis(start));
      long memory = heap() - before;
      System.out.printf(
          "heap: %.1f MB, %d bytes each (their queries too)%n",
          memory / 1e6, memory / Math.max(1, count));
      one(stored, forum);
      measure("replies", stored, queries, said);
      measure("long posts", stored, queries, essays);
    }
  }

  /** As many at once as the matcher reads: each takes 32 KB of memory until all are there. */
  private static void putSome(StoredQueries stored, Map<String, Query> queries) {
    Map<String, Query> some = new LinkedHashMap<>();
    queries.forEach(
        (name, query) -> {
          some.put(name, query);
          if (some.size() == Following.AT_ONCE) {
            stored.put(some);
            some.clear();
          }
        });
    stored.put(some);
  }

  /** What one more subscription costs, with the first post after it. */
  private static void one(StoredQueries stored, MadeForum forum) throws RefusedException {
    long[] nanos = new long[20];
    for (int i = 0; i < nanos.length; i++) {
      Words words = WordsReader.read("新" + i + " " + forum.written());
      long start = cpu();
      stored.put(Map.of(words.folded(), UnitFields.query(words)));
      nanos[i] = cpu() - start;
    }
    System.out.printf("one more subscription: %.2f ms (median)%n", median(nanos));
  }

  private static void measure(
      String what, StoredQueries stored, Map<String, Query> queries, List<List<String>> said)
      throws Exception {
    said.forEach(stored::match);
    long[] nanos = new long[said.size()];
    long[] wall = new long[said.size()];
    long matched = 0;
    long tried = 0;
    for (int i = 0; i < nanos.length; i++) {
      long begun = System.nanoTime();
      long start = cpu();
      StoredQueries.Matched found = stored.match(said.get(i));
      nanos[i] = cpu() - start;
      wall[i] = System.nanoTime() - begun;
      matched += found.names().size();
      tried += found.tried();
    }
    System.out.printf(
        "%d %s of %d units: median %.2f ms (%.2f ms by the clock), p99 %.2f ms; %d tried and %d matched a post%n",
        nanos.length,
        what,
        said.stream().mapToInt(List::size).sum() / nanos.length,
        median(nanos),
        median(wall),
        at(nanos, 0.99),
        tried / nanos.length,
        matched / nanos.length);
    long[] inTurn = new long[Math.min(IN_TURN, nanos.length)];
    for (int i = 0; i < inTurn.length; i++) {
      long start = cpu();
      Set<String> names = inTurn(queries, said.get(i));
      inTurn[i] = cpu() - start;
      Set<String> found = new HashSet<>(stored.match(said.get(i)).names());
      found.retainAll(queries.keySet());
      if (!names.equals(found)) {
        throw new IllegalStateException("the two differ for post " + i);
      }
    }
    System.out.printf(
        "each in turn, %d posts: median %.2f ms; the matcher is %.0f times as fast%n",
        inTurn.length, median(inTurn), median(inTurn) / median(nanos));
  }

  /** The same queries, each tried on the post in Lucene's index of one document. */
  private static Set<String> inTurn(Map<String, Query> queries, List<String> units)
      throws Exception {
    var index = MemoryIndex.fromDocument(UnitFields.document(units), new KeywordAnalyzer());
    IndexSearcher searcher = index.createSearcher();
    searcher.setQueryCache(null);
    Set<String> names = new HashSet<>();
    for (Map.Entry<String, Query> query : queries.entrySet()) {
      if (searcher.count(query.getValue()) > 0) {
        names.add(query.getKey());
      }
    }
    return names;
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double median(long[] nanos) {
    return at(nanos, 0.5);
  }

  private static double at(long[] nanos, double share) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, Math.round(share * sorted.length))] / 1e6;
  }

  private static long millis(long start) {
    return Duration.ofNanos(cpu() - start).toMillis();
  }

  private static long heap() throws InterruptedException {
    for (int i = 0; i < 4; i++) {
      System.gc();
      Thread.sleep(100);
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}

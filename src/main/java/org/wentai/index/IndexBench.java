package org.wentai.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Times the building of an index by words beside plain Lucene indexing of the same text: one document a
 * post, Lucene's own StandardAnalyzer and CJK bigrams, the text stored.
 */
public final class IndexBench {
  private IndexBench() {}

  /**
   * What was measured, in one process, each in its turn.
   *
   * @param threads threads read
   * @param passages passages indexed
   * @param read time to read the feed alone, which both others include
   * @param plain time of plain Lucene indexing, commit included
   * @param built time of a whole build: cut, indexed, checked, swapped
   */
  public record Result(
      long threads, long passages, Duration read, Duration plain, Duration built) {
    public double threadsPerSecond() {
      return threads / seconds(built);
    }

    public double passagesPerSecond() {
      return passages / seconds(built);
    }

    /** Plain Lucene's rate; 1.0 times it would be as fast. */
    public double plainThreadsPerSecond() {
      return threads / seconds(plain);
    }

    /** The build's rate as a share of plain Lucene's. */
    public double share() {
      return seconds(plain) / seconds(built);
    }

    private static double seconds(Duration duration) {
      return Math.max(duration.toNanos(), 1) / 1e9;
    }
  }

  /**
   * Reads {@code feed} once by itself, then {@code rounds} times into each kind of index, in turn, and
   * gives the quickest round of each.
   *
   * @param feed can be read many times
   * @param folder an empty folder; what is written there is deleted
   */
  public static Result run(ThreadFeed feed, Path folder, int rounds) throws IOException {
    Duration read = readAlone(feed);
    Duration plain = Duration.ofDays(1);
    Duration built = Duration.ofDays(1);
    BuildReport report = null;
    for (int i = 0; i < rounds; i++) {
      plain = min(plain, plain(feed, folder.resolve("plain")));
      long start = System.nanoTime();
      report = build(feed, folder.resolve("built"));
      built = min(built, since(start));
    }
    if (report == null) {
      throw new IllegalArgumentException("at least one round is needed");
    }
    return new Result(report.threads(), report.passages(), read, plain, built);
  }

  private static Duration readAlone(ThreadFeed feed) throws IOException {
    long start = System.nanoTime();
    long[] threads = new long[1];
    feed.pushTo(thread -> threads[0]++);
    return since(start);
  }

  private static Duration plain(ThreadFeed feed, Path folder) throws IOException {
    Files.createDirectories(folder);
    long start = System.nanoTime();
    try (var writer = new PlainWriter(folder)) {
      feed.pushTo(thread -> Unchecked.io(() -> writer.add(thread)));
      writer.commit();
    }
    Duration took = since(start);
    DurableFiles.deleteTree(folder);
    return took;
  }

  private static BuildReport build(ThreadFeed feed, Path folder) throws IOException {
    var settings = new IndexSettings(IndexSettings.Vectors.OFF, 0, 0);
    try (var generations = Generations.in(folder, settings)) {
      return generations.build(feed, (step, done, total) -> {});
    } finally {
      DurableFiles.deleteTree(folder);
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}

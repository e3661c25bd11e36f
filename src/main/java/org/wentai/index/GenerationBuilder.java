package org.wentai.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.lucene.util.BytesRef;
import org.wentai.index.BuildReport.VectorsChoice;

/** Builds a generation aside, checks it, and swaps it in. */
final class GenerationBuilder {
  static final String WORDS = "words";
  static final String VECTORS = "vectors";

  private final DataFolder folder;
  private final IndexSettings settings;
  private final BuildProgress progress;
  private final Optional<Consumer<Generation>> trial;
  private final Map<BytesRef, float[]> known;

  /**
   * @param trial looks at the new generation before the swap
   * @param known vectors of sentences that no generation has
   */
  GenerationBuilder(
      DataFolder folder,
      IndexSettings settings,
      BuildProgress progress,
      Optional<Consumer<Generation>> trial,
      Map<BytesRef, float[]> known) {
    this.folder = folder;
    this.settings = settings;
    this.progress = progress;
    this.trial = trial;
    this.known = known;
  }

  /**
   * @param live asked when the feed was read: of the newest live change that it had
   */
  BuildReport build(ThreadFeed feed, LongSupplier live) throws IOException {
    try (BuildLock lock = BuildLock.take(folder)) {
      return locked(feed, live);
    }
  }

  private BuildReport locked(ThreadFeed feed, LongSupplier live) throws IOException {
    long start = System.nanoTime();
    DurableFiles.deleteTree(folder.building());
    Path aside = Files.createDirectories(folder.building());
    try {
      return build(feed, live, aside, start);
    } catch (IOException | RuntimeException e) {
      boolean full = DiskSpace.isShort(folder.root(), e);
      deleteAfter(e, aside);
      if (full) {
        throw new IndexException(IndexException.Kind.DISK_FULL, DiskSpace.mend(folder.root()), e);
      }
      throw e;
    }
  }

  /** What a failed build wrote is of no use, and its disk space may be what was wanting. */
  private static void deleteAfter(Exception failure, Path aside) {
    try {
      DurableFiles.deleteTree(aside);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private BuildReport build(ThreadFeed feed, LongSupplier live, Path aside, long start)
      throws IOException {
    Counts counts;
    String fingerprint;
    List<WordsPass.Sample> samples;
    try (var pass = new WordsPass(aside.resolve(WORDS), progress, threads())) {
      pass.read(feed);
      counts = pass.counts();
      fingerprint = pass.fingerprint();
      samples = pass.samples();
    }
    Embedded embedded = embed(aside, counts);
    boolean vectors = embedded.choice == VectorsChoice.EMBEDDED;
    Manifest.of(counts, vectors, fingerprint, live.getAsLong()).write(aside);
    new GenerationCheck(aside, counts, progress).check(samples);
    tryOut(aside);
    String name = swapIn(aside);
    return new BuildReport(
        name,
        counts.threads(),
        counts.posts(),
        counts.passages(),
        counts.sentences(),
        embedded.embedded,
        embedded.reused,
        vectors,
        Duration.ofNanos(System.nanoTime() - start),
        embedded.choice);
  }

  private void tryOut(Path aside) throws IOException {
    if (trial.isEmpty()) {
      return;
    }
    boolean vectors = settings.vectors() != IndexSettings.Vectors.OFF;
    Generation fresh = Generation.open(aside, folder.nextName(), vectors, folder.nativeFiles());
    try {
      trial.get().accept(fresh);
    } finally {
      fresh.close();
    }
  }

  /** All cores, but one is left to who is served while a generation is built to be tried out. */
  private int threads() {
    int cores = Runtime.getRuntime().availableProcessors();
    return trial.isPresent() ? Math.max(1, cores - 1) : cores;
  }

  private record Embedded(VectorsChoice choice, long embedded, long reused) {
    static Embedded none(VectorsChoice why) {
      return new Embedded(why, 0, 0);
    }
  }

  private Embedded embed(Path aside, Counts counts) throws IOException {
    if (settings.vectors() == IndexSettings.Vectors.OFF) {
      return Embedded.none(VectorsChoice.SWITCHED_OFF);
    }
    var model = EmbeddingModel.load(folder.nativeFiles());
    try (var words = new WordsReader(aside.resolve(WORDS));
        var before = KnownVectors.in(folder, known)) {
      var pass = new VectorsPass(words, before, threads());
      boolean all = settings.vectors() == IndexSettings.Vectors.ON;
      if (!all && pass.moreNewThan(settings.vectorsLimit())) {
        return Embedded.none(VectorsChoice.BEHIND);
      }
      Optional<SentenceEmbedder> embedder = model.join().embedder();
      if (embedder.isEmpty()) {
        return Embedded.none(VectorsChoice.NO_MODEL);
      }
      pass.write(aside.resolve(VECTORS), embedder.get(), progress, counts.sentences());
      return new Embedded(VectorsChoice.EMBEDDED, pass.embedded(), pass.reused());
    }
  }

  private String swapIn(Path aside) throws IOException {
    String name = folder.nextName();
    List<String> others = folder.complete();
    int served =
        folder.current().map(others::indexOf).filter(i -> i >= 0).orElse(others.size() - 1);
    DurableFiles.move(aside, folder.generation(name));
    folder.swapTo(name);
    // Later than what served are those that were rolled back from: no rollback shall lead there.
    int from = Math.max(0, served + 1 - settings.keep());
    for (String old : others) {
      int at = others.indexOf(old);
      if (at < from || at > served) {
        DurableFiles.deleteTree(folder.generation(old));
      }
    }
    return name;
  }
}

package org.wentai.index;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generations of the index in one data folder. One of them serves; a build puts a new one in
 * its place, here and in every other process that has the folder open. Safe for many threads.
 */
public final class Generations implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Generations.class);

  private final DataFolder folder;
  private final IndexSettings settings;
  private final Serving serving;

  /** Builds under way here: embedding waits for them. */
  private final AtomicInteger building = new AtomicInteger();

  private Generations(DataFolder folder, IndexSettings settings) {
    this.folder = folder;
    this.settings = settings;
    this.serving = new Serving(folder, settings);
  }

  /** The index in {@code directory}, which is made when the first generation is built. */
  public static Generations in(Path directory, IndexSettings settings) {
    return new Generations(new DataFolder(directory), settings);
  }

  /**
   * Runs {@code work} on the serving generation, which stays open until it returns; empty when none
   * was built.
   */
  public <T> Optional<T> serve(Function<Generation, T> work) {
    return serving.serve(work);
  }

  /**
   * Opens the serving generation and starts loading the embedding model, where it will be wanted,
   * in the background.
   */
  public void preload() {
    Thread.ofPlatform()
        .name("index-preload")
        .daemon()
        .start(
            () ->
                serve(
                    generation -> {
                      LOG.debug("Serving {}", generation.info());
                      return true;
                    }));
  }

  /**
   * Builds a new generation from the threads that {@code feed} pushes, checks it, and swaps it in.
   *
   * @throws IndexException when another build runs, or the new generation fails its check; the old
   *     one serves on
   */
  public BuildReport build(ThreadFeed feed, BuildProgress progress) {
    return build(feed, () -> 0, progress, Optional.empty());
  }

  /**
   * As {@link #build(ThreadFeed, BuildProgress)}, beside what serves: a core is left to those who
   * ask, and the new generation is looked at before it is swapped in.
   *
   * @param trial given the complete new generation, which nobody is served by yet and which is
   *     closed when this returns; an exception it throws leaves this method, and the new generation
   *     is deleted
   */
  public BuildReport build(ThreadFeed feed, BuildProgress progress, Consumer<Generation> trial) {
    return build(feed, () -> 0, progress, Optional.of(trial));
  }

  /**
   * As the others, from threads with live ones among them.
   *
   * @param live asked when {@code feed} was read to its end: the version of the newest live change
   *     up to which it had all. What the live feed tells later is laid over the new generation
   */
  public BuildReport build(
      ThreadFeed feed,
      LongSupplier live,
      BuildProgress progress,
      Optional<Consumer<Generation>> trial) {
    building.incrementAndGet();
    try {
      return new GenerationBuilder(folder, settings, progress, trial, serving.embedded())
          .build(feed, live);
    } catch (IOException e) {
      throw failed("The index cannot be built: ", e);
    } finally {
      building.decrementAndGet();
    }
  }

  private IndexException failed(String what, Exception e) {
    return DiskSpace.isShort(folder.root(), e)
        ? new IndexException(IndexException.Kind.DISK_FULL, DiskSpace.mend(folder.root()), e)
        : new IndexException(what + e.getMessage(), e);
  }

  /**
   * Embeds the sentences of what serves, where it serves by words and the settings want vectors;
   * when all are embedded, a generation of the same words with vectors takes its place. Gives way
   * to a build. What is embedded is kept when this ends early, or the process does: the next call
   * goes on with it.
   *
   * @param beside whether a core is left to those who ask
   * @param stopped asked again and again; once true, this returns within about a second
   * @throws IndexException when what is embedded cannot be written; what served serves on
   */
  public VectorsReport addVectors(BuildProgress progress, boolean beside, BooleanSupplier stopped) {
    if (settings.vectors() == IndexSettings.Vectors.OFF) {
      return VectorsReport.none(VectorsReport.Outcome.NOT_WANTED);
    }
    if (building.get() > 0) {
      return VectorsReport.none(VectorsReport.Outcome.BUSY);
    }
    int cores = Runtime.getRuntime().availableProcessors();
    int threads = beside ? Math.max(1, cores - 1) : cores;
    BooleanSupplier ends = () -> stopped.getAsBoolean() || building.get() > 0;
    try {
      return new VectorsBehind(folder, serving.embedded(), threads, progress, ends).add();
    } catch (IOException e) {
      throw failed("Vectors cannot be added: ", e);
    }
  }

  /**
   * Serves the previous generation again; its name, or empty when there is none before. The next
   * build then replaces what was rolled back from.
   *
   * @throws IndexException when a build runs, or the previous generation cannot be read; what
   *     served serves on
   */
  public Optional<String> rollback() {
    try (BuildLock lock = BuildLock.take(folder)) {
      List<String> all = folder.complete();
      int at = folder.current().map(all::indexOf).orElse(-1);
      if (at < 1) {
        return Optional.empty();
      }
      String before = all.get(at - 1);
      serving.open(before, false).close();
      folder.swapTo(before);
      return Optional.of(before);
    } catch (IOException e) {
      throw new IndexException("The index cannot be rolled back: " + e.getMessage(), e);
    }
  }

  /**
   * From now on, the serving generation has what {@code changes} tells too, as of the last {@link
   * #refresh} or of its opening.
   */
  public void follow(LiveFeed changes) {
    serving.follow(changes);
  }

  /**
   * Takes in what changed since, whichever generation serves.
   *
   * @return how many threads did
   * @throws RuntimeException what the feed throws; what serves then serves on
   */
  public int refresh() {
    return serving.refresh();
  }

  /**
   * How many posts are held in memory, beside what was built: those of threads that changed since.
   */
  public long livePosts() {
    return serving.livePosts();
  }

  /**
   * Embeds sentences of what came by {@link #refresh}, where what was built has vectors.
   *
   * @param budget about how long
   * @return whether there are more
   */
  public boolean embedLive(Duration budget) {
    return serving.embedLive(budget);
  }

  /** The version of the live change up to which what serves was built with all; opens nothing. */
  public long builtLive() {
    return Unchecked.io(
        () -> {
          Optional<String> current = folder.current();
          try {
            return current.isEmpty() ? 0 : Manifest.read(folder.generation(current.get())).live();
          } catch (IOException | IndexException e) {
            return 0L; // it cannot be served either, and is built anew
          }
        });
  }

  /** What is on disk, and whether it can be read. */
  public IndexStatus status() {
    return Unchecked.io(
        () -> {
          Optional<GenerationInfo> info = Optional.empty();
          Optional<String> problem = Optional.empty();
          Optional<String> current = folder.current();
          if (current.isPresent()) {
            try {
              Generation opened = serving.open(current.get(), false);
              info = Optional.of(opened.info());
              opened.close();
            } catch (IOException | IndexException e) {
              problem = Optional.of(Serving.problem(current.get(), e));
            }
          }
          return new IndexStatus(
              info, problem, folder.complete(), DurableFiles.size(folder.generations()));
        });
  }

  /** Loads the embedding model, if need be, and embeds one text. */
  public EmbeddingCheck checkEmbedding() {
    long start = System.nanoTime();
    EmbeddingModel.Loaded loaded = EmbeddingModel.load(folder.nativeFiles()).join();
    loaded.embedder().ifPresent(e -> e.embed("泰山"));
    return new EmbeddingCheck(
        SentenceEmbedder.MODEL,
        loaded.embedder().isPresent(),
        loaded.problem(),
        Duration.ofNanos(System.nanoTime() - start));
  }

  /** Closes the serving generation when nobody uses it any more. */
  @Override
  public void close() {
    EmbeddingModel.settle();
    serving.close();
  }
}

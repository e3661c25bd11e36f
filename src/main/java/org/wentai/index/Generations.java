package org.wentai.index;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
  private @Nullable Served served;
  private DataFolder.@Nullable PointerMark seen;

  private Generations(DataFolder folder, IndexSettings settings) {
    this.folder = folder;
    this.settings = settings;
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
    Optional<Served> acquired = Unchecked.io(() -> Optional.ofNullable(acquire()));
    if (acquired.isEmpty()) {
      return Optional.empty();
    }
    Served now = acquired.get();
    try {
      return Optional.of(work.apply(now.generation));
    } finally {
      Unchecked.io(
          () -> {
            release(now);
            return true;
          });
    }
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
    return build(feed, progress, Optional.empty());
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
    return build(feed, progress, Optional.of(trial));
  }

  private BuildReport build(
      ThreadFeed feed, BuildProgress progress, Optional<Consumer<Generation>> trial) {
    try {
      return new GenerationBuilder(folder, settings, progress, trial).build(feed);
    } catch (IOException e) {
      if (DiskSpace.isShort(folder.root(), e)) {
        throw new IndexException(IndexException.Kind.DISK_FULL, DiskSpace.mend(folder.root()), e);
      }
      throw new IndexException("The index cannot be built: " + e.getMessage(), e);
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
      open(before, false).close();
      folder.swapTo(before);
      return Optional.of(before);
    } catch (IOException e) {
      throw new IndexException("The index cannot be rolled back: " + e.getMessage(), e);
    }
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
              Generation opened = open(current.get(), false);
              info = Optional.of(opened.info());
              opened.close();
            } catch (IOException | IndexException e) {
              problem = Optional.of(problem(current.get(), e));
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

  private synchronized @Nullable Served acquire() throws IOException {
    DataFolder.PointerMark now = folder.mark();
    if (!now.equals(seen)) {
      retire();
      served = openCurrent();
      seen = now;
    }
    if (served != null) {
      served.users++;
    }
    return served;
  }

  private @Nullable Served openCurrent() throws IOException {
    Optional<String> current = folder.current();
    if (current.isEmpty()) {
      return null;
    }
    try {
      boolean vectors = settings.vectors() != IndexSettings.Vectors.OFF;
      return new Served(open(current.get(), vectors));
    } catch (IOException | IndexException e) {
      LOG.warn("{}", problem(current.get(), e));
      return null;
    }
  }

  private Generation open(String name, boolean vectors) throws IOException {
    return Generation.open(folder.generation(name), name, vectors, folder.nativeFiles());
  }

  private static String problem(String name, Exception e) {
    return e instanceof IndexException
        ? String.valueOf(e.getMessage())
        : "The index %s cannot be read (%s): build it anew.".formatted(name, e);
  }

  private synchronized void release(Served used) throws IOException {
    used.users--;
    if (used.retired && used.users == 0) {
      used.generation.close();
    }
  }

  private void retire() throws IOException {
    Served old = served;
    served = null;
    if (old != null) {
      old.retired = true;
      if (old.users == 0) {
        old.generation.close();
      }
    }
  }

  /** Closes the serving generation when nobody uses it any more. */
  @Override
  public void close() {
    EmbeddingModel.settle();
    synchronized (this) {
      seen = null;
      Unchecked.io(
          () -> {
            retire();
            return true;
          });
    }
  }

  /** An open generation and how many use it; guarded by the monitor of its generations. */
  private static final class Served {
    private final Generation generation;
    private int users;
    private boolean retired;

    Served(Generation generation) {
      this.generation = generation;
    }
  }
}

package org.wentai.index;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generations of the index in one data folder. One of them serves; a build puts a new one in
 * its place, here and in every other process that has the folder open. Safe for many threads.
 */
public final class Generations implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Generations.class);
  private static final int CHANGES_AT_ONCE = 100;
  private static final int EMBEDDED_AT_ONCE = 64;

  private final DataFolder folder;
  private final IndexSettings settings;
  private @Nullable Served served;
  private DataFolder.@Nullable PointerMark seen;

  /** Held by who puts another generation, or another view of it, in the serving one's place. */
  private final ReentrantLock turning = new ReentrantLock();

  /** Guarded by {@link #turning}, as is {@link #feed}. */
  private @Nullable Overlay overlay;

  private @Nullable LiveFeed feed;

  /** Builds under way here: embedding waits for them. */
  private final AtomicInteger building = new AtomicInteger();

  /** Posts of the overlay, for who does not turn. */
  private volatile long livePosts;

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
      return new GenerationBuilder(folder, settings, progress, trial, embedded()).build(feed, live);
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
      return new VectorsBehind(folder, embedded(), threads, progress, ends).add();
    } catch (IOException e) {
      throw failed("Vectors cannot be added: ", e);
    }
  }

  private Map<BytesRef, float[]> embedded() {
    turning.lock();
    try {
      return overlay == null ? Map.of() : overlay.known();
    } finally {
      turning.unlock();
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

  /**
   * From now on, the serving generation has what {@code changes} tells too, as of the last {@link
   * #refresh} or of its opening.
   */
  public void follow(LiveFeed changes) {
    turning.lock();
    try {
      feed = changes;
      synchronized (this) {
        seen = null; // what serves is opened anew, with what changed
      }
    } finally {
      turning.unlock();
    }
  }

  /**
   * Takes in what changed since, whichever generation serves.
   *
   * @return how many threads did
   * @throws RuntimeException what the feed throws; what serves then serves on
   */
  public int refresh() {
    turning.lock();
    try {
      return Unchecked.io(this::refreshed);
    } finally {
      turning.unlock();
    }
  }

  private int refreshed() throws IOException {
    if (turned()) {
      return 0; // it caught up
    }
    Overlay over = overlay;
    if (over == null || feed == null) {
      return 0;
    }
    int changed = catchUp(over, feed);
    if (changed > 0) {
      show(over);
    }
    return changed;
  }

  private static int catchUp(Overlay over, LiveFeed feed) throws IOException {
    int changed = 0;
    List<LiveThread> some;
    do {
      some = feed.since(over.version(), CHANGES_AT_ONCE);
      for (LiveThread thread : some) {
        over.put(thread);
      }
      changed += some.size();
    } while (some.size() == CHANGES_AT_ONCE);
    return changed;
  }

  private void show(Overlay over) throws IOException {
    Generation view = over.view();
    livePosts = over.posts();
    synchronized (this) {
      retire();
      served = new Served(view);
    }
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

  /**
   * How many posts are held in memory, beside what was built: those of threads that changed since.
   */
  public long livePosts() {
    return livePosts;
  }

  /**
   * Embeds sentences of what came by {@link #refresh}, where what was built has vectors.
   *
   * @param budget about how long
   * @return whether there are more
   */
  public boolean embedLive(Duration budget) {
    return Unchecked.io(() -> embed(System.nanoTime() + budget.toNanos()));
  }

  private boolean embed(long until) throws IOException {
    turning.lock();
    Overlay over;
    Map<BytesRef, String> texts;
    try {
      over = overlay;
      if (over == null || over.embedding().done()) {
        return false;
      }
      texts = over.embedding().waiting(EMBEDDED_AT_ONCE);
      over.base().retained();
    } finally {
      turning.unlock();
    }
    Map<BytesRef, float[]> fresh = new HashMap<>();
    try {
      Optional<SentenceEmbedder> embedder = over.base().model().join().embedder();
      if (embedder.isEmpty()) {
        return false;
      }
      for (var text : texts.entrySet()) {
        fresh.put(text.getKey(), embedder.get().embed(text.getValue()));
        if (System.nanoTime() - until > 0) {
          break;
        }
      }
    } finally {
      over.base().close();
    }
    return embedded(over, fresh);
  }

  private boolean embedded(Overlay over, Map<BytesRef, float[]> fresh) throws IOException {
    turning.lock();
    try {
      if (!over.equals(overlay)) {
        return overlay != null; // another one serves by now
      }
      over.embedding().put(fresh);
      show(over);
      return !over.embedding().done();
    } finally {
      turning.unlock();
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

  private @Nullable Served acquire() throws IOException {
    DataFolder.PointerMark now = folder.mark();
    synchronized (this) {
      if (now.equals(seen)) {
        return taken();
      }
    }
    turning.lock();
    try {
      turned();
    } finally {
      turning.unlock();
    }
    synchronized (this) {
      return taken();
    }
  }

  private @Nullable Served taken() {
    if (served != null) {
      served.users++;
    }
    return served;
  }

  /** Opens the generation that serves now, if it is another; the old one serves meanwhile. */
  private boolean turned() throws IOException {
    DataFolder.PointerMark now = folder.mark();
    synchronized (this) {
      if (now.equals(seen)) {
        return false;
      }
    }
    @Nullable Generation next = opened();
    synchronized (this) {
      retire();
      served = next == null ? null : new Served(next);
      seen = now;
    }
    return true;
  }

  /** The current generation, with what changed since it was built. */
  private @Nullable Generation opened() throws IOException {
    closeOverlay();
    @Nullable Generation built = openCurrent();
    if (built == null || feed == null) {
      return built;
    }
    Overlay over = new Overlay(built, built.live());
    overlay = over;
    if (caughtUp(over, feed) == 0) {
      return built;
    }
    Generation view = over.view();
    livePosts = over.posts();
    built.close(); // the view holds it
    return view;
  }

  // Whoever asks is answered from what was built, when what changed cannot be read.
  private static int caughtUp(Overlay over, LiveFeed feed) throws IOException {
    try {
      return catchUp(over, feed);
    } catch (IOException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warn("What changed since the index was built cannot be read: {}", e.getMessage());
      return over.version() > over.base().live() ? 1 : 0;
    }
  }

  private void closeOverlay() throws IOException {
    Overlay old = overlay;
    overlay = null;
    livePosts = 0;
    if (old != null) {
      old.close();
    }
  }

  private @Nullable Generation openCurrent() throws IOException {
    Optional<String> current = folder.current();
    while (current.isPresent()) {
      String name = current.get();
      try {
        boolean vectors = settings.vectors() != IndexSettings.Vectors.OFF;
        return open(name, vectors);
      } catch (IOException | IndexException e) {
        current = folder.current();
        if (current.equals(Optional.of(name))) { // not deleted because another took its place
          LOG.warn("{}", problem(name, e));
          return null;
        }
      }
    }
    return null;
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
    turning.lock();
    try {
      Unchecked.io(this::closed);
    } finally {
      turning.unlock();
    }
  }

  private boolean closed() throws IOException {
    closeOverlay();
    synchronized (this) {
      seen = null;
      retire();
    }
    return true;
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

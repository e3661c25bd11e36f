package org.wentai.index;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The generation of a data folder that serves, with what changed since it was built laid over it.
 * Another process may swap another in at any time: that is seen at the next question. Safe for many
 * threads.
 */
final class Serving implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Serving.class);
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

  /** Posts of the overlay, for who does not turn. */
  private volatile long livePosts;

  Serving(DataFolder folder, IndexSettings settings) {
    this.folder = folder;
    this.settings = settings;
  }

  /**
   * Runs {@code work} on the serving generation, which stays open until it returns; empty when none
   * was built.
   */
  <T> Optional<T> serve(Function<Generation, T> work) {
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
   * From now on, the serving generation has what {@code changes} tells too, as of the last {@link
   * #refresh} or of its opening.
   */
  void follow(LiveFeed changes) {
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
  int refresh() {
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

  /**
   * How many posts are held in memory, beside what was built: those of threads that changed since.
   */
  long livePosts() {
    return livePosts;
  }

  /**
   * Embeds sentences of what came by {@link #refresh}, where what was built has vectors.
   *
   * @param budget about how long
   * @return whether there are more
   */
  boolean embedLive(Duration budget) {
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

  /** The vectors of what changed since, by their sentences. */
  Map<BytesRef, float[]> embedded() {
    turning.lock();
    try {
      return overlay == null ? Map.of() : overlay.known();
    } finally {
      turning.unlock();
    }
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

  /**
   * Opens a complete generation.
   *
   * @param vectors false searches by words, even where vectors are
   */
  Generation open(String name, boolean vectors) throws IOException {
    return Generation.open(folder.generation(name), name, vectors, folder.nativeFiles());
  }

  /** What to tell of a generation that cannot be opened. */
  static String problem(String name, Exception e) {
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

  /** An open generation and how many use it; guarded by the monitor of {@link Serving}. */
  private static final class Served {
    private final Generation generation;
    private int users;
    private boolean retired;

    Served(Generation generation) {
      this.generation = generation;
    }
  }
}

package org.wentai.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.wentai.forum.ForumThread;
import org.wentai.index.BuildProgress;
import org.wentai.index.BuildReport;
import org.wentai.index.EmbeddingCheck;
import org.wentai.index.Generation;
import org.wentai.index.GenerationInfo;
import org.wentai.index.Generations;
import org.wentai.index.IndexSettings;
import org.wentai.index.IndexStatus;
import org.wentai.index.VectorsReport;
import org.wentai.source.KnowledgeFolder;
import org.wentai.source.ReadReport;
import org.wentai.store.Store;

/** A knowledge folder and its index. Safe for many threads; builds exclude each other in here. */
public final class KnowledgeBase implements AutoCloseable {
  private final Path folder;
  private final IndexPlace place;
  private final ZoneId zone;
  private final IndexSettings settings;
  private final Generations generations;

  /** The store of the live threads that are laid over what was built. */
  private volatile @Nullable LiveThreads live;

  /** Whether it is known that {@link #hasLive}. */
  private volatile boolean marked;

  /** A store that is closed with this. */
  private @Nullable Store own;

  private KnowledgeBase(Path folder, IndexPlace place, ZoneId zone, IndexSettings settings) {
    this.folder = folder;
    this.place = place;
    this.zone = zone;
    this.settings = settings;
    this.generations = Generations.in(place.path(), settings);
  }

  /**
   * The knowledge base over {@code folder}, or over one file alone; nothing is built yet.
   *
   * @param data the data folder, made when missing
   * @param zone the zone of the posts' times
   * @throws KnowledgeException when the folder is missing or the data folder cannot be written
   */
  public static KnowledgeBase open(Path folder, Path data, ZoneId zone, IndexSettings settings) {
    requireFolder(folder);
    var place = new IndexPlace(folder, data, zone, settings);
    try {
      Files.createDirectories(place.path());
    } catch (IOException e) {
      throw new KnowledgeException(
          "the data folder "
              + data
              + " cannot be written; make it writable or set WENTAI_DATA_DIR to another",
          e);
    }
    return new KnowledgeBase(folder, place, zone, settings);
  }

  private static void requireFolder(Path folder) {
    if (!Files.exists(folder)) {
      throw new KnowledgeException(
          KnowledgeException.Kind.NO_FOLDER,
          "the knowledge folder "
              + folder
              + " is missing; create it and put posts in, or name another with --knowledge");
    }
  }

  public Path folder() {
    return folder;
  }

  /** Where the index lies. */
  public Path place() {
    return place.path();
  }

  /** Whether there is an index and the folder is as it was when that was built. */
  public boolean fresh() {
    return state() == State.FRESH;
  }

  /** How the index stands to the folder. */
  public State state() {
    try {
      Optional<String> built = place.remembered();
      if (built.isEmpty() || generations.serve(generation -> true).isEmpty()) {
        return State.MISSING;
      }
      return built.get().equals(place.fingerprint()) ? State.FRESH : State.STALE;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** How an index stands to its folder. */
  public enum State {
    FRESH,
    STALE,
    MISSING
  }

  /**
   * Reads the folder and builds a new generation, which serves from then on.
   *
   * @throws KnowledgeException when the folder cannot be read or holds no thread; what served
   *     before serves on
   */
  public Refresh build(BuildProgress progress) {
    return built(progress, Optional.empty());
  }

  /**
   * As {@link #build(BuildProgress)}, with a last look at the new generation before it serves.
   *
   * @param trial an exception it throws leaves this method; the new generation is then deleted, and
   *     what served before serves on
   * @throws org.wentai.index.IndexException when another build runs, or the new generation fails
   *     its own check
   */
  public Refresh build(BuildProgress progress, Consumer<Generation> trial) {
    return built(progress, Optional.of(trial));
  }

  private synchronized Refresh built(BuildProgress progress, Optional<Consumer<Generation>> trial) {
    requireFolder(folder);
    try {
      String fingerprint = place.fingerprint();
      List<ReadReport> read = new ArrayList<>();
      LiveThreads threads = live;
      long version = threads == null ? 0 : threads.version();
      BuildReport built =
          generations.build(
              sink -> read.add(readInto(sink, Optional.ofNullable(threads), version)),
              () -> version,
              progress,
              trial);
      place.remember(fingerprint);
      return new Refresh(read.getFirst(), built);
    } catch (IOException | UncheckedIOException e) {
      throw new KnowledgeException(
          "the index of " + folder + " could not be built: " + reason(e), e);
    }
  }

  /**
   * Embeds the sentences of what serves, where it serves by words and the settings want vectors,
   * and has what results serve. What is embedded is kept when this ends early.
   *
   * @param beside whether a core is left to those who ask
   * @param stopped asked again and again, by several threads; once true, this returns soon
   * @throws org.wentai.index.IndexException when what is embedded cannot be written; what served
   *     serves on
   */
  public VectorsReport addVectors(BuildProgress progress, boolean beside, BooleanSupplier stopped) {
    return generations.addVectors(progress, beside, stopped);
  }

  /** Whether what serves has no vectors and the settings want them. */
  public boolean wantsVectors() {
    return settings.vectors() != IndexSettings.Vectors.OFF
        && serving().filter(info -> !info.vectors()).isPresent();
  }

  /** The folder's threads, then those of live sites, which win over a file's of the same id. */
  private ReadReport readInto(
      Consumer<ForumThread> sink, Optional<LiveThreads> threads, long version) throws IOException {
    Set<String> ids = threads.map(t -> t.ids(version)).orElse(Set.of());
    ReadReport report =
        KnowledgeFolder.at(folder, zone)
            .read(
                thread -> {
                  if (!ids.contains(thread.head().id())) {
                    sink.accept(thread);
                  }
                });
    long shown = threads.map(t -> t.pushTo(sink, version)).orElse(0L);
    if (report.threads() + shown == 0) {
      throw new KnowledgeException(
          KnowledgeException.Kind.NO_THREADS,
          "no thread was found in "
              + folder
              + "; put saved pages, texts, JSON Lines or notes in, as knowledge/README.md says");
    }
    return report;
  }

  /**
   * From now on what serves, and what is built, has the live threads of {@code store} too; what
   * serves takes in changes by {@link #refresh}.
   *
   * @param store stays open longer than this
   */
  public synchronized void follow(Store store) {
    LiveThreads threads = new LiveThreads(store);
    generations.follow(threads);
    live = threads;
    closeOwn();
  }

  /** As {@link #follow}, with a store that is closed with this. */
  public synchronized void followOwn(Store store) {
    follow(store);
    own = store;
  }

  private void closeOwn() {
    if (own != null) {
      own.close();
      own = null;
    }
  }

  /** Whether live threads were seen when this folder was served: others may want them too. */
  public boolean hasLive() {
    return place.hasLive();
  }

  /**
   * Takes in the live threads that changed since, words only: what was read is then found, and what
   * was deleted is not any more. Cheap where nothing changed.
   *
   * @return how many threads changed
   */
  public int refresh() {
    LiveThreads threads = live;
    if (threads == null) {
      return 0;
    }
    if (!marked && threads.version() > 0) {
      expectLive();
      marked = true;
    }
    return generations.refresh();
  }

  /** Live sites are read into the store that goes with this: {@link #hasLive} from now on. */
  public void expectLive() {
    place.expectLive();
  }

  /** Embeds what {@link #refresh} took in, for about {@code budget}; whether there is more. */
  boolean embedLive(Duration budget) {
    return live != null && generations.embedLive(budget);
  }

  /** Whether more posts are held in memory than the settings want. */
  boolean liveFull() {
    return generations.livePosts() > settings.liveLimit();
  }

  /**
   * Whether so much changed on live sites since the index was built that it is better built anew
   * than laid over.
   */
  public boolean farBehind() {
    LiveThreads threads = live;
    return threads != null && threads.moreThan(settings.liveLimit(), generations.builtLive());
  }

  /** How the threads of {@code fresh}, not serving yet, differ from those that are served. */
  public Changes changesIn(Generation fresh) {
    return generations
        .serve(serving -> Changes.between(serving, fresh))
        .orElseGet(() -> Changes.first(fresh));
  }

  /**
   * Serves the previous generation again. The folder is not touched, so the index counts as fresh
   * until a file changes: neither a restart nor a watch brings back what was rolled back from, the
   * next build does.
   *
   * @return what is served now; empty when no earlier generation is kept
   * @throws org.wentai.index.IndexException when a build runs, or the earlier one cannot be read
   */
  public Optional<GenerationInfo> rollback() {
    return generations.rollback().map(name -> serve(Generation::info));
  }

  /** What is served; empty when nothing was built that can be read. */
  public Optional<GenerationInfo> serving() {
    return generations.serve(Generation::info);
  }

  /** Sums up what the folder looks like now; empty while it cannot be listed. */
  Optional<String> folderFingerprint() {
    try {
      return Files.exists(folder) ? Optional.of(place.fingerprint()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // a file that went away while it was listed: the next look tells
    }
  }

  /** The zone of the posts' times. */
  public ZoneId zone() {
    return zone;
  }

  /** Reads the folder without indexing it, for what is wrong in it. */
  public ReadReport check() {
    try {
      return KnowledgeFolder.at(folder, zone).read(thread -> {});
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Runs {@code work} on the serving generation.
   *
   * @throws KnowledgeException when none was built
   */
  public <T> T serve(Function<Generation, T> work) {
    return generations
        .serve(work)
        .orElseThrow(
            () ->
                new KnowledgeException(
                    "there is no index of " + folder + " yet; build it with: wentai index"));
  }

  /** The state of the index on disk. */
  public IndexStatus status() {
    return generations.status();
  }

  /** Tries the embedding model with one text. */
  public EmbeddingCheck checkEmbedding() {
    return generations.checkEmbedding();
  }

  private KnowledgeException unreadable(IOException e) {
    return new KnowledgeException(
        "the knowledge folder " + folder + " cannot be read: " + reason(e), e);
  }

  private static String reason(Exception e) {
    Throwable cause = e.getCause() == null || e instanceof IOException ? e : e.getCause();
    return String.valueOf(cause.getMessage());
  }

  @Override
  public synchronized void close() {
    generations.close();
    closeOwn();
  }
}

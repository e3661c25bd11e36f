package org.wentai.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;
import org.wentai.forum.ForumThread;
import org.wentai.forum.Post;
import org.wentai.forum.ThreadHead;
import org.wentai.text.Folding;

/**
 * One built, immutable index of all threads, open for reading by many threads at once. Failures to
 * read it come as {@link java.io.UncheckedIOException}.
 */
public final class Generation {
  /** A token that no post has: its idf is the highest. */
  public static final String UNSEEN = "\u0000";

  private static final ExecutorService BESIDE =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          work -> Thread.ofPlatform().name("search").daemon().unstarted(work));

  private final GenerationInfo info;
  private final WordsReader words;
  private final @Nullable SentenceVectors vectors;
  private final TermWeights weights;
  private final PostCache posts;
  private final CompletableFuture<EmbeddingModel.Loaded> model;

  /** Threads that this view leaves out. */
  private final Set<String> hidden;

  /** Of the newest live change that is in it. */
  private final long live;

  /** What this one's documents are the first of: it stays open as long as this. */
  private final @Nullable Generation base;

  /** How many hold it open. */
  private final AtomicInteger holders = new AtomicInteger(1);

  /** The last search: one question is searched for several times while it is answered. */
  private final AtomicReference<@Nullable Searched> last = new AtomicReference<>();

  private Generation(
      Manifest manifest,
      String name,
      WordsReader words,
      @Nullable SentenceVectors vectors,
      CompletableFuture<EmbeddingModel.Loaded> model)
      throws IOException {
    this.info = manifest.info(name);
    this.live = manifest.live();
    this.words = words;
    this.vectors = vectors;
    this.weights = new TermWeights(words);
    this.posts = new PostCache(words);
    this.model = model;
    this.hidden = Set.of();
    this.base = null;
  }

  private Generation(
      Generation base, WordsReader words, @Nullable SentenceVectors vectors, GenerationInfo info)
      throws IOException {
    this.info = info;
    this.live = base.live;
    this.words = words;
    this.vectors = vectors;
    this.weights = new TermWeights(words);
    this.posts = new PostCache(words, base.posts, base.words.end());
    this.model = base.model;
    this.hidden = Set.of();
    this.base = base.retained();
  }

  private Generation(
      Generation whole,
      Set<String> hidden,
      @Nullable SentenceVectors vectors,
      CompletableFuture<EmbeddingModel.Loaded> model) {
    this.info = whole.info;
    this.live = whole.live;
    this.words = whole.words;
    this.vectors = vectors;
    this.weights = whole.weights;
    this.posts = whole.posts;
    this.model = model;
    this.hidden = Set.copyOf(hidden);
    this.base = whole.base;
  }

  /**
   * This generation with what came later; closed by itself.
   *
   * @param both begins with the documents of this one
   */
  Generation with(WordsReader both, @Nullable SentenceVectors all, GenerationInfo told)
      throws IOException {
    return new Generation(this, both, all, told);
  }

  /** Itself, open until it was closed once more. */
  Generation retained() {
    holders.incrementAndGet();
    return this;
  }

  WordsReader words() {
    return words;
  }

  @Nullable SentenceVectors vectors() {
    return vectors;
  }

  /** The embedding model; none when it is not used here. */
  CompletableFuture<EmbeddingModel.Loaded> model() {
    return model;
  }

  /** Of the newest live change that was in what it was built from. */
  long live() {
    return live;
  }

  /**
   * This generation as if {@code threads} were not in it, but for its counts and the weights of
   * terms: what a question finds whose answer is missing. Good as long as this one is open.
   */
  public Generation without(Set<String> threads) {
    return new Generation(this, threads, vectors, model);
  }

  /**
   * Opens a complete generation.
   *
   * @param useVectors false searches by words, even where vectors are
   */
  static Generation open(Path folder, String name, boolean useVectors, Path nativeFiles)
      throws IOException {
    Manifest manifest = Manifest.read(folder);
    boolean dense = useVectors && manifest.vectors();
    var model =
        useVectors
            ? EmbeddingModel.load(nativeFiles)
            : CompletableFuture.completedFuture(EmbeddingModel.Loaded.none("not used"));
    var words = new WordsReader(folder.resolve(GenerationBuilder.WORDS));
    try {
      SentenceVectors vectors =
          dense ? vectors(folder.resolve(GenerationBuilder.VECTORS), words.passages()) : null;
      return new Generation(manifest, name, words, vectors, model);
    } catch (IOException | RuntimeException e) {
      words.close();
      throw e;
    }
  }

  private static SentenceVectors vectors(Path folder, int passages) throws IOException {
    return new SentenceVectors(new VectorsReader(folder, passages), LiveVectors.NONE);
  }

  /** The passages that fit the query, best first. */
  public List<Hit> search(SearchQuery asked) {
    SearchQuery query = hidden.isEmpty() ? asked : asked.without(hidden);
    Searched known = last.get();
    if (known != null && known.query().equals(query)) {
      return known.hits();
    }
    List<Hit> hits =
        Unchecked.io(
            () -> new PassageSearch(words, weights, posts, vectors, query).hits(model, BESIDE));
    last.set(new Searched(query, List.copyOf(hits)));
    return hits;
  }

  private record Searched(SearchQuery query, List<Hit> hits) {}

  /**
   * Reads windows closely for the answer to {@code question}, side by side.
   *
   * @param question folded
   * @return for each window one find a sentence; none where there is no reading model, or vectors
   *     are not used
   */
  public Optional<List<List<FoundSpan>>> read(String question, List<ReadingWindow> windows) {
    return model
        .join()
        .reader()
        .join()
        .map(reader -> SideBySide.of(windows, window -> reader.read(question, window), BESIDE));
  }

  /**
   * What answering is measured against: {@code question} embedded once, where there are vectors,
   * and its tokens as one raw Lucene query, BM25 over the passages' text. Nothing is remembered.
   *
   * @return how many passages the query found, at most {@code limit}
   */
  public int rawSearch(String question, int limit) {
    if (vectors != null) {
      model.join().embedder().ifPresent(e -> e.embed(Folding.fold(question)));
    }
    var query = new BooleanQuery.Builder();
    for (String single : new LinkedHashSet<>(Units.of(question).singles())) {
      query.add(new TermQuery(new Term(WordsFields.SINGLES, single)), BooleanClause.Occur.SHOULD);
    }
    return Unchecked.io(() -> words.search(query.build(), limit).length);
  }

  public Optional<ThreadHead> head(String thread) {
    return hidden.contains(thread) ? Optional.empty() : Unchecked.io(() -> words.head(thread));
  }

  public Optional<Post> post(String thread, int floor) {
    return hidden.contains(thread)
        ? Optional.empty()
        : Unchecked.io(() -> words.post(thread, floor));
  }

  /** All posts of a thread, ascending by floor. */
  public List<Post> posts(String thread) {
    if (hidden.contains(thread)) {
      return List.of();
    }
    return Unchecked.io(
        () -> {
          var all = new ArrayList<Post>();
          for (int document : words.postsOf(thread)) {
            all.add(posts.get(document).post());
          }
          return all;
        });
  }

  /** The {@code limit} posts with the latest posting times, latest first. */
  public List<Dated> latest(int limit) {
    return Unchecked.io(
        () -> {
          var all = new ArrayList<Dated>();
          for (int document : words.latest(limit)) {
            ReadPost read = posts.get(document);
            all.add(new Dated(read.head(), read.post()));
          }
          return all;
        });
  }

  /** A post with its thread. */
  public record Dated(ThreadHead head, Post post) {}

  /** Up to {@code limit} threads, in the order they were read. */
  public List<ThreadHead> threads(int limit) {
    List<ThreadHead> first = Unchecked.io(() -> words.threads(limit + hidden.size()));
    return first.stream().filter(head -> !hidden.contains(head.id())).limit(limit).toList();
  }

  /** Hands over all threads, each with its posts, as they are stored. */
  public void eachThread(Consumer<ForumThread> sink) {
    var threads = new StoredThreads(sink);
    Unchecked.io(
        () -> {
          words.eachRecord(threads);
          return true;
        });
    threads.finish();
  }

  /**
   * A sum over each thread, by its id: equal in two generations when the thread's head (but for the
   * name of its file) and posts are. Reads all that is stored.
   */
  public Map<String, Long> threadSums() {
    return Unchecked.io(() -> ThreadSums.of(words));
  }

  /**
   * This generation searched by words alone, as it is without the embedding model. Good as long as
   * this one is open.
   */
  public Generation byWords() {
    var none = EmbeddingModel.Loaded.none("not used");
    return new Generation(this, hidden, null, CompletableFuture.completedFuture(none));
  }

  /** Whether vectors are searched beside words; false while they wait for the model in vain. */
  public boolean searchesVectors() {
    return vectors != null && model.join().embedder().isPresent();
  }

  /** Counts, model, time built. */
  public GenerationInfo info() {
    return info;
  }

  /**
   * Inverse document frequency of a folded token (a CJK character, a CJK bigram, a Latin or digit
   * word) over posts' passages: {@code ln(1 + (N - n + 0.5) / (n + 0.5))}, as BM25 has it.
   */
  public double idf(String token) {
    return weights.idf(token);
  }

  /** Closes it, unless others hold it open. */
  void close() throws IOException {
    if (holders.decrementAndGet() > 0) {
      return;
    }
    try (words) {
      if (vectors != null) {
        vectors.close();
      }
    } finally {
      if (base != null) {
        base.close();
      }
    }
  }
}

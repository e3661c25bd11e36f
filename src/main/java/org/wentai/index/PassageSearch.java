package org.wentai.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.jspecify.annotations.Nullable;
import org.wentai.forum.Span;
import org.wentai.text.Folding;
import org.wentai.text.MeantTime;

/** One search: candidates by words and by vectors side by side, fused, best first. */
final class PassageSearch {
  private static final int CANDIDATES = 100;
  private static final int SCORED_BY_WORDS_TOO = 20;
  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.<Candidate>comparingDouble(c -> -c.score).thenComparingInt(c -> c.order);

  private final WordsReader words;
  private final TermWeights weights;
  private final @Nullable SentenceVectors vectors;
  private final SearchQuery asked;
  private final WordsQuery question;
  private final PostCache posts;

  PassageSearch(
      WordsReader words,
      TermWeights weights,
      PostCache posts,
      @Nullable SentenceVectors vectors,
      SearchQuery asked) {
    this.words = words;
    this.weights = weights;
    this.posts = posts;
    this.vectors = vectors;
    this.asked = asked;
    this.question = WordsQuery.of(asked);
  }

  List<Hit> hits(CompletableFuture<EmbeddingModel.Loaded> model, Executor beside)
      throws IOException {
    if (question.isEmpty() || asked.limit() < 1) {
      return List.of();
    }
    if (vectors == null) {
      return ranked(byWords(), null, new int[0]);
    }
    var byWords = new CompletableFuture<ByWords>();
    var begun = new AtomicBoolean();
    beside.execute(() -> begin(byWords, begun));
    SentenceEmbedder embedder = model.join().embedder().orElse(null);
    float[] vector = embedder == null ? null : embedder.embed(Folding.fold(asked.text()));
    int[] nearest = vector == null ? new int[0] : vectors.nearest(vector, CANDIDATES, asked);
    begin(byWords, begun); // where the processors are busy, it has not begun aside
    try {
      return ranked(byWords.join(), vector, nearest);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private void begin(CompletableFuture<ByWords> byWords, AtomicBoolean begun) {
    if (begun.compareAndSet(false, true)) {
      byWords.completeAsync(() -> Unchecked.io(this::byWords), Runnable::run);
    }
  }

  /** What words found, and the query that did. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record ByWords(Query query, ScoreDoc[] found) {}

  private ByWords byWords() throws IOException {
    Query query = question.over(words, asked);
    return new ByWords(query, words.search(query, Math.max(CANDIDATES, asked.limit())));
  }

  /**
   * @param vector the question's; null when only words are searched
   * @param nearest the passages that are nearest to it
   */
  private List<Hit> ranked(ByWords byWords, float @Nullable [] vector, int[] nearest)
      throws IOException {
    List<Candidate> candidates = candidates(byWords, cosines(vector), nearest);
    Fusion.score(candidates, vector != null);
    Timeliness.lift(candidates, MeantTime.in(Folding.fold(asked.text())), words);
    candidates.sort(BEST_FIRST);
    List<Candidate> best = withCoverage(candidates);
    FirstMention.promote(best);
    best.sort(BEST_FIRST);
    new AskedInThread(words, posts, asked, cosines(vector)).follow(best);
    best.sort(BEST_FIRST);
    var hits = new ArrayList<Hit>();
    for (Candidate candidate : best.subList(0, Math.min(asked.limit(), best.size()))) {
      hits.add(hit(candidate));
    }
    return hits;
  }

  private SentenceVectors.@Nullable Cosines cosines(float @Nullable [] vector) {
    return vectors == null || vector == null ? null : vectors.cosines(vector);
  }

  /** The union of what words and vectors found, each with both scores. */
  private List<Candidate> candidates(
      ByWords byWords, SentenceVectors.@Nullable Cosines cosines, int[] nearest)
      throws IOException {
    var lexical = new TreeMap<Integer, Float>();
    for (ScoreDoc found : byWords.found) {
      lexical.put(found.doc, found.score);
    }
    addNearest(byWords.query, nearest, lexical);
    var candidates = new ArrayList<Candidate>(lexical.size());
    for (var entry : lexical.entrySet()) {
      int order = words.orderOf(entry.getKey());
      float[] near = cosines == null ? new float[0] : cosines.of(order);
      candidates.add(new Candidate(entry.getKey(), order, entry.getValue(), near));
    }
    return candidates;
  }

  /**
   * Adds the nearest passages that words did not find among the first. Only the very nearest have
   * their words scored, which costs; to the others it matters little.
   */
  private void addNearest(Query query, int[] passages, Map<Integer, Float> lexical)
      throws IOException {
    int[] others = new int[passages.length];
    int count = 0;
    for (int passage : passages) {
      int document = words.documentOf(passage);
      if (!lexical.containsKey(document)) {
        others[count++] = document;
      }
    }
    int[] scored = Arrays.copyOf(others, Math.min(count, SCORED_BY_WORDS_TOO));
    for (int i = scored.length; i < count; i++) {
      lexical.put(others[i], 0f);
    }
    Arrays.sort(scored);
    float[] scores = words.scores(query, scored);
    for (int i = 0; i < scored.length; i++) {
      lexical.put(scored[i], scores[i]);
    }
  }

  /**
   * Adds the coverage to the best candidates, until no other can come among the first: coverage
   * adds at most {@link Fusion#COVERAGE}, and reading a post's text is what costs here.
   */
  private List<Candidate> withCoverage(List<Candidate> byScore) throws IOException {
    var coverage = new Coverage(question, weights);
    var leading = new PriorityQueue<Double>();
    var done = new ArrayList<Candidate>();
    for (Candidate candidate : byScore) {
      boolean full = leading.size() == asked.limit();
      if (full && candidate.score + Fusion.COVERAGE < leading.peek()) {
        break;
      }
      cover(candidate, coverage);
      done.add(candidate);
      leading.add(candidate.score);
      if (leading.size() > asked.limit()) {
        leading.poll();
      }
    }
    return done;
  }

  private void cover(Candidate candidate, Coverage coverage) throws IOException {
    ReadPost post = posts.get(words.postOf(candidate.document));
    Passage passage = post.passages().get(words.numberOf(candidate.document));
    candidate.read = new Candidate.Read(post, passage);
    double best = 0;
    for (Span sentence : passage.sentences()) {
      double covered = coverage.of(post.folded(), sentence);
      if (covered > best) {
        best = covered;
        candidate.bestSentence = sentence.of(post.folded());
      }
    }
    candidate.covered = best;
    candidate.score += Fusion.COVERAGE * best;
  }

  private static Hit hit(Candidate candidate) {
    Candidate.Read read = Objects.requireNonNull(candidate.read);
    List<Span> spans = read.passage().sentences();
    var sentences = new ArrayList<Hit.SentenceHit>();
    for (int i = 0; i < spans.size(); i++) {
      float cosine = i < candidate.cosines.length ? candidate.cosines[i] : Float.NaN;
      sentences.add(new Hit.SentenceHit(spans.get(i), cosine));
    }
    return new Hit(
        read.post().head(),
        read.post().post(),
        read.passage().span(),
        candidate.score,
        candidate.lexical,
        candidate.dense,
        List.copyOf(sentences),
        Optional.ofNullable(candidate.asked));
  }
}

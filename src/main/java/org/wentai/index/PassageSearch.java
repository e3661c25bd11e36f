package org.wentai.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.jspecify.annotations.Nullable;
import org.wentai.forum.Span;
import org.wentai.text.Folding;

/** One search: candidates by words and by vectors side by side, fused, best first. */
final class PassageSearch {
  private static final int CANDIDATES = 100;
  private static final int NEAREST_SENTENCES = 200;
  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.<Candidate>comparingDouble(c -> -c.score).thenComparingInt(c -> c.order);

  private final WordsReader words;
  private final TermWeights weights;
  private final @Nullable VectorsReader vectors;
  private final SearchQuery asked;
  private final WordsQuery question;
  private final PostCache posts;

  PassageSearch(
      WordsReader words,
      TermWeights weights,
      PostCache posts,
      @Nullable VectorsReader vectors,
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
    Query query = question.over(asked);
    if (vectors == null) {
      return ranked(query, byWords(query), null);
    }
    CompletableFuture<ScoreDoc[]> byWords =
        CompletableFuture.supplyAsync(() -> Unchecked.io(() -> byWords(query)), beside);
    SentenceEmbedder embedder = model.join().embedder().orElse(null);
    float[] vector = embedder == null ? null : embedder.embed(Folding.fold(asked.text()));
    try {
      return ranked(query, byWords.join(), vector);
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private ScoreDoc[] byWords(Query query) throws IOException {
    return words.search(query, Math.max(CANDIDATES, asked.limit()));
  }

  private List<Hit> ranked(Query query, ScoreDoc[] byWords, float @Nullable [] vector)
      throws IOException {
    List<Candidate> candidates = candidates(query, byWords, vector);
    Fusion.score(candidates, vector != null);
    candidates.sort(BEST_FIRST);
    List<Candidate> best = withCoverage(candidates);
    FirstMention.promote(best);
    best.sort(BEST_FIRST);
    var hits = new ArrayList<Hit>();
    for (Candidate candidate : best.subList(0, Math.min(asked.limit(), best.size()))) {
      hits.add(hit(candidate));
    }
    return hits;
  }

  /** The union of what words and vectors found, each with both scores. */
  private List<Candidate> candidates(Query query, ScoreDoc[] byWords, float @Nullable [] vector)
      throws IOException {
    var lexical = new TreeMap<Integer, Float>();
    for (ScoreDoc found : byWords) {
      lexical.put(found.doc, found.score);
    }
    if (vectors != null && vector != null) {
      int[] others = nearest(vectors, vector, lexical);
      float[] scores = words.scores(query, others);
      for (int i = 0; i < others.length; i++) {
        lexical.put(others[i], scores[i]);
      }
    }
    var candidates = new ArrayList<Candidate>(lexical.size());
    for (var entry : lexical.entrySet()) {
      int order = words.orderOf(entry.getKey());
      float[] cosines =
          vectors == null || vector == null ? new float[0] : vectors.cosines(order, vector);
      candidates.add(new Candidate(entry.getKey(), order, entry.getValue(), cosines));
    }
    return candidates;
  }

  /** Documents of the nearest passages that words did not find, ascending. */
  private int[] nearest(VectorsReader vectors, float[] vector, Map<Integer, Float> found)
      throws IOException {
    int[] passages =
        vectors.nearest(vector, NEAREST_SENTENCES, WordsQuery.filter(asked));
    int[] documents = new int[Math.min(passages.length, CANDIDATES)];
    for (int i = 0; i < documents.length; i++) {
      documents[i] = words.documentOf(passages[i]);
    }
    return Arrays.stream(documents).filter(d -> !found.containsKey(d)).sorted().toArray();
  }

  /**
   * Adds the coverage to the best candidates, until no other can come among the first: coverage adds
   * at most {@link Fusion#COVERAGE}, and reading a post's text is what costs here.
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
        List.copyOf(sentences));
  }
}

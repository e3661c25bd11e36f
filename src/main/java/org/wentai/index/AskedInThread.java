package org.wentai.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wentai.forum.Span;
import org.wentai.text.Asking;

/**
 * Follows a question from the opening post that asks it to the replies, which answer it with few of
 * its words: they are found by what they reply to, and know it.
 */
final class AskedInThread {
  /** An opening post further down is hardly the same question. */
  private static final int FIRST = 5;

  /** So much of the question stands in the sentence that asks. */
  private static final double LEAST_COVERED = 0.5;

  /** What a reply's score is of its opening post's. */
  private static final double SHARE = 0.8;

  /** Replies looked at, and those taken: the nearest by vectors, else the first. */
  private static final int LOOKED_AT = 30;

  private static final int TAKEN = 6;

  /** Shorter ones (顶, 同问) tell nothing. */
  private static final int LEAST_UNITS = 6;

  private final WordsReader words;
  private final PostCache posts;
  private final SearchQuery asked;
  private final SentenceVectors.@Nullable Cosines cosines;

  AskedInThread(
      WordsReader words,
      PostCache posts,
      SearchQuery asked,
      SentenceVectors.@Nullable Cosines cosines) {
    this.words = words;
    this.posts = posts;
    this.asked = asked;
    this.cosines = cosines;
  }

  /** Adds to {@code best}, whose first come first, replies to openings that ask the question. */
  void follow(List<Candidate> best) throws IOException {
    Set<String> threads = new HashSet<>();
    for (Candidate opening : List.copyOf(best.subList(0, Math.min(FIRST, best.size())))) {
      Candidate.Read read = Objects.requireNonNull(opening.read);
      String sentence = opening.bestSentence;
      if (sentence != null
          && read.post().post().floor() == 1
          && opening.covered >= LEAST_COVERED
          && Asking.asks(sentence)
          && threads.add(read.post().head().id())) {
        follow(opening, sentence, best);
      }
    }
  }

  private void follow(Candidate opening, String sentence, List<Candidate> best) throws IOException {
    String thread = Objects.requireNonNull(opening.read).post().head().id();
    for (Candidate known : best) {
      Candidate.Read read = Objects.requireNonNull(known.read);
      if (read.post().head().id().equals(thread) && read.post().post().floor() > 1) {
        known.asked = sentence;
        known.score = Math.max(known.score, SHARE * opening.score);
      }
    }
    for (Candidate reply : replies(thread, best)) {
      reply.asked = sentence;
      reply.score = SHARE * opening.score;
      best.add(reply);
    }
  }

  /** The first passages of replies that are not in {@code best}, the nearest first. */
  private List<Candidate> replies(String thread, List<Candidate> best) throws IOException {
    Set<Integer> known = new HashSet<>();
    best.forEach(candidate -> known.add(candidate.document));
    List<Candidate> replies = new ArrayList<>();
    List<Integer> documents = words.postsOf(thread);
    for (int document : documents.subList(0, Math.min(LOOKED_AT, documents.size()))) {
      ReadPost post = posts.get(document);
      int passage = document + 1;
      if (post.post().floor() > 1
          && asked.allows(thread, post.post().floor())
          && !post.passages().isEmpty()
          && tells(post)
          && known.add(passage)) {
        replies.add(candidate(passage, post));
      }
    }
    replies.sort(
        Comparator.<Candidate>comparingDouble(c -> Float.isNaN(c.dense) ? 0 : -c.dense)
            .thenComparingInt(c -> c.order));
    return replies.subList(0, Math.min(TAKEN, replies.size()));
  }

  private static boolean tells(ReadPost post) {
    Passage first = post.passages().getFirst();
    for (Span sentence : first.sentences()) {
      String folded = sentence.of(post.folded());
      if (folded.length() >= LEAST_UNITS && !Asking.asks(folded)) {
        return true;
      }
    }
    return false;
  }

  private Candidate candidate(int document, ReadPost post) throws IOException {
    int order = words.orderOf(document);
    float[] near = cosines == null ? new float[0] : cosines.of(order);
    var candidate = new Candidate(document, order, 0, near);
    candidate.read = new Candidate.Read(post, post.passages().getFirst());
    return candidate;
  }
}

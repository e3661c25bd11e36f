package org.wentai.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.wentai.forum.Span;
import org.wentai.text.Asking;

/**
 * Follows a question from the post that asks it to the replies, which answer it with few of its
 * words: they are found by what they reply to, and know it. An opening post is answered by any
 * reply; another by those that speak to it, else by the two behind it.
 */
final class AskedInThread {
  /** An asking post further down is hardly the same question. */
  private static final int FIRST = 5;

  /** So much of the question stands in the sentence that asks. */
  private static final double LEAST_COVERED = 0.5;

  /** What a reply's score is of its opening post's. */
  private static final double SHARE = 0.8;

  /** So many posts behind a reply that asks may answer it, where none speaks to it. */
  private static final int BEHIND = 2;

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

  /** Adds to {@code best}, whose first come first, replies to posts that ask the question. */
  void follow(List<Candidate> best) throws IOException {
    Set<String> threads = new HashSet<>();
    for (Candidate asking : openingFirst(best.subList(0, Math.min(FIRST, best.size())))) {
      Candidate.Read read = Objects.requireNonNull(asking.read);
      String sentence = asking.bestSentence;
      if (sentence != null
          && asking.covered >= LEAST_COVERED
          && Asking.asks(sentence)
          && threads.add(read.post().head().id())) {
        follow(asking, sentence, best);
      }
    }
  }

  /** An opening post is asked before a reply that asks the same. */
  private static List<Candidate> openingFirst(List<Candidate> some) {
    return some.stream()
        .sorted(
            Comparator.comparing(
                (Candidate c) -> Objects.requireNonNull(c.read).post().post().floor() > 1))
        .toList();
  }

  private void follow(Candidate asking, String sentence, List<Candidate> best) throws IOException {
    ReadPost asker = Objects.requireNonNull(asking.read).post();
    Predicate<ReadPost> answers = answering(asker);
    for (Candidate known : best) {
      ReadPost post = Objects.requireNonNull(known.read).post();
      if (post.head().id().equals(asker.head().id()) && answers.test(post)) {
        known.asked = sentence;
        known.score = Math.max(known.score, SHARE * asking.score);
      }
    }
    for (Candidate reply : replies(asker, answers, best)) {
      reply.asked = sentence;
      reply.score = SHARE * asking.score;
      best.add(reply);
    }
  }

  /** Which posts of its thread may answer {@code asker}. */
  private Predicate<ReadPost> answering(ReadPost asker) throws IOException {
    int floor = asker.post().floor();
    if (floor == 1) {
      return reply -> reply.post().floor() > 1;
    }
    Set<Integer> speaking = new HashSet<>();
    for (int document : first(asker, floor)) {
      ReadPost reply = posts.get(document);
      if (tells(reply) && Addressed.isTo(reply, asker)) {
        speaking.add(reply.post().floor());
      }
    }
    // Without vectors nothing would tell which of those behind it answer.
    return speaking.isEmpty() && cosines != null
        ? reply -> reply.post().floor() > floor && reply.post().floor() <= floor + BEHIND
        : reply -> speaking.contains(reply.post().floor());
  }

  /** The documents of the first posts behind a floor of a post's thread. */
  private List<Integer> first(ReadPost of, int floor) throws IOException {
    var behind = new ArrayList<Integer>();
    for (int document : words.postsOf(of.head().id())) {
      if (behind.size() < LOOKED_AT && words.floorOf(document) > floor) {
        behind.add(document);
      }
    }
    return behind;
  }

  /** The first passages of the replies that are not in {@code best}, the nearest first. */
  private List<Candidate> replies(ReadPost asker, Predicate<ReadPost> answers, List<Candidate> best)
      throws IOException {
    Set<Integer> known = new HashSet<>();
    best.forEach(candidate -> known.add(candidate.document));
    List<Candidate> replies = new ArrayList<>();
    for (int document : first(asker, asker.post().floor())) {
      ReadPost post = posts.get(document);
      int passage = document + 1;
      if (answers.test(post)
          && asked.allows(post.head().id(), post.post().floor())
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
    if (post.passages().isEmpty()) {
      return false;
    }
    Passage first = post.passages().getFirst();
    for (Span sentence : first.sentences()) {
      String folded = sentence.of(post.folded());
      if (folded.length() >= LEAST_UNITS && !Asking.asks(folded) && !folded.contains("同问")) {
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

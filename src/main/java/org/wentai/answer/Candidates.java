package org.wentai.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wentai.forum.Section;
import org.wentai.index.Hit;
import org.wentai.text.Folding;

/** Turns the passages that a search found into the sentences that may answer. */
final class Candidates {
  private static final int LEAST_REPEATED = 8;

  private Candidates() {}

  /**
   * The sentences of {@code hits}, in the hits' order. A sentence said twice, as replies do that
   * repeat the opening post, counts once: where it was said first.
   */
  static List<Candidate> of(Terms terms, List<Hit> hits) {
    Map<String, Candidate> said = new HashMap<>();
    var order = new ArrayList<String>();
    for (Hit hit : hits) {
      for (Candidate candidate : of(terms, hit)) {
        Candidate other = said.putIfAbsent(candidate.folded(), candidate);
        if (other == null) {
          order.add(candidate.folded());
        } else if (earlier(candidate, other)) {
          said.put(candidate.folded(), candidate);
        }
      }
    }
    List<Candidate> all = order.stream().map(said::get).toList();
    return all.stream().filter(c -> !repeatsEarlier(c, all)).toList();
  }

  /** Whether an earlier floor of the thread has this sentence within one of its own. */
  private static boolean repeatsEarlier(Candidate candidate, List<Candidate> all) {
    return candidate.folded().length() >= LEAST_REPEATED
        && candidate.hit().post().floor() > 1
        && all.stream()
            .anyMatch(
                other ->
                    other.hit().post().floor() < candidate.hit().post().floor()
                        && other.folded().length() > candidate.folded().length()
                        && other.hit().head().id().equals(candidate.hit().head().id())
                        && other.folded().contains(candidate.folded()));
  }

  private static boolean earlier(Candidate a, Candidate b) {
    return a.hit().head().id().equals(b.hit().head().id())
        && Comparator.<Candidate>comparingInt(c -> c.hit().post().floor())
                .thenComparingInt(c -> c.span().start())
                .compare(a, b)
            < 0;
  }

  private static List<Candidate> of(Terms terms, Hit hit) {
    String text = hit.post().text();
    int count = hit.sentences().size();
    var folded = new String[count];
    var masks = new long[count];
    for (int i = 0; i < count; i++) {
      folded[i] = Folding.fold(hit.sentences().get(i).span().of(text));
      masks[i] = terms.in(folded[i]);
    }
    long passage = 0;
    for (long mask : masks) {
      passage |= mask;
    }
    long around = terms.in(Folding.fold(around(hit))) | terms.exactly(postedIn(hit));
    var candidates = new ArrayList<Candidate>(count);
    for (int i = 0; i < count; i++) {
      Hit.SentenceHit sentence = hit.sentences().get(i);
      double cosine = Float.isNaN(sentence.cosine()) ? 0 : sentence.cosine();
      long before = i > 0 ? masks[i - 1] : 0;
      long after = i + 1 < count ? masks[i + 1] : 0;
      candidates.add(
          new Candidate(
              hit,
              sentence.span(),
              folded[i],
              cosine,
              i,
              masks[i],
              before,
              after,
              around,
              passage));
    }
    return candidates;
  }

  /** The year of posting, which a post's words need not say. */
  private static String postedIn(Hit hit) {
    return hit.post().postedAt().map(at -> String.valueOf(at.getYear())).orElse("");
  }

  private static String around(Hit hit) {
    String section = hit.post().sectionAt(hit.span().start()).map(Section::title).orElse("");
    return hit.head().title() + "\n" + section + "\n" + hit.asked().orElse("");
  }
}

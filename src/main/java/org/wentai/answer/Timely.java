package org.wentai.answer;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.wentai.forum.Post;
import org.wentai.text.Folding;
import org.wentai.text.MeantTime;

/**
 * Puts the sentences of the time that a question means before others that answer as well: the
 * newest posts' first, or those of a year that it names.
 */
final class Timely {
  /** A sentence answers as well as the best when it is this likely beside it. */
  private static final double AS_WELL = 0.12;

  /** What is left of the likelihood of what another time says: cited, but not the answer. */
  private static final double LEFT = 0.4;

  private Timely() {}

  /** {@code ranked} in the order of the time meant; itself where the question means none. */
  static List<Ranker.Ranked> first(Understood question, List<Ranker.Ranked> ranked) {
    MeantTime meant = MeantTime.in(question.folded());
    if (ranked.isEmpty() || !meant.isAny()) {
      return ranked;
    }
    double least = ranked.getFirst().probability() * AS_WELL;
    var equal = new ArrayList<Ranker.Ranked>();
    var others = new ArrayList<Ranker.Ranked>();
    for (Ranker.Ranked next : ranked) {
      boolean asWell = next.probability() >= least && !Features.asks(next.candidate().folded());
      (asWell ? equal : others).add(next);
    }
    if (equal.size() < 2 || others.contains(ranked.getFirst())) {
      return ranked;
    }
    equal.sort(order(meant));
    return weighed(equal, others);
  }

  private static Comparator<Ranker.Ranked> order(MeantTime meant) {
    Comparator<Ranker.Ranked> byYear = Comparator.comparingInt(r -> ofYear(r.candidate(), meant));
    Comparator<Ranker.Ranked> newestFirst =
        Comparator.comparing(
            r -> postedAt(r.candidate()), Comparator.<OffsetDateTime>naturalOrder().reversed());
    return meant.newest() ? byYear.thenComparing(newestFirst) : byYear;
  }

  private static OffsetDateTime postedAt(Candidate candidate) {
    return candidate.hit().post().postedAt().orElse(OffsetDateTime.MIN);
  }

  /** 0 for a sentence of a year that is meant, 1 where nothing tells, 2 for one of another year. */
  private static int ofYear(Candidate candidate, MeantTime meant) {
    if (meant.years().isEmpty()) {
      return 0;
    }
    if (meant.namedIn(candidate.folded())) {
      return 0;
    }
    if (meant.othersIn(candidate.folded())) {
      return 2;
    }
    Post post = candidate.hit().post();
    String title = Folding.fold(candidate.hit().head().title());
    if (meant.namedIn(title) || meant.namedIn(Folding.fold(post.text()))) {
      return 0;
    }
    return post.postedAt()
        .map(at -> meant.years().contains(at.getYear()) ? 0 : 2)
        .orElse(meant.othersIn(title) ? 2 : 1);
  }

  /** The first with the highest probability of all, what other posts say with less than theirs. */
  private static List<Ranker.Ranked> weighed(
      List<Ranker.Ranked> equal, List<Ranker.Ranked> others) {
    double best = equal.stream().mapToDouble(Ranker.Ranked::probability).max().orElseThrow();
    Post first = equal.getFirst().candidate().hit().post();
    var all = new ArrayList<Ranker.Ranked>();
    for (Ranker.Ranked next : equal) {
      boolean same = next.candidate().hit().post().equals(first);
      double kept = same ? next.probability() : Math.min(next.probability(), best) * LEFT;
      all.add(next.withProbability(all.isEmpty() ? best : kept));
    }
    all.addAll(others);
    return all;
  }
}

package org.wentai.eval;

import java.util.List;
import java.util.OptionalDouble;
import org.wentai.answer.Answerer;
import org.wentai.store.Judgements.Judged;

/** What the votes on a forum's own answers say about the threshold. */
public sealed interface ThresholdProposal {
  /** The fewest voted answers that a threshold is proposed from. */
  int LEAST_VOTED = 30;

  /** The fewest of them on either side: found helpful, or not. */
  int LEAST_OF_EACH = 5;

  /** How many answers were voted on, and how the votes went; as many of each count as neither. */
  record Voted(int answers, int helpful, int notHelpful) {}

  /** The votes that there are. */
  Voted voted();

  /** The proposed threshold, where there is one and it is not the one that holds. */
  default OptionalDouble other() {
    return this instanceof Proposed p && p.value() != p.now().threshold()
        ? OptionalDouble.of(p.value())
        : OptionalDouble.empty();
  }

  /** There are too few votes. */
  record TooFew(Voted voted) implements ThresholdProposal {}

  /**
   * However sure, answers are not found helpful often enough.
   *
   * @param wanted how often they should be
   * @param atBest how often the surest are
   */
  record Never(Voted voted, double wanted, double atBest) implements ThresholdProposal {}

  /**
   * A threshold.
   *
   * @param value in steps of a thousandth
   * @param wanted how likely an answer at the threshold is to be found helpful
   * @param stepwise whether the curve is the free form, which needs many votes
   * @param now what the threshold that holds does
   * @param then what this one would do
   * @param changed questions that would fare otherwise, newest first
   */
  record Proposed(
      Voted voted,
      double value,
      double wanted,
      boolean stepwise,
      Effect now,
      Effect then,
      List<Judged> changed)
      implements ThresholdProposal {
    public Proposed {
      changed = List.copyOf(changed);
    }
  }

  /**
   * What a threshold does to the questions asked.
   *
   * @param threshold least confidence of an answer
   * @param questions all that are weighed against it
   * @param answered of them
   * @param helpful voted answers that are given and found helpful
   * @param notHelpful voted answers that are given and found not helpful
   */
  record Effect(double threshold, int questions, int answered, int helpful, int notHelpful) {
    static Effect of(double threshold, List<Judged> weighed) {
      List<Judged> given = weighed.stream().filter(j -> j.confidence() >= threshold).toList();
      Voted voted = votedOf(given);
      return new Effect(
          threshold, weighed.size(), given.size(), voted.helpful(), voted.notHelpful());
    }
  }

  /**
   * The proposal.
   *
   * @param asked the questions, newest first; those that ask no threshold are left out
   * @param holds the threshold that holds
   * @param wanted how likely an answer at the threshold should be to be found helpful
   */
  static ThresholdProposal of(List<Judged> asked, double holds, double wanted) {
    List<Judged> weighed =
        asked.stream().filter(j -> Answerer.isWeighed(j.confidence())).toList();
    Voted voted = votedOf(weighed);
    if (voted.answers() < LEAST_VOTED
        || Math.min(voted.helpful(), voted.notHelpful()) < LEAST_OF_EACH) {
      return new TooFew(voted);
    }
    List<VoteCurve.Vote> votes =
        weighed.stream()
            .filter(j -> j.answered() && j.voted())
            .map(j -> new VoteCurve.Vote(j.confidence(), j.helpful()))
            .toList();
    VoteCurve curve = VoteCurve.of(votes);
    OptionalDouble least = curve.least(wanted);
    if (least.isEmpty()) {
      return new Never(voted, wanted, curve.at(1));
    }
    double value = bounded(least.getAsDouble(), votes, holds);
    double rounded = Math.min(1, Math.ceil(value * 1000 - 1e-9) / 1000);
    List<Judged> changed =
        weighed.stream()
            .filter(j -> j.confidence() >= holds != j.confidence() >= rounded)
            .toList();
    return new Proposed(
        voted,
        rounded,
        wanted,
        votes.size() >= VoteCurve.MANY,
        Effect.of(holds, weighed),
        Effect.of(rounded, weighed),
        changed);
  }

  /**
   * Below the least sure of the voted answers nothing was answered, so no vote tells what would
   * come of it: the threshold goes no lower, unless it is there.
   */
  private static double bounded(double value, List<VoteCurve.Vote> votes, double holds) {
    double known = votes.stream().mapToDouble(VoteCurve.Vote::confidence).min().orElse(holds);
    return value <= known ? Math.min(known, holds) : value;
  }

  private static Voted votedOf(List<Judged> weighed) {
    List<Judged> voted = weighed.stream().filter(j -> j.answered() && j.voted()).toList();
    int helpful = (int) voted.stream().filter(j -> j.helpful() > 0.5).count();
    int notHelpful = (int) voted.stream().filter(j -> j.helpful() < 0.5).count();
    return new Voted(voted.size(), helpful, notHelpful);
  }
}

package org.wentai.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.wentai.chat.Language;
import org.wentai.eval.ThresholdProposal.Proposed;
import org.wentai.store.Exchanges.Votes;
import org.wentai.store.Judgements.Judged;

class ThresholdProposalTest {
  private static final ThresholdText ZH = new ThresholdText(Language.ZH, ZoneOffset.UTC);
  private static final Instant SINCE = Instant.parse("2026-11-01T00:00:00Z");

  private static Judged voted(double confidence, int helpful, int notHelpful) {
    return new Judged("几点开？", true, confidence, new Votes(helpful, notHelpful));
  }

  private static Judged asked(double confidence) {
    boolean answered = confidence >= 0.25;
    return new Judged("几点开？", answered, confidence, new Votes(0, 0));
  }

  /** Answers of .26 to .94 (.90 is no text's), found useless below {@code from}, else useful. */
  private static List<Judged> usefulFrom(double from, int each) {
    List<Judged> all = new ArrayList<>();
    for (int i = 26; i < 95; i++) {
      for (int k = 0; k < each; k++) {
        boolean useful = i / 100.0 >= from;
        all.add(voted(i / 100.0, useful ? 1 : 0, useful ? 0 : 1));
      }
    }
    return all;
  }

  @Test
  void fewVotesProposeNothingAndSayHowManyLack() {
    List<Judged> few =
        List.of(voted(0.5, 1, 0), voted(0.6, 0, 2), voted(0.95, 1, 0), asked(0.4));
    ThresholdProposal proposal = ThresholdProposal.of(few, 0.25, 0.25);
    assertThat(proposal).isInstanceOf(ThresholdProposal.TooFew.class);
    assertThat(proposal.voted()).isEqualTo(new ThresholdProposal.Voted(2, 1, 1));
    assertThat(ZH.of(proposal, SINCE)).contains("至少要 30 个", "各至少 5 个", "还差 28 个");
    assertThat(proposal.other()).isEmpty();
  }

  @Test
  void votesOfOneKindOnlyProposeNothing() {
    ThresholdProposal proposal = ThresholdProposal.of(usefulFrom(0.2, 1), 0.25, 0.25);
    assertThat(proposal).isInstanceOf(ThresholdProposal.TooFew.class);
    assertThat(ZH.of(proposal, SINCE)).contains("还差 5 个");
  }

  @Test
  void answersFoundUselessRaiseTheThreshold() {
    List<Judged> all = new ArrayList<>(usefulFrom(0.6, 20));
    all.add(asked(0.1));
    assertThat(ThresholdProposal.of(all, 0.25, 0.5))
        .asInstanceOf(type(Proposed.class))
        .satisfies(
            proposed -> {
              assertThat(proposed.stepwise()).isTrue();
              assertThat(proposed.value()).isEqualTo(0.6);
              assertThat(proposed.now().answered()).isEqualTo(68 * 20);
              assertThat(proposed.then().answered()).isEqualTo(34 * 20);
              assertThat(proposed.then().notHelpful()).isZero();
              assertThat(proposed.then().helpful()).isEqualTo(proposed.now().helpful());
              assertThat(proposed.changed()).hasSize(34 * 20);
              assertThat(proposed.other()).hasValue(0.6);
              assertThat(ZH.of(proposed, SINCE))
                  .contains("建议：0.600", "至少 50 %", "680 个问题会不再回答", "几点开？");
            });
  }

  @Test
  void fewerVotesAreFittedByALogisticCurve() {
    assertThat(ThresholdProposal.of(usefulFrom(0.6, 1), 0.25, 0.5))
        .asInstanceOf(type(Proposed.class))
        .satisfies(
            proposed -> {
              assertThat(proposed.stepwise()).isFalse();
              assertThat(proposed.value()).isBetween(0.5, 0.7);
            });
  }

  @Test
  void belowWhatWasAnsweredNothingIsKnown() {
    List<Judged> all = new ArrayList<>(usefulFrom(0.2, 20));
    usefulFrom(0.99, 1).forEach(all::add);
    all.add(asked(0.05));
    assertThat(ThresholdProposal.of(all, 0.25, 0.5))
        .asInstanceOf(type(Proposed.class))
        .satisfies(
            proposed -> {
              assertThat(proposed.value()).isEqualTo(0.25);
              assertThat(proposed.other()).isEmpty();
              assertThat(ZH.of(proposed, SINCE)).contains("可以不变");
            });
  }

  @Test
  void whereNoConfidenceIsEnoughThatIsSaid() {
    List<Judged> poor = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      poor.add(voted(0.3 + i * 0.01, i % 6 == 0 ? 1 : 0, i % 6 == 0 ? 0 : 1));
    }
    ThresholdProposal proposal = ThresholdProposal.of(poor, 0.25, 0.99);
    assertThat(proposal).isInstanceOf(ThresholdProposal.Never.class);
    assertThat(ZH.of(proposal, SINCE)).contains("得不出阈值", "99 %");
  }
}

package org.wentai.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wentai.store.Exchanges.Votes;
import org.wentai.store.Judgements.Judged;

class JudgementsTest extends OnEachDatabase {
  private List<Judged> since(int second, int limit) {
    return found(w -> Optional.of(w.judgements().since(at(second), limit))).orElseThrow();
  }

  @Test
  void questionsStandBesideTheirVotesNewestFirst() {
    count(w -> w.exchanges().add(Asked.by(1).at(at(1))));
    long voted = count(w -> w.exchanges().add(Asked.by(2).at(at(2))));
    count(w -> w.exchanges().add(Asked.by(3).unanswered().at(at(3))));
    did(w -> w.exchanges().vote(voted, 7, true, at(4)));
    did(w -> w.exchanges().vote(voted, 8, false, at(4)));
    did(w -> w.exchanges().vote(voted, 9, true, at(4)));
    var none = new Votes(0, 0);
    assertThat(since(1, 9))
        .containsExactly(
            new Judged("票多少钱？", false, 0.75, none),
            new Judged("票多少钱？", true, 0.75, new Votes(2, 1)),
            new Judged("票多少钱？", true, 0.75, none));
    assertThat(since(2, 1)).hasSize(1);
    Judged judged = since(2, 9).get(1);
    assertThat(judged.voted()).isTrue();
    assertThat(judged.helpful()).isEqualTo(2.0 / 3);
  }
}

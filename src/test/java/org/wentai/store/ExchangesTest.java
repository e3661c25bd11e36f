package org.wentai.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.wentai.store.Exchanges.Day;
import org.wentai.store.Exchanges.Votes;

class ExchangesTest extends OnEachDatabase {
  private Exchange add(Exchange exchange) {
    return Asked.stored(count(w -> w.exchanges().add(exchange)), exchange);
  }

  private Exchange add(int second) {
    return add(Asked.by(1).at(at(second)));
  }

  private boolean vote(Exchange of, long voter, boolean helpful) {
    return did(w -> w.exchanges().vote(of.id(), voter, helpful, at(9)));
  }

  private Optional<Votes> votes(Exchange of) {
    return found(w -> Optional.of(w.exchanges().votes(of.id())));
  }

  @Test
  void whatIsFoundIsWhatWasAdded() {
    var topic = new Lane(-100, OptionalInt.of(7));
    var answered = add(Asked.by(1).in(topic).at(at(1)));
    var unanswered = add(Asked.by(2).unanswered().at(at(2)));
    assertThat(found(w -> w.exchanges().find(answered.id()))).contains(answered);
    assertThat(found(w -> w.exchanges().find(unanswered.id()))).contains(unanswered);
    assertThat(found(w -> w.exchanges().find(99))).isEmpty();
  }

  @Test
  void aMessageHasItsLatestExchange() {
    add(Asked.by(1).asMessage(5).at(at(1)));
    var latest = add(Asked.by(1).asMessage(5).at(at(2)));
    add(Asked.by(2).asMessage(5).at(at(3)));
    assertThat(found(w -> w.exchanges().ofMessage(1, 5))).contains(latest);
    assertThat(found(w -> w.exchanges().ofMessage(1, 6))).isEmpty();
  }

  @Test
  void theLastOneIsTheAskersOwnInTheLane() {
    var group = Lane.of(-100);
    var topic = new Lane(-100, OptionalInt.of(7));
    add(Asked.by(1).in(group).at(at(1)));
    var last = add(Asked.by(1).in(group).at(at(2)));
    add(Asked.by(2).in(group).at(at(3)));
    add(Asked.by(1).in(topic).at(at(4)));
    assertThat(found(w -> w.exchanges().last(group, 1, at(2)))).contains(last);
    assertThat(found(w -> w.exchanges().last(group, 1, at(3)))).isEmpty();
  }

  @Test
  void theReplysRowIsNamed() {
    var asked = add(1);
    store.run(w -> w.exchanges().repliedBy(asked.id(), 33));
    assertThat(found(w -> w.exchanges().find(asked.id())).map(Exchange::reply))
        .contains(OptionalLong.of(33));
  }

  @Test
  void anEditedQuestionsExchangeIsReplacedAndItsVotesGo() {
    var first = add(1);
    vote(first, 1, true);
    var edited = Asked.stored(first.id(), Asked.by(1).unanswered().at(at(2)));
    store.run(w -> w.exchanges().replace(edited));
    assertThat(found(w -> w.exchanges().find(first.id()))).contains(edited);
    assertThat(votes(first)).contains(new Votes(0, 0));
    var unknown = Asked.stored(99, edited);
    assertThatThrownBy(() -> store.run(w -> w.exchanges().replace(unknown)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no exchange 99");
  }

  @Test
  void aVoterHasOneVoteAndMayChangeIt() {
    var asked = add(1);
    assertThat(vote(asked, 1, true)).isTrue();
    assertThat(vote(asked, 1, true)).isFalse();
    assertThat(vote(asked, 2, true)).isTrue();
    assertThat(votes(asked)).contains(new Votes(2, 0));
    assertThat(vote(asked, 1, false)).isTrue();
    assertThat(votes(asked)).contains(new Votes(1, 1));
    assertThat(vote(Asked.stored(99, asked), 1, true)).isFalse();
  }

  @Test
  void unansweredOnesComeNewestFirst() {
    add(Asked.by(1).unanswered().at(at(1)));
    var older = add(Asked.by(1).unanswered().at(at(2)));
    add(3);
    var newer = add(Asked.by(2).unanswered().at(at(4)));
    assertThat(seen(w -> w.exchanges().unanswered(at(2), 9))).containsExactly(newer, older);
    assertThat(seen(w -> w.exchanges().unanswered(at(0), 1))).containsExactly(newer);
  }

  @Test
  void eachIsHandedOutOldestFirst() {
    add(1);
    var newer = add(5);
    var older = add(3);
    var all = new ArrayList<Exchange>();
    store.read(
        w -> {
          w.exchanges().each(at(2), all::add);
          return true;
        });
    assertThat(all).containsExactly(older, newer);
  }

  /** 99 of 1 to 99 milliseconds and one slow one: half are below 50, and 99 of 100 below 100. */
  @Test
  void aDaysFigures() {
    for (int i = 1; i <= 99; i++) {
      add(Asked.by(i).taking(i).at(at(i)));
    }
    var slow = add(Asked.by(100).unanswered().taking(5000).at(at(100)));
    vote(slow, 1, false);
    vote(slow, 2, true);
    vote(slow, 3, true);
    assertThat(seen(w -> w.exchanges().days(at(0), ZoneOffset.UTC)))
        .containsExactly(new Day(LocalDate.of(2026, 11, 2), 100, 99, 2, 1, 50, 99));
  }

  @Test
  void daysAreThoseOfTheZone() {
    var late = Instant.parse("2026-11-02T15:59:59.999Z");
    add(Asked.by(1).taking(10).at(late));
    add(Asked.by(1).taking(30).at(late.plusMillis(1)));
    add(Asked.by(1).taking(20).at(late.plusMillis(2)));
    var shanghai = ZoneId.of("Asia/Shanghai");
    assertThat(seen(w -> w.exchanges().days(at(0), shanghai)))
        .containsExactly(
            new Day(LocalDate.of(2026, 11, 2), 1, 1, 0, 0, 10, 10),
            new Day(LocalDate.of(2026, 11, 3), 2, 2, 0, 0, 20, 30));
    assertThat(seen(w -> w.exchanges().days(at(0), ZoneOffset.UTC))).hasSize(1);
    assertThat(seen(w -> w.exchanges().days(late.plusMillis(3), shanghai))).isEmpty();
  }

  @Test
  void oldOnesAreForgottenWithTheirVotes() {
    var old = add(1);
    var kept = add(2);
    vote(old, 1, true);
    vote(kept, 1, true);
    assertThat(count(w -> w.exchanges().prune(at(2)))).isEqualTo(1);
    assertThat(votes(old)).contains(new Votes(0, 0));
    assertThat(votes(kept)).contains(new Votes(1, 0));
    assertThat(seen(w -> List.of(w.exchanges().find(old.id()), w.exchanges().find(kept.id()))))
        .containsExactly(Optional.empty(), Optional.of(kept));
  }
}

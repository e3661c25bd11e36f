package org.wentai.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.wentai.store.Inbox.End;
import org.wentai.store.Inbox.Received;

class InboxTest extends OnEachDatabase {
  private static final long BOT = 7;
  private static final Owner ONE = new Owner("one", "here", 1, "1");
  private static final Owner TWO = new Owner("two", "here", 2, "1");

  private static Received update(long id) {
    return new Received(BOT, id, at(id), "{\"update_id\":" + id + "}", 0);
  }

  private List<Received> add(long... ids) {
    return list(w -> w.inbox().add(LongStream.of(ids).mapToObj(InboxTest::update).toList()));
  }

  private List<Received> waiting() {
    return seen(w -> w.inbox().waiting(BOT, 0, 100));
  }

  private boolean end(long id, End how) {
    return did(w -> w.inbox().end(BOT, id, how, "", at(100 + id)));
  }

  @Test
  void onlyNewUpdatesComeBackInTheOrderGiven() {
    assertThat(add(2, 1)).containsExactly(update(2), update(1));
    assertThat(add(1, 3, 2, 4)).containsExactly(update(3), update(4));
    assertThat(add(5, 5)).containsExactly(update(5));
    assertThat(add()).isEmpty();
  }

  @Test
  void idsCountForEachBot() {
    add(1);
    var others = new Received(8, 1, at(1), "{}", 0);
    assertThat(list(w -> w.inbox().add(List.of(others)))).containsExactly(others);
    assertThat(waiting()).containsExactly(update(1));
  }

  @Test
  void waitingOnesComeLowestFirstInPortions() {
    add(5, 3, 1, 4, 2);
    assertThat(seen(w -> w.inbox().waiting(BOT, 1, 3)))
        .containsExactly(update(2), update(3), update(4));
  }

  @Test
  void anUpdateEndsOnceAndIsNotNewAgain() {
    add(1, 2);
    assertThat(end(1, End.DONE)).isTrue();
    assertThat(end(1, End.POISONED)).isFalse();
    assertThat(end(99, End.DONE)).isFalse();
    assertThat(add(1)).isEmpty();
    assertThat(waiting()).containsExactly(update(2));
    assertThat(count(w -> w.inbox().poisoned())).isZero();
  }

  @Test
  void attemptsAreCounted() {
    add(1, 2);
    assertThat(count(w -> w.inbox().failed(BOT, 1, "why"))).isEqualTo(1);
    end(2, End.DONE);
    assertThat(count(w -> w.inbox().failed(BOT, 1, "again"))).isEqualTo(2);
    assertThat(waiting()).extracting(Received::attempts).containsExactly(2);
    assertThatThrownBy(() -> count(w -> w.inbox().failed(BOT, 3, "why")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no update 3 of bot 7");
  }

  @Test
  void depthCountsWhatWaitsAndPoisonedWhatWasPutAside() {
    add(1, 2, 3, 4);
    end(1, End.POISONED);
    end(2, End.STALE);
    assertThat(count(w -> w.inbox().depth())).isEqualTo(2);
    assertThat(count(w -> w.inbox().poisoned())).isEqualTo(1);
  }

  @Test
  void onlyEndedOnesAreForgotten() {
    add(1, 2, 3);
    end(1, End.DONE);
    end(2, End.DONE);
    assertThat(count(w -> w.inbox().prune(at(102)))).isEqualTo(1);
    assertThat(add(1, 2, 3)).containsExactly(update(1));
  }

  private List<Long> claim(Owner owner, int limit) {
    return list(w -> w.inbox().claim(BOT, owner, limit)).stream().map(Received::id).toList();
  }

  @Test
  void aLaneBelongsToOneProcessUntilAllThatWaitsOfItHasEnded() {
    store.run(
        w ->
            w.inbox()
                .add(
                    LongStream.rangeClosed(1, 6).mapToObj(InboxTest::update).toList(), this::lane));
    assertThat(claim(ONE, 1)).containsExactly(1L);
    assertThat(claim(TWO, 9)).containsExactly(2L, 4L, 6L);
    assertThat(seen(w -> w.inbox().owners(BOT))).containsExactlyInAnyOrder("one", "two");
    assertThat(did(w -> w.inbox().hasUnowned(BOT))).isTrue();
    end(1, End.DONE);
    assertThat(claim(TWO, 9)).containsExactly(3L, 5L);
    assertThat(claim(ONE, 9)).isEmpty();
    assertThat(did(w -> w.inbox().hasUnowned(BOT))).isFalse();
  }

  @Test
  void whatAProcessLeftIsTakenByOthers() {
    store.run(
        w ->
            w.inbox()
                .add(
                    LongStream.rangeClosed(1, 4).mapToObj(InboxTest::update).toList(), this::lane));
    claim(ONE, 9);
    end(1, End.DONE);
    assertThat(count(w -> w.inbox().disown(BOT, "one"))).isEqualTo(3);
    assertThat(claim(TWO, 9)).containsExactly(2L, 3L, 4L);
  }

  private String lane(Received update) {
    return update.id() % 2 == 0 ? "even" : "odd";
  }
}

package org.wentai.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wentai.store.Outgoing.Attached;
import org.wentai.store.Outgoing.Urgency;

class OutboxTest extends OnEachDatabase {
  private static final Lane ANN = Lane.of(1);
  private static final Lane BOB = Lane.of(2);
  private static final Lane TOPIC = new Lane(-100, OptionalInt.of(7));

  private static Outgoing text(Lane lane, String text) {
    return Outgoing.reply(lane, "sendMessage", text);
  }

  private long add(Outgoing what) {
    return count(w -> w.outbox().add(what, at(0)));
  }

  private long add(Lane lane, String text) {
    return add(text(lane, text));
  }

  private List<Delivery> claim(Instant now) {
    return list(w -> w.outbox().claim(now, 100));
  }

  private List<String> bodies(Instant now) {
    return claim(now).stream().map(d -> d.what().body()).toList();
  }

  private void sent(long id, long message) {
    store.run(w -> w.outbox().sent(id, OptionalLong.of(message), at(50)));
  }

  private Map<String, Long> counts() {
    return store.read(w -> w.outbox().counts());
  }

  @Test
  void aClaimedRowIsWhatWasAdded() {
    var alert =
        new Outgoing(
            TOPIC,
            "sendDocument",
            "{\"caption\":\"表\"}",
            OptionalLong.empty(),
            Optional.of("key"),
            Optional.of(new Attached("document", "表.csv", new byte[] {0, -1, 2})),
            Urgency.ALERT);
    long id = add(alert);
    var claimed = claim(at(1));
    assertThat(claimed)
        .usingRecursiveComparison()
        .isEqualTo(List.of(new Delivery(id, alert, OptionalLong.empty(), at(0), 0, 0)));
    assertThat(claim(at(1))).isEmpty();
  }

  @Test
  void aLaneGoesInOrderAndOneByOne() {
    long first = add(ANN, "a1");
    add(ANN, "a2");
    add(BOB, "b1");
    assertThat(bodies(at(1))).containsExactly("a1", "b1");
    assertThat(bodies(at(1))).isEmpty();
    sent(first, 11);
    assertThat(bodies(at(1))).containsExactly("a2");
  }

  @Test
  void topicsOfAChatAreLanesOfTheirOwn() {
    add(TOPIC, "seven");
    add(Lane.of(-100), "general");
    add(BOB, "b1");
    // The chat's limits are for all its topics: one row of it in each claim.
    assertThat(bodies(at(1))).containsExactly("seven", "b1");
    assertThat(list(w -> w.outbox().claim(at(1), 9, Set.of(-100L)))).isEmpty();
    assertThat(claim(at(1)))
        .extracting(d -> d.what().body(), Delivery::attempts)
        .containsExactly(tuple("general", 0));
  }

  @Test
  void repliesGoBeforeAlertsAndOlderBeforeNewer() {
    var alert = text(ANN, "alert");
    add(
        new Outgoing(
            alert.lane(),
            alert.method(),
            alert.body(),
            alert.edits(),
            alert.replaces(),
            alert.file(),
            Urgency.ALERT));
    add(BOB, "first");
    add(TOPIC, "second");
    assertThat(list(w -> w.outbox().claim(at(1), 2)))
        .extracting(d -> d.what().body())
        .containsExactly("first", "second");
    assertThat(bodies(at(1))).containsExactly("alert");
  }

  @Test
  void aRowThatWaitsHoldsItsLaneAndNoOther() {
    long first = add(ANN, "a1");
    add(ANN, "a2");
    claim(at(1));
    store.run(w -> w.outbox().again(first, "429", at(10)));
    add(BOB, "b1");
    assertThat(bodies(at(9))).containsExactly("b1");
    assertThat(found(w -> w.outbox().nextAt(at(9)))).contains(at(10));
    assertThat(found(w -> w.outbox().nextAt(at(10)))).isEmpty();
    assertThat(claim(at(10)))
        .extracting(Delivery::id, Delivery::attempts)
        .containsExactly(tuple(first, 1));
  }

  @Test
  void aHeldChatWaitsInAllItsLanes() {
    add(TOPIC, "seven");
    add(Lane.of(-100), "general");
    store.run(w -> w.chats().hold(-100, at(20)));
    assertThat(bodies(at(19))).isEmpty();
    assertThat(found(w -> w.outbox().nextAt(at(1)))).contains(at(20));
    assertThat(bodies(at(20))).containsExactly("seven");
    assertThat(bodies(at(20))).containsExactly("general");
  }

  @Test
  void aClosedChatGetsNothingUntilItOpens() {
    add(ANN, "a1");
    store.run(w -> w.chats().hold(1, at(5)));
    store.run(w -> w.chats().close(1, "blocked", at(0)));
    assertThat(bodies(at(9))).isEmpty();
    assertThat(found(w -> w.outbox().nextAt(at(0)))).isEmpty();
    store.run(w -> w.chats().reopen(1));
    assertThat(bodies(at(9))).containsExactly("a1");
  }

  @Test
  void aRowOfUnknownOutcomeIsTriedOnceMore() {
    long id = add(ANN, "a1");
    claim(at(1));
    assertThat(did(w -> w.outbox().unknown(id, "no answer", at(3)))).isTrue();
    assertThat(claim(at(2))).isEmpty();
    assertThat(claim(at(3)))
        .extracting(Delivery::unknowns, Delivery::attempts)
        .containsExactly(tuple(1, 1));
    assertThat(did(w -> w.outbox().unknown(id, "no answer", at(5)))).isFalse();
    assertThat(claim(at(9))).isEmpty();
    assertThat(counts()).isEqualTo(Map.of("unknown", 1L));
  }

  @Test
  void anAlertOfUnknownOutcomeIsTriedUntilItIsKnown() {
    long id = count(w -> w.outbox().add(Outgoing.alert(ANN, "sendMessage", "{}"), at(0)));
    for (int i = 1; i < 9; i += 2) {
      int second = i;
      assertThat(claim(at(second))).extracting(Delivery::id).containsExactly(id);
      assertThat(did(w -> w.outbox().unknown(id, "no answer", at(second)))).isTrue();
      assertThat(claim(at(second + 1))).extracting(Delivery::id).containsExactly(id);
      assertThat(count(w -> w.outbox().recover(at(second + 1)))).isOne();
    }
    assertThat(claim(at(9))).extracting(Delivery::unknowns).containsExactly(8);
    assertThat(did(w -> w.outbox().unknown(id, "no answer", at(9)))).isTrue();
    claim(at(10));
    assertThat(did(w -> w.outbox().unknown(id, "no answer", at(10)))).isFalse();
    assertThat(counts()).isEqualTo(Map.of("failed", 1L));
  }

  @Test
  void whatWasBeingSentAtACrashIsUnknown() {
    long once = add(ANN, "a1");
    long twice = add(BOB, "b1");
    add(TOPIC, "untouched");
    list(w -> w.outbox().claim(at(1), 2));
    did(w -> w.outbox().unknown(twice, "no answer", at(1)));
    list(w -> w.outbox().claim(at(1), 1));
    store.close();
    store = database.open(folder);
    assertThat(count(w -> w.outbox().recover(at(2)))).isEqualTo(2);
    assertThat(claim(at(2)))
        .extracting(d -> d.what().body(), Delivery::unknowns)
        .containsExactly(tuple("a1", 1), tuple("untouched", 0));
    assertThat(counts()).isEqualTo(Map.of("sending", 2L, "unknown", 1L));
    sent(once, 5);
    assertThat(did(w -> w.outbox().messageOf(once).equals(OptionalLong.of(5)))).isTrue();
  }

  @Test
  void failedAndDroppedRowsBlockNothing() {
    long first = add(ANN, "a1");
    add(ANN, "a2");
    claim(at(1));
    store.run(w -> w.outbox().failed(first, "too long", at(1)));
    assertThat(bodies(at(1))).containsExactly("a2");
    add(ANN, "a3");
    assertThat(count(w -> w.outbox().dropChat(1, "left", at(2)))).isEqualTo(1);
    assertThat(counts()).isEqualTo(Map.of("dropped", 1L, "failed", 1L, "sending", 1L));
  }

  @Test
  void whatIsNotBeingSentCannotEndATry() {
    long id = add(ANN, "a1");
    assertThatThrownBy(() -> sent(id, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("row " + id);
    assertThat(bodies(at(1))).containsExactly("a1");
  }

  @Test
  void anEditKnowsTheMessageThatItChanges() {
    long first = add(ANN, "50 %");
    add(text(ANN, "100 %").editing(first));
    claim(at(1));
    sent(first, 77);
    assertThat(claim(at(1))).extracting(Delivery::target).containsExactly(OptionalLong.of(77));
    assertThat(found(w -> Optional.of(w.outbox().rowOf(1, 77)))).contains(OptionalLong.of(first));
  }

  /** The first message failed: the next edit makes one, and those after change that. */
  @Test
  void anEditOfWhatFailedMakesTheMessageThatLaterEditsChange() {
    long first = add(ANN, "0 %");
    long second = add(text(ANN, "50 %").editing(first));
    add(text(ANN, "100 %").editing(first));
    claim(at(1));
    store.run(w -> w.outbox().failed(first, "why", at(1)));
    assertThat(claim(at(1))).extracting(Delivery::target).containsExactly(OptionalLong.empty());
    sent(second, 78);
    assertThat(claim(at(1))).extracting(Delivery::target).containsExactly(OptionalLong.of(78));
  }

  @Test
  void anEditInAnotherLaneWaitsForWhatItChanges() {
    long first = add(ANN, "a1");
    claim(at(1));
    add(text(BOB, "edit").editing(first));
    assertThat(claim(at(1))).isEmpty();
    sent(first, 1);
    assertThat(bodies(at(1))).containsExactly("edit");
  }

  @Test
  void aReplacingRowDropsOnlyWaitingOnesOfItsLaneAndKey() {
    long sending = add(text(ANN, "0 %").replacing("bar"));
    claim(at(1));
    add(text(ANN, "10 %").replacing("bar"));
    add(text(ANN, "other").replacing("else"));
    add(text(BOB, "b").replacing("bar"));
    add(ANN, "plain");
    add(text(ANN, "20 %").replacing("bar").editing(sending));
    assertThat(bodies(at(1))).containsExactly("b");
    assertThat(counts()).isEqualTo(Map.of("dropped", 1L, "sending", 2L, "waiting", 3L));
  }

  @Test
  void aRewrittenRowGoesToItsNewLane() {
    long id = add(TOPIC, "in the topic");
    claim(at(1));
    store.run(w -> w.outbox().rewrite(id, Lane.of(-100), "in general"));
    store.run(w -> w.outbox().again(id, "topic gone", at(1)));
    assertThat(claim(at(1)))
        .extracting(d -> d.what().lane(), d -> d.what().body())
        .containsExactly(tuple(Lane.of(-100), "in general"));
  }

  @Test
  void triesDepthAndAgeAreTold() {
    assertThat(found(w -> w.outbox().oldest(at(1)))).isEmpty();
    add(ANN, "a1");
    add(ANN, "a2");
    add(BOB, "b1");
    claim(at(4));
    assertThat(store.<Map<Long, List<Instant>>>read(w -> w.outbox().triedSince(at(4))))
        .isEqualTo(Map.of(1L, List.of(at(4)), 2L, List.of(at(4))));
    assertThat(store.<Map<Long, List<Instant>>>read(w -> w.outbox().triedSince(at(5)))).isEmpty();
    assertThat(count(w -> w.outbox().depth())).isEqualTo(3);
    assertThat(found(w -> w.outbox().oldest(at(9)))).contains(Duration.ofSeconds(9));
  }

  @Test
  void onlyEndedRowsThatNothingNamesAreForgotten() {
    long reply = add(ANN, "reply");
    long edited = add(BOB, "edited");
    long other = add(TOPIC, "other");
    claim(at(1));
    List.of(reply, edited, other).forEach(id -> sent(id, id + 100));
    add(text(BOB, "edit").editing(edited));
    store.run(w -> w.exchanges().repliedBy(w.exchanges().add(Asked.by(1).at(at(0))), reply));
    assertThat(count(w -> w.outbox().prune(at(50)))).isZero();
    assertThat(count(w -> w.outbox().prune(at(51)))).isEqualTo(1);
    assertThat(store.<OptionalLong>read(w -> w.outbox().messageOf(reply)))
        .isEqualTo(OptionalLong.of(reply + 100));
    assertThat(claim(at(60)))
        .extracting(Delivery::target)
        .containsExactly(OptionalLong.of(edited + 100));
    assertThat(store.<OptionalLong>read(w -> w.outbox().messageOf(other))).isEmpty();
  }

  @Test
  void idsRiseAlsoAfterTheLastRowsWereForgotten() {
    long id = add(ANN, "a1");
    claim(at(1));
    sent(id, 1);
    assertThat(count(w -> w.outbox().prune(at(99)))).isEqualTo(1);
    assertThat(add(ANN, "a2")).isGreaterThan(id);
  }
}

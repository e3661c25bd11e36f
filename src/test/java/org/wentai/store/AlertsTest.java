package org.wentai.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AlertsTest extends OnEachDatabase {
  private static final Lane ANN = Lane.of(1);
  private static final Lane TOPIC = new Lane(-100, OptionalInt.of(7));
  private static final ZoneId ZONE = ZoneOffset.ofHours(8);

  private void add(Alert... alerts) {
    store.run(
        w -> {
          w.lanes().lock(List.of(alerts).stream().map(Alert::lane).toList(), ZONE);
          w.alerts().add(List.of(alerts));
        });
  }

  private long tell(Lane lane, Alert... alerts) {
    add(alerts);
    return count(
        w -> {
          long row = w.outbox().add(Outgoing.alert(lane, "sendMessage", "{}"), at(0));
          var ids = w.alerts().waitingPosts(lane, 9).stream().map(Alert::id).toList();
          w.alerts().tell(ids, row, at(0));
          return row;
        });
  }

  private List<Alert> waiting(Lane lane) {
    return seen(w -> w.alerts().waitingPosts(lane, 99));
  }

  @Test
  void aPostIsOnceInALanesLedger() {
    Alert first = Alerted.of(ANN, 5).at(at(0));
    assertThat(list(w -> w.alerts().add(List.of(first, Alerted.of(TOPIC, 5).at(at(0))))))
        .hasSize(2);
    assertThat(list(w -> w.alerts().add(List.of(first, Alerted.of(ANN, 6).at(at(1))))))
        .extracting(Alert::post)
        .containsExactly(6L);
    assertThat(waiting(ANN)).extracting(Alert::post).containsExactly(5L, 6L);
    assertThat(waiting(TOPIC)).extracting(Alert::lane).containsExactly(TOPIC);
  }

  @Test
  void aLaneIsAsItWasPutAndKeepsItsDueTime() {
    var quiet =
        new AlertLane(
            TOPIC,
            ZoneId.of("Europe/Berlin"),
            AlertLane.Digest.DAILY,
            450,
            OptionalInt.of(1320),
            OptionalInt.of(420),
            at(90),
            Optional.empty(),
            "");
    store.run(w -> w.lanes().put(quiet));
    assertThat(found(w -> w.lanes().find(TOPIC))).contains(quiet);
    store.run(w -> w.lanes().due(Map.of(TOPIC, Optional.of(at(5)))));
    store.run(w -> w.lanes().put(quiet));
    assertThat(found(w -> w.lanes().find(TOPIC)).flatMap(AlertLane::dueAt)).contains(at(5));
    assertThat(found(w -> w.lanes().nextDue())).contains(at(5));
    store.run(w -> w.lanes().due(Map.of(TOPIC, Optional.empty())));
    assertThat(found(w -> w.lanes().nextDue())).isEmpty();
  }

  @Test
  void theLongestDueLanesComeFirst() {
    store.run(
        w -> {
          w.lanes().lock(List.of(ANN, TOPIC, Lane.of(2)), ZONE);
          w.lanes().due(Map.of(ANN, Optional.of(at(2)), TOPIC, Optional.of(at(1))));
        });
    assertThat(list(w -> w.lanes().due(at(0), 9))).isEmpty();
    assertThat(list(w -> w.lanes().due(at(2), 9)))
        .extracting(state -> state.lane().lane())
        .containsExactly(TOPIC, ANN);
    assertThat(list(w -> w.lanes().due(at(2), 1))).hasSize(1);
  }

  @Test
  void whatCouldNotBeSentToAClosedChatWaitsUntilItOpens() {
    long sent = tell(ANN, Alerted.of(ANN, 1).at(at(0)));
    long waits = tell(ANN, Alerted.of(ANN, 2).at(at(0)));
    store.run(
        w -> {
          w.outbox().add(Outgoing.reply(ANN, "sendMessage", "{}"), at(0));
          w.outbox().claim(at(1), 1);
          w.outbox().failed(sent, "403", at(1));
          w.alerts().takeBack(sent, "403", at(1));
          w.outbox().dropChat(1, "403", at(1));
          w.chats().close(1, "403", at(1));
        });
    assertThat(waiting(ANN)).extracting(Alert::post).containsExactly(1L, 2L);
    assertThat(count(w -> w.outbox().depth())).isZero();
    assertThat(list(w -> w.deadLetters().last(9))).isEmpty();
    assertThat(found(w -> w.lanes().find(ANN)).orElseThrow())
        .returns("403", AlertLane::missed)
        .returns(Optional.empty(), AlertLane::dueAt);
    assertThat(list(w -> w.alerts().sentWith(waits))).isEmpty();
    assertThat(did(w -> w.chats().reopen(1))).isTrue();
    assertThat(list(w -> w.lanes().due(at(2), 9)))
        .extracting(state -> state.lane().missed())
        .containsExactly("403");
  }

  @Test
  void aLaneThatMissedNothingIsToldNothing() {
    store.run(
        w -> {
          w.lanes().lock(List.of(ANN), ZONE);
          w.chats().close(1, "kicked", at(0));
          w.chats().reopen(1);
        });
    assertThat(found(w -> w.lanes().find(ANN)).orElseThrow())
        .returns("", AlertLane::missed)
        .returns(Optional.empty(), AlertLane::dueAt);
  }

  @Test
  void aLineTellsHowItsMessageFared() {
    long row = tell(ANN, Alerted.of(ANN, 1).at(at(0)), Alerted.of(ANN, 2).at(at(0)));
    store.run(w -> w.outbox().claim(at(1), 1));
    store.run(w -> w.outbox().unknown(row, "no answer", at(2)));
    store.run(w -> w.outbox().claim(at(3), 1));
    store.run(w -> w.outbox().sent(row, OptionalLong.of(77), at(4)));
    var lines = seen(w -> w.alerts().lines(1, 77));
    assertThat(lines).extracting(line -> line.alert().post()).containsExactly(1L, 2L);
    assertThat(lines.getFirst().sending())
        .contains(
            new AlertLine.Sending(
                row,
                AlertLine.State.SENT,
                2,
                1,
                Optional.of(at(3)),
                Optional.of(at(4)),
                OptionalLong.of(77),
                ""));
    long id = lines.getFirst().alert().id();
    assertThat(found(w -> w.alerts().line(id))).contains(lines.getFirst());
    assertThat(seen(w -> w.alerts().lines(2, 77))).isEmpty();
    var figures = store.read(w -> w.alerts().figures(at(10)));
    assertThat(figures.median()).contains(Duration.ofSeconds(4));
    assertThat(figures.waiting()).isZero();
  }

  @Test
  void aDeadLetterCanBeTriedAgainOrGivenUp() {
    long first = tell(ANN, Alerted.of(ANN, 1).at(at(0)));
    long second = tell(TOPIC, Alerted.of(TOPIC, 1).at(at(0)));
    store.run(w -> w.outbox().claim(at(1), 9));
    store.run(w -> w.outbox().failed(first, "400: bad", at(2)));
    store.run(w -> w.outbox().failed(second, "400: worse", at(2)));
    assertThat(list(w -> w.deadLetters().last(9)))
        .containsExactly(
            new DeadLetters.DeadLetter(second, TOPIC, at(0), at(2), "400: worse", 1, 1),
            new DeadLetters.DeadLetter(first, ANN, at(0), at(2), "400: bad", 1, 1));
    assertThat(did(w -> w.deadLetters().retry(first, at(3)))).isTrue();
    assertThat(did(w -> w.deadLetters().retry(first, at(3)))).isFalse();
    assertThat(waiting(ANN)).hasSize(1);
    assertThat(found(w -> w.lanes().nextDue())).contains(Instant.EPOCH);
    assertThat(did(w -> w.deadLetters().drop(second, at(3)))).isTrue();
    assertThat(waiting(TOPIC)).isEmpty();
    assertThat(count(w -> w.deadLetters().count())).isZero();
    assertThat(list(w -> w.alerts().sentWith(second)))
        .extracting(Alert::note, Alert::endedAt)
        .containsExactly(tuple("given up", Optional.of(at(3))));
  }

  @Test
  void whatWaitsToBeSentInAMutedLaneIsTakenBack() {
    long row = tell(ANN, Alerted.of(ANN, 1).at(at(0)));
    AlertLane usual = Lanes.usual(ANN, ZONE);
    assertThat(seen(w -> w.alerts().mayBeHeld(at(1), 9))).isEmpty();
    store.run(
        w ->
            w.lanes()
                .put(
                    new AlertLane(
                        ANN,
                        ZONE,
                        usual.digest(),
                        usual.digestAt(),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        at(60),
                        Optional.empty(),
                        "")));
    assertThat(seen(w -> w.alerts().mayBeHeld(at(1), 9))).hasSize(1);
    assertThat(seen(w -> w.alerts().mayBeHeld(at(60), 9))).isEmpty();
    assertThat(list(w -> w.alerts().takeBack(ANN, "muted", at(1)))).containsExactly(ANN);
    assertThat(waiting(ANN)).hasSize(1);
    assertThat(list(w -> w.alerts().sentWith(row))).isEmpty();
    assertThat(count(w -> w.outbox().depth())).isZero();
  }

  @Test
  void whatIsOldIsForgottenButForWhatIsStillToBeSent() {
    long row = tell(ANN, Alerted.of(ANN, 1).at(at(0)));
    tell(TOPIC, Alerted.of(TOPIC, 1).at(at(0)));
    add(Alerted.of(ANN, 2).at(at(0)), Alerted.of(ANN, 3).at(at(9)));
    store.run(w -> w.outbox().claim(at(0), 1));
    store.run(w -> w.outbox().sent(row, OptionalLong.of(3), at(0)));
    assertThat(count(w -> w.outbox().prune(at(9)))).isZero();
    assertThat(count(w -> w.retention().alerts(at(9), 1))).isEqualTo(1);
    assertThat(count(w -> w.retention().alerts(at(9), 9))).isEqualTo(1);
    assertThat(waiting(ANN)).extracting(Alert::post).containsExactly(3L);
    assertThat(count(w -> w.outbox().prune(at(9)))).isEqualTo(1);
    assertThat(count(w -> w.outbox().depth())).isEqualTo(1);
  }
}

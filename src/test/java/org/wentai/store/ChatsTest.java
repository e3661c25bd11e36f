package org.wentai.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ChatsTest extends OnEachDatabase {
  private static final long GROUP = -5;
  private static final long SUPERGROUP = -1005;

  @Test
  void aChatsLanguageIsTheLastChosen() {
    assertThat(found(w -> w.chats().language(1))).isEmpty();
    store.run(w -> w.chats().hold(1, at(1)));
    assertThat(found(w -> w.chats().language(1))).isEmpty();
    store.run(w -> w.chats().speak(1, "zh"));
    store.run(w -> w.chats().speak(1, "en"));
    assertThat(found(w -> w.chats().language(1))).contains("en");
  }

  @Test
  void aHoldIsNotCutShort() {
    store.run(w -> w.chats().hold(1, at(10)));
    store.run(w -> w.chats().hold(1, at(5)));
    assertThat(found(w -> w.chats().heldUntil(1, at(9)))).contains(at(10));
    assertThat(found(w -> w.chats().heldUntil(1, at(10)))).isEmpty();
    assertThat(found(w -> w.chats().heldUntil(2, at(0)))).isEmpty();
  }

  @Test
  void aClosedChatOpensOnce() {
    assertThat(did(w -> w.chats().reopen(1))).isFalse();
    store.run(w -> w.chats().close(1, "blocked", at(1)));
    assertThat(did(w -> w.chats().isClosed(1))).isTrue();
    assertThat(did(w -> w.chats().isClosed(2))).isFalse();
    assertThat(did(w -> w.chats().reopen(1))).isTrue();
    assertThat(did(w -> w.chats().reopen(1))).isFalse();
    assertThat(did(w -> w.chats().isClosed(1))).isFalse();
  }

  @Test
  void aMigratedChatsRowsAllGoAlong() {
    var topic = new Lane(GROUP, OptionalInt.of(7));
    store.run(
        w -> {
          w.outbox().add(Outgoing.reply(Lane.of(GROUP), "sendMessage", "general"), at(0));
          w.outbox().add(Outgoing.reply(topic, "sendMessage", "topic"), at(0));
          w.outbox().add(Outgoing.reply(Lane.of(9), "sendMessage", "other"), at(0));
          w.exchanges().add(Asked.by(1).in(topic).at(at(0)));
          w.subscriptions().add(Subscribed.to("何时？").in(topic).at(at(0)));
          w.chats().speak(GROUP, "en");
          w.chats().hold(GROUP, at(30));
          w.chats().migrate(GROUP, SUPERGROUP);
        });
    var moved = new Lane(SUPERGROUP, OptionalInt.of(7));
    assertThat(list(w -> w.outbox().claim(at(29), 9)))
        .extracting(d -> d.what().lane())
        .containsExactly(Lane.of(9));
    for (Lane next : List.of(Lane.of(SUPERGROUP), moved)) {
      assertThat(list(w -> w.outbox().claim(at(30), 9)))
          .extracting(d -> d.what().lane())
          .containsExactly(next);
    }
    assertThat(found(w -> w.exchanges().last(moved, 1, at(0))))
        .get()
        .extracting(Exchange::lane)
        .isEqualTo(moved);
    assertThat(list(w -> w.subscriptions().of(moved)))
        .extracting(Subscription::lane)
        .containsExactly(moved);
    assertThat(found(w -> w.chats().language(SUPERGROUP))).contains("en");
    assertThat(found(w -> w.chats().language(GROUP))).isEmpty();
  }

  @Test
  void whatTheNewChatHasIsKeptAndMigratingTwiceDoesNothing() {
    store.run(
        w -> {
          w.chats().speak(GROUP, "en");
          w.chats().hold(GROUP, at(3));
          w.chats().close(GROUP, "kicked", at(0));
          w.chats().speak(SUPERGROUP, "zh");
          w.chats().hold(SUPERGROUP, at(8));
          w.chats().migrate(GROUP, SUPERGROUP);
          w.chats().migrate(GROUP, SUPERGROUP);
        });
    assertThat(found(w -> w.chats().language(SUPERGROUP))).contains("zh");
    assertThat(found(w -> w.chats().heldUntil(SUPERGROUP, at(0)))).contains(at(8));
    assertThat(did(w -> w.chats().isClosed(SUPERGROUP))).isFalse();
  }

  /** The new chat counts messages from 1: old numbers would name others' messages there. */
  @Test
  void messageIdsOfTheOldChatAreForgotten() {
    var lane = Lane.of(GROUP);
    store.run(
        w -> {
          long row = w.outbox().add(Outgoing.reply(lane, "sendMessage", "old"), at(0));
          w.outbox().claim(at(0), 1);
          w.outbox().sent(row, OptionalLong.of(12), at(0));
          w.outbox().add(Outgoing.reply(lane, "editMessageText", "edit").editing(row), at(1));
          w.exchanges().add(Asked.by(1).in(lane).asMessage(11).at(at(0)));
          w.chats().migrate(GROUP, SUPERGROUP);
        });
    assertThat(store.<OptionalLong>read(w -> w.outbox().rowOf(SUPERGROUP, 12))).isEmpty();
    assertThat(found(w -> w.exchanges().ofMessage(SUPERGROUP, 11))).isEmpty();
    assertThat(list(w -> w.outbox().claim(at(1), 1)))
        .extracting(Delivery::target)
        .containsExactly(OptionalLong.empty());
  }

  private static final ZoneId ZONE = ZoneOffset.UTC;

  private static AlertLane muted(Lane lane, long second) {
    AlertLane usual = Lanes.usual(lane, ZONE);
    return new AlertLane(
        lane,
        ZONE,
        AlertLane.Digest.HOURLY,
        usual.digestAt(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        at(second),
        Optional.empty(),
        "");
  }

  @Test
  void subscriptionsAlertsAndLanesOfAClosedChatGoAlongAndAreDue() {
    var topic = new Lane(GROUP, OptionalInt.of(7));
    var moved = new Lane(SUPERGROUP, OptionalInt.of(7));
    long version = count(w -> w.subscriptions().version());
    store.run(
        w -> {
          w.subscriptions().add(Subscribed.to("a").in(topic).at(at(0)));
          w.lanes().put(muted(topic, 30));
          w.alerts().add(List.of(Alerted.of(topic, 4).at(at(0))));
          w.chats().close(GROUP, "upgraded", at(1));
          w.chats().migrate(GROUP, SUPERGROUP);
        });
    assertThat(seen(w -> w.alerts().waitingPosts(moved, 9))).hasSize(1);
    assertThat(seen(w -> w.alerts().waitingPosts(topic, 9))).isEmpty();
    assertThat(list(w -> w.lanes().due(at(1), 9)))
        .extracting(state -> state.lane().lane(), state -> state.lane().mutedUntil())
        .containsExactly(tuple(moved, at(30)));
    assertThat(found(w -> w.lanes().find(topic))).isEmpty();
    assertThat(seen(w -> w.subscriptions().changedSince(version, 9)))
        .extracting(Subscription::lane)
        .containsExactly(moved);
    assertThat(count(w -> w.subscriptions().version())).isGreaterThan(version + 1);
  }

  @Test
  void whatTheNewChatHasAlreadyIsJoined() {
    Lane old = Lane.of(GROUP);
    Lane now = Lane.of(SUPERGROUP);
    long gone = count(w -> w.subscriptions().add(Subscribed.to("a").in(old).at(at(0))).get());
    long kept = count(w -> w.subscriptions().add(Subscribed.to("a").in(now).at(at(0))).get());
    store.run(
        w -> {
          w.lanes().put(muted(old, 30));
          w.lanes().put(muted(now, 60));
          w.alerts()
              .add(
                  List.of(
                      Alerted.of(old, 1).because(gone).at(at(0)),
                      Alerted.of(old, 2).because(gone).at(at(0)),
                      Alerted.of(old, 3).because(gone).at(at(0)),
                      Alerted.of(now, 2).because(kept).at(at(0)),
                      Alerted.of(now, 3).because(kept).at(at(0))));
          long row = w.outbox().add(Outgoing.alert(old, "sendMessage", "{}"), at(0));
          var told = w.alerts().waitingPosts(old, 9).getLast();
          w.alerts().tell(List.of(told.id()), row, at(0));
          w.chats().migrate(GROUP, SUPERGROUP);
        });
    var waiting = seen(w -> w.alerts().waitingPosts(now, 9));
    assertThat(waiting).extracting(Alert::post).containsExactlyInAnyOrder(1L, 2L);
    assertThat(waiting).allMatch(alert -> alert.why().contains(kept));
    assertThat(found(w -> w.lanes().find(now)).orElseThrow().mutedUntil()).isEqualTo(at(60));
    assertThat(found(w -> w.subscriptions().find(gone)).orElseThrow().state())
        .isEqualTo(Subscription.State.DELETED);
    assertThat(seen(w -> w.subscriptions().of(now)))
        .extracting(Subscription::id)
        .containsExactly(kept);
  }
}
